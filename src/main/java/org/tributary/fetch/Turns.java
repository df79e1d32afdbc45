package org.tributary.fetch;

import java.time.Duration;
import java.time.Instant;

/** Whose turn it is at a host, where other processes ask the same hosts: one at a time, and a pause between two. */
public interface Turns {
    /** Nobody else asks. */
    Turns ALONE = new Turns() {
        @Override
        public Answer take(String host, Duration atMost) {
            return new Answer(true, Duration.ZERO, Duration.ZERO);
        }

        @Override
        public void give(String host, Duration pause) {}

        @Override
        public void hold(String host, Instant until) {}
    };

    /**
     * What came of asking for a turn.
     *
     * @param ours whether it is ours
     * @param busy else when to ask again
     * @param held how long the host asked to be left alone, which another process has heard
     */
    record Answer(boolean ours, Duration busy, Duration held) {}

    /** @param atMost it ends after so long, whatever becomes of us */
    Answer take(String host, Duration atMost);

    /** It is over; the pause begins. */
    void give(String host, Duration pause);

    /** The host asked to be left alone: the others have to know. */
    void hold(String host, Instant until);
}
