package org.tributary.fetch;

import java.time.Duration;

/** How a request waits for its turn; a test's sleeper moves the clock instead. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;

    /** Really waits, rounded up to the millisecond: a request may come late, never early (P18). */
    static Sleeper real() {
        return time -> Thread.sleep(time.toMillis() + (time.toNanosPart() % 1_000_000 == 0 ? 0 : 1));
    }
}
