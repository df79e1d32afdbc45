package org.tributary.model;

import java.net.URI;

/**
 * Where a publication tells of its stories as they come.
 *
 * @param secret both sides know it; what we send is signed with it
 * @param corrections whether a story is told again when its text is put right
 */
public record Webhook(URI url, String secret, boolean corrections) {
    public Webhook {
        if (secret.isBlank()) throw new IllegalArgumentException("secret may not be empty");
    }

    /** Without the secret, which must not reach a log. */
    @Override
    public String toString() {
        return "Webhook[" + url.getHost() + "]";
    }
}
