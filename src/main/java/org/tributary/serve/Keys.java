package org.tributary.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words that open a door (S25): the present one, and those that it replaces until they are removed. Only their hashes are
 * kept, and the time of a comparison tells nothing of how much of a word was right.
 */
final class Keys {
    private final List<byte[]> hashes;

    Keys(Optional<String> key, List<String> old) {
        hashes = Stream.concat(key.stream(), old.stream()).map(Keys::sha256).toList();
    }

    /** No word opens it. */
    boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** All of them are looked at, whichever fits. */
    boolean hold(String given) {
        byte[] hash = sha256(given);
        boolean held = false;
        for (byte[] one : hashes) held |= MessageDigest.isEqual(one, hash);
        return held;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
