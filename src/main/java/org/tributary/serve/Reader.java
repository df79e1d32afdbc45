package org.tributary.serve;

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
    static Reader of(WebServer.Settings settings, Keys keys, Optional<String> given) {
        if (keys.isEmpty()) return settings.publicUrl().isEmpty() ? TRUSTED : PUBLIC;
        if (given.isPresent()) {
            if (keys.hold(given.get())) return TRUSTED;
            throw new Refusal(403, "This is not the key.");
        }
        if (settings.publicUrl().isPresent()) return PUBLIC;
        throw new Refusal(401, "This river is private: add ?key=... to its address.");
    }
}
