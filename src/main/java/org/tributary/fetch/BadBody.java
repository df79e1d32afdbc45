package org.tributary.fetch;

import java.io.IOException;
import org.tributary.model.FetchResult.Cause;

/** A body that is no use to us: too large, or not what its headers say; the message is for a person. */
final class BadBody extends IOException {
    private final Cause cause;

    BadBody(Cause cause, String why) {
        super(why);
        this.cause = cause;
    }

    Cause what() {
        return cause;
    }
}
