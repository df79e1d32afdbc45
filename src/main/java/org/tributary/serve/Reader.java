package org.tributary.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Who asks, as far as we care: somebody with every right, or the world. */
enum Reader {
    /** Reads everything in full. */
    TRUSTED,
    /** Reads what may be republished. */
    PUBLIC;

    /**
     * A river without a public address is private: its own machine may read it, or whoever brings the key where there
     * is one. With a public address the world may read it too.
     *
     * @throws Refusal where the key is wrong, or missing in a private river
     */
    static Reader of(WebServer.Settings settings, Optional<String> given) {
        if (settings.key().isEmpty()) return settings.publicUrl().isEmpty() ? TRUSTED : PUBLIC;
        if (given.isPresent()) {
            if (same(settings.key().get(), given.get())) return TRUSTED;
            throw new Refusal(403, "This is not the key.");
        }
        if (settings.publicUrl().isPresent()) return PUBLIC;
        throw new Refusal(401, "This river is private: add ?key=... to its address.");
    }

    /** In constant time, so that nobody learns the key letter by letter. */
    private static boolean same(String key, String given) {
        return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
