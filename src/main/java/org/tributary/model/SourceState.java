package org.tributary.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What we remember about a source between two polls.
 *
 * @param nextPoll when to knock again; empty: never (410, until feeds.yml gives another address)
 * @param lastPoll when we last knocked
 * @param lastSuccess when a feed last came, or was said to be unchanged; empty until the first one
 * @param failures polls in a row that brought no feed
 * @param outcome the last poll in words a person understands
 * @param validators of the last feed that was read and whose entries are stored
 * @param every the interval that the next poll was reckoned from, before jitter
 * @param recent moments at which something new appeared, newest first: the feed's own rhythm
 * @param wish what the feed's document asked for when it was last read
 * @param unchanged 304s in a row
 * @param probed when an unconditional request last checked that the 304s are true
 * @param move where permanent redirects lead
 * @param tempo when it brings its news
 * @param missed when entries last may have left the feed unseen, and could not be had otherwise
 * @param pledge what the next poll was reckoned with, beside our own habits
 */
public record SourceState(
        String sourceId,
        Optional<Instant> nextPoll,
        Optional<Instant> lastPoll,
        Optional<Instant> lastSuccess,
        int failures,
        String outcome,
        Validators validators,
        Duration every,
        List<Instant> recent,
        PaceWish wish,
        int unchanged,
        Optional<Instant> probed,
        Move move,
        Tempo tempo,
        Optional<Instant> missed,
        Pledge pledge) {
    public SourceState {
        recent = List.copyOf(recent);
    }

    /**
     * What stands when feeds.yml is edited between two polls.
     *
     * @param named {@code every}, as feeds.yml had it when the next poll was reckoned
     * @param notBefore until then the server asked to be left alone (Cache-Control, Retry-After), whatever we would like;
     *     empty while that is unknown
     */
    public record Pledge(Optional<Duration> named, Optional<Instant> notBefore) {
        public static final Pledge UNKNOWN = new Pledge(Optional.empty(), Optional.empty());
    }

    /** A source that was never polled is due at once. */
    public static SourceState fresh(String sourceId, Instant now) {
        return new SourceState(
                sourceId,
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                0,
                "not polled yet",
                Validators.NONE,
                Duration.ZERO,
                List.of(),
                PaceWish.NONE,
                0,
                Optional.empty(),
                Move.NONE,
                Tempo.UNKNOWN,
                Optional.empty(),
                Pledge.UNKNOWN);
    }

    /** One of which nothing is known but how it was asked. */
    public SourceState(
            String sourceId,
            Optional<Instant> nextPoll,
            Optional<Instant> lastPoll,
            Optional<Instant> lastSuccess,
            int failures,
            String outcome,
            Validators validators,
            Duration every,
            List<Instant> recent,
            PaceWish wish,
            int unchanged,
            Optional<Instant> probed,
            Move move) {
        this(
                sourceId,
                nextPoll,
                lastPoll,
                lastSuccess,
                failures,
                outcome,
                validators,
                every,
                recent,
                wish,
                unchanged,
                probed,
                move,
                Tempo.UNKNOWN,
                Optional.empty(),
                Pledge.UNKNOWN);
    }

    /** The same, not polled now but then. */
    public SourceState postponed(Instant next, String why) {
        return new SourceState(
                sourceId,
                Optional.of(next),
                lastPoll,
                lastSuccess,
                failures,
                why,
                validators,
                every,
                recent,
                wish,
                unchanged,
                probed,
                move,
                tempo,
                missed,
                pledge);
    }

    /** The same, to be polled then. */
    public SourceState replanned(Instant next, Duration interval, Pledge reckonedWith) {
        return new SourceState(
                sourceId,
                Optional.of(next),
                lastPoll,
                lastSuccess,
                failures,
                outcome,
                validators,
                interval,
                recent,
                wish,
                unchanged,
                probed,
                move,
                tempo,
                missed,
                reckonedWith);
    }

    /**
     * Since when it is silent although its habits promise news, as of the last poll that was answered; empty while all is
     * well, and while it cannot be asked.
     */
    public Optional<Instant> silentSince() {
        if (failures > 0 || recent.isEmpty() || lastSuccess.isEmpty()) return Optional.empty();
        return tempo.isSilent(recent.get(0), lastSuccess.get()) ? Optional.of(recent.get(0)) : Optional.empty();
    }

    /** Its entries are old news, met all at once: they stand in the river by their own dates. */
    public boolean isFirstPoll() {
        return lastSuccess.isEmpty();
    }

    /** The address to ask: where permanent redirects were believed, else the one in feeds.yml. */
    public URI address(Source source) {
        return move.believed() ? move.to().orElse(source.url()) : source.url();
    }

    /**
     * A permanent redirect under observation. The address in feeds.yml is kept beside it.
     *
     * @param times polls in a row that were led to the same place and found a feed there
     * @param believed it is asked directly from now on
     */
    public record Move(Optional<URI> to, int times, Optional<Instant> since, boolean believed) {
        public static final Move NONE = new Move(Optional.empty(), 0, Optional.empty(), false);
    }
}
