package org.tributary.schedule;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tributary.model.FetchResult;
import org.tributary.model.PaceWish;
import org.tributary.model.ParseResult;
import org.tributary.model.Source;
import org.tributary.model.SourceState;
import org.tributary.model.Tempo;
import org.tributary.model.Validators;

/**
 * When to knock again. Pure: what happened and when it is are arguments. The server's wishes only ever make us slower;
 * a feed's own rhythm and {@code every} say how often without them.
 */
public final class PollPolicy {
    /** How the words of a poll begin that made no request: what forbade it may be allowed by the next edit. */
    public static final String NOT_ASKED = "not asked: ";

    private static final int PROBE_AFTER_UNCHANGED = 10;
    private static final int A_FEW = 5;
    private static final Duration PROBES_APART = Duration.ofDays(7);

    private static final Duration A_MINUTE_OR_TWO = Duration.ofSeconds(100);

    private final Settings settings;
    private final Predicate<URI> free;

    /** @param free whether an address is inside {@code allow-private}, where the floor of {@code every} does not apply */
    public PollPolicy(Settings settings, Predicate<URI> free) {
        this.settings = settings;
        this.free = free;
    }

    /**
     * The policy's figures.
     *
     * @param shortest and {@code longest} bound what is learned from a feed's rhythm; {@code start} is the first guess
     * @param floor of a fixed {@code every}
     * @param blind between polls of a server that gives no validators
     * @param retry after the first error; n times that after the n-th, up to {@code longest}
     * @param jitter at most this part of an interval is added, by the source's name and the moment
     */
    public record Settings(
            Duration shortest,
            Duration longest,
            Duration start,
            Duration floor,
            Duration blind,
            Duration retry,
            double jitter) {
        public static final Settings DEFAULTS = new Settings(
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                Duration.ofMinutes(30),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofHours(1),
                0.10);
    }

    /**
     * When a source that is due may be knocked at: now, unless it came late (the house was asleep, its host was busy) and
     * meanwhile the feed's skipped hours have begun (P14).
     */
    public Instant welcome(SourceState due, Instant now) {
        return SkipTimes.after(now, due.wish());
    }

    /** The state of a source that is due and was not knocked at, because it is not welcome before then. */
    public SourceState postponed(SourceState due, Instant welcome) {
        return due.postponed(welcome, "left alone until " + welcome + ", as the feed asks (skipHours, skipDays)");
    }

    /** The state with which we knock: it knows whether this is a probe of a server that always says "not modified". */
    public SourceState knock(SourceState claimed, Instant now) {
        Optional<Instant> probed = isProbeDue(claimed, now) ? Optional.of(now) : claimed.probed();
        return copy(claimed, Optional.of(now), probed, claimed.move());
    }

    private static boolean isProbeDue(SourceState state, Instant now) {
        if (state.unchanged() < PROBE_AFTER_UNCHANGED || state.lastSuccess().isEmpty()) return false;
        if (state.probed().filter(last -> last.plus(PROBES_APART).isAfter(now)).isPresent()) return false;
        return !state.recent().isEmpty()
                && state.recent().get(0).plus(unusualSilence(state.recent())).isBefore(now);
    }

    private static Duration unusualSilence(List<Instant> recent) {
        if (recent.size() < 2) return PROBES_APART;
        return Rhythm.max(Duration.ofDays(1), Rhythm.gap(recent, recent.get(0)).multipliedBy(10));
    }

    /** What to ask with; a probe brings no condition, but still tells an equal body by its hash. */
    public Validators asks(SourceState knocking) {
        Validators kept = knocking.validators();
        boolean probes = knocking.probed().isPresent() && knocking.probed().equals(knocking.lastPoll());
        return probes ? new Validators(Optional.empty(), Optional.empty(), kept.bodyHash(), kept.url()) : kept;
    }

    /**
     * The state after a poll.
     *
     * @param before as {@link #knock} gave it
     * @param facts of the feed, when a document came and was read as one
     */
    public SourceState after(
            Source source, SourceState before, FetchResult result, Optional<Facts> facts, Instant now) {
        return result.match(new FetchResult.Cases<>() {
            @Override
            public SourceState fetched(FetchResult.Fetched fetched) {
                return read(source, before, fetched, facts.orElseThrow(), now);
            }

            @Override
            public SourceState notModified(FetchResult.NotModified same) {
                return unchanged(source, before, same, now);
            }

            @Override
            public SourceState throttled(FetchResult.Throttled throttled) {
                return held(source, before, throttled, now);
            }

            @Override
            public SourceState gone(FetchResult.Gone gone) {
                if (before.move().believed()) return retry(source, forgotten(before), Words.gone(gone.status()), now);
                return ended(source, before, Optional.empty(), now, Words.gone(gone.status()));
            }

            @Override
            public SourceState refused(FetchResult.Refused refused) {
                return retry(source, before, NOT_ASKED + refused.why(), now);
            }

            @Override
            public SourceState failed(FetchResult.Failed failed) {
                if (failed.status() == 401 || failed.status() == 403)
                    return ended(
                            source,
                            before,
                            Optional.of(later(source, settings.longest(), now)),
                            now.plus(settings.longest()),
                            Words.of(failed));
                return retry(source, before, Words.of(failed), now);
            }
        });
    }

    /** The state after a poll that brought no feed: its validators are not kept, so that it is asked for again (P7). */
    public SourceState unreadable(Source source, SourceState before, ParseResult.NotAFeed no, Instant now) {
        return retry(source, before, no.why(), now);
    }

    private SourceState read(Source source, SourceState before, FetchResult.Fetched fetched, Facts facts, Instant now) {
        List<Instant> recent = Rhythm.merged(before.recent(), facts.all(now), now);
        SourceState.Move move = Moves.observed(before.move(), fetched.movedTo(), now);
        return well(
                source,
                before,
                fetched.validators(),
                recent,
                Learning.from(before, facts, now),
                fetched.freshFor(),
                facts.wish(),
                0,
                move,
                facts.words(),
                haste(before, facts, now),
                facts.missed() ? Optional.of(now) : before.missed(),
                now);
    }

    /** A feed of which half or more was new is asked again before its window has half turned over at this speed. */
    private Optional<Duration> haste(SourceState before, Facts facts, Instant now) {
        if (before.lastSuccess().isEmpty() || facts.fresh() * 2 < facts.entries() || facts.fresh() < A_FEW)
            return Optional.empty();
        Duration passed = Duration.between(before.lastSuccess().get(), now);
        Duration half = passed.multipliedBy(facts.entries()).dividedBy(2L * facts.fresh());
        return Optional.of(Rhythm.max(half, settings.shortest()));
    }

    private SourceState unchanged(Source source, SourceState before, FetchResult.NotModified same, Instant now) {
        List<Instant> recent = Rhythm.merged(before.recent(), List.of(), now);
        SourceState.Move move = Moves.observed(before.move(), same.movedTo(), now);
        return well(
                source,
                before,
                same.validators(),
                recent,
                before.tempo(),
                same.freshFor(),
                before.wish(),
                before.unchanged() + 1,
                move,
                "unchanged",
                Optional.empty(),
                before.missed(),
                now);
    }

    private SourceState well(
            Source source,
            SourceState before,
            Validators validators,
            List<Instant> recent,
            Tempo tempo,
            Duration freshFor,
            PaceWish wish,
            int unchanged,
            SourceState.Move move,
            String outcome,
            Optional<Duration> haste,
            Optional<Instant> missed,
            Instant now) {
        Optional<Duration> fixed = fixed(source);
        Rhythm.Wait learned = Rhythm.next(before, tempo, recent, now, settings);
        Duration hasty =
                haste.filter(most -> most.compareTo(learned.time()) < 0).orElse(learned.time());
        Duration own = fixed.orElse(isBlind(validators) ? Rhythm.max(hasty, settings.blind()) : hasty);
        Duration every = slowed(slowed(own, freshFor), wish.period().orElse(Duration.ZERO));
        boolean timed = learned.timed() && every.equals(learned.time());
        Instant next = SkipTimes.after(timed ? soon(source, every, now) : later(source, every, now), wish);
        return new SourceState(
                source.id(),
                Optional.of(next),
                before.lastPoll(),
                Optional.of(now),
                0,
                outcome + Words.of(move),
                validators,
                every,
                recent,
                wish,
                unchanged,
                before.probed(),
                move,
                tempo,
                missed,
                pledge(source, now.plus(bounded(freshFor))));
    }

    private Optional<Duration> fixed(Source source) {
        return source.every().map(every -> free.test(source.url()) ? every : Rhythm.max(every, settings.floor()));
    }

    /** A server may ask for up to a day; what it says beyond that counts as a day, what is not positive as nothing. */
    private Duration slowed(Duration own, Duration wish) {
        return Rhythm.max(own, bounded(wish));
    }

    private Duration bounded(Duration wish) {
        if (wish.isNegative()) return Duration.ZERO;
        return wish.compareTo(settings.longest()) > 0 ? settings.longest() : wish;
    }

    private static SourceState.Pledge pledge(Source source, Instant notBefore) {
        return new SourceState.Pledge(source.every(), Optional.of(notBefore));
    }

    /**
     * The state of a source between two polls after an edit of its {@code every}: its next poll is reckoned anew from the
     * last one, never before what the server asked for (P13, P14, P16) and never before now. What is due already, what was
     * not asked, and what is stopped stays as it is.
     */
    public SourceState replanned(Source source, SourceState state, Instant now) {
        Optional<Instant> asked = state.pledge().notBefore();
        boolean waits = state.nextPoll().filter(now::isBefore).isPresent();
        boolean stands = asked.isEmpty() || !waits || state.outcome().startsWith(NOT_ASKED);
        if (stands
                || state.lastPoll().isEmpty()
                || source.every().equals(state.pledge().named())) return state;
        boolean failed = state.failures() > 0;
        Instant polled = state.lastPoll().get();
        Instant last = failed ? polled : state.lastSuccess().orElse(polled);
        Duration every = failed ? state.every() : interval(source, state, last);
        Instant own = later(source, failed ? patience(source, state.failures()) : every, last);
        Instant least = own.isAfter(asked.get()) ? own : asked.get();
        Instant next = SkipTimes.after(least.isAfter(now) ? least : now, state.wish());
        return state.replanned(next, every, new SourceState.Pledge(source.every(), asked));
    }

    private Duration interval(Source source, SourceState state, Instant last) {
        Duration learned = Rhythm.next(state, state.tempo(), state.recent(), last, settings)
                .time();
        Duration own =
                fixed(source).orElse(isBlind(state.validators()) ? Rhythm.max(learned, settings.blind()) : learned);
        return slowed(own, state.wish().period().orElse(Duration.ZERO));
    }

    private static boolean isBlind(Validators validators) {
        return validators.etag().isEmpty() && validators.lastModified().isEmpty();
    }

    private SourceState held(Source source, SourceState before, FetchResult.Throttled throttled, Instant now) {
        Duration least = fixed(source)
                .filter(every -> every.compareTo(settings.shortest()) < 0)
                .orElse(settings.shortest());
        Duration asked = throttled.retryAfter();
        Duration wait = asked.isZero() || asked.isNegative()
                ? times(settings.start(), 1L << Math.min(before.failures(), 8))
                : Rhythm.max(asked, least);
        return ended(source, before, Optional.of(later(source, wait, now)), now.plus(wait), Words.of(throttled));
    }

    private SourceState retry(Source source, SourceState before, String words, Instant now) {
        Duration wait = patience(source, before.failures() + 1);
        return ended(source, before, Optional.of(later(source, wait, now)), now, words);
    }

    private Duration patience(Source source, int failures) {
        Duration unit = fixed(source)
                .filter(every -> every.compareTo(settings.retry()) < 0)
                .orElse(settings.retry());
        return times(unit, failures);
    }

    private Duration times(Duration unit, long n) {
        Duration wait = unit.multipliedBy(n);
        return wait.compareTo(settings.longest()) > 0 ? settings.longest() : wait;
    }

    private static SourceState ended(
            Source source, SourceState before, Optional<Instant> next, Instant notBefore, String words) {
        return new SourceState(
                before.sourceId(),
                next,
                before.lastPoll(),
                before.lastSuccess(),
                before.failures() + 1,
                words,
                before.validators(),
                before.every(),
                before.recent(),
                before.wish(),
                before.unchanged(),
                before.probed(),
                Moves.afterFailures(before.move(), before.failures() + 1),
                before.tempo(),
                before.missed(),
                pledge(source, notBefore));
    }

    /** Jitter only ever adds, so that no promise of an interval is broken (P12, P17). */
    private Instant later(Source source, Duration wait, Instant now) {
        return now.plus(wait).plusMillis((long) (wait.toMillis() * part(source, now)));
    }

    /** A wait that leads to a minute is not stretched beyond it, but its feeds do not come all in one second. */
    private Instant soon(Source source, Duration wait, Instant now) {
        double stretch = Math.min(wait.toMillis(), A_MINUTE_OR_TWO.toMillis()) * 10.0;
        return now.plus(wait)
                .plusMillis((long) Math.min(stretch * part(source, now), wait.toMillis() * settings.jitter()));
    }

    private double part(Source source, Instant now) {
        long mixed = (source.id().hashCode() * 0x9E3779B97F4A7C15L + now.getEpochSecond()) * 0xBF58476D1CE4E5B9L;
        return (mixed >>> 11) * 0x1.0p-53 * settings.jitter();
    }

    private static SourceState forgotten(SourceState state) {
        return copy(state, state.lastPoll(), state.probed(), SourceState.Move.NONE);
    }

    private static SourceState copy(
            SourceState state, Optional<Instant> lastPoll, Optional<Instant> probed, SourceState.Move move) {
        return new SourceState(
                state.sourceId(),
                state.nextPoll(),
                lastPoll,
                state.lastSuccess(),
                state.failures(),
                state.outcome(),
                state.validators(),
                state.every(),
                state.recent(),
                state.wish(),
                state.unchanged(),
                probed,
                move,
                state.tempo(),
                state.missed(),
                state.pledge());
    }
}
