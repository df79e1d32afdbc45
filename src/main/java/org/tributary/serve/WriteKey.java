package org.tributary.serve;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Who may change stories (S25). Only a hash of the key is kept, compared in constant time; it comes in a header, never in
 * an address, where logs and histories would have it, and where another site's page could send it.
 */
final class WriteKey {
    private final Optional<byte[]> hash;

    WriteKey(Optional<String> key) {
        this.hash = key.map(WriteKey::sha256);
    }

    /**
     * @throws Refusal for whoever does not bring the key, and for everybody where there is none
     */
    void check(Context context) {
        if (hash.isEmpty())
            throw new Refusal(
                    403, "Nothing can be changed here: feeds.yml sets no serve.write-key. Set one and start again.");
        String bearer = context.header("Authorization");
        if (bearer == null || !bearer.startsWith("Bearer "))
            throw new Refusal(401, "This needs the write key, as 'Authorization: Bearer KEY'.");
        if (!MessageDigest.isEqual(hash.get(), sha256(bearer.substring(7).strip())))
            throw new Refusal(403, "This is not the write key.");
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
