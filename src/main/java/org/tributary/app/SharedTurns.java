package org.tributary.app;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.fetch.Turns;
import org.tributary.store.Hosts;

/** The turns at hosts as the store keeps them for all who share it. */
final class SharedTurns implements Turns {
    private static final Logger LOG = LoggerFactory.getLogger("org.tributary");

    private final Hosts hosts;

    SharedTurns(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public Answer take(String host, Duration atMost) {
        Hosts.Turn turn = hosts.take(host, atMost);
        return new Answer(turn.ours(), turn.busy(), turn.held());
    }

    /** The request was made, and what came of it must not be lost because the database is away: the turn ends by itself. */
    @Override
    public void give(String host, Duration pause) {
        try {
            hosts.give(host, pause);
        } catch (RuntimeException e) {
            LOG.warn("the turn at {} could not be given back; it ends by itself: {}", host, e.toString());
        }
    }

    @Override
    public void hold(String host, Instant until) {
        try {
            hosts.hold(host, until);
        } catch (RuntimeException e) {
            LOG.warn("the others do not know that {} asked to be left alone until {}: {}", host, until, e.toString());
        }
    }
}
