package org.tributary.serve;

import io.javalin.http.Context;

/**
 * Who may change stories (S25). The key comes in a header, never in an address, where logs and histories would have
 * it, and where another site's page could send it.
 */
final class WriteKey {
    private final Keys keys;

    WriteKey(Keys keys) {
        this.keys = keys;
    }

    /**
     * @throws Refusal for whoever does not bring the key, and for everybody where there is none
     */
    void check(Context context) {
        if (keys.isEmpty())
            throw new Refusal(
                    403, "Nothing can be changed here: feeds.yml sets no serve.write-key. Set one and start again.");
        String bearer = context.header("Authorization");
        if (bearer == null || !bearer.startsWith("Bearer "))
            throw new Refusal(401, "This needs the write key, as 'Authorization: Bearer KEY'.");
        if (!keys.hold(bearer.substring(7).strip())) throw new Refusal(403, "This is not the write key.");
    }
}
