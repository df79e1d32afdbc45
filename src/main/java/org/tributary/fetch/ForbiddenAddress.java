package org.tributary.fetch;

import java.net.UnknownHostException;

/** A request was about to be dialled to an address where none may go; the message says which and why. */
final class ForbiddenAddress extends UnknownHostException {
    ForbiddenAddress(String why) {
        super(why);
    }
}
