package org.tributary.serve;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.model.SourceState;
import org.tributary.store.Store;

/** What {@code /health} says: whether we serve, and in words what is not as it should be. */
public final class HealthReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A due source waits for the pool and for its host's pause; longer than this means that the sweep is behind. */
    private static final Duration LATE = Duration.ofMinutes(15);

    /** A gap in a feed is said for a day. */
    private static final Duration SAID_FOR = Duration.ofDays(1);

    /** So many changes are indexed in about a second. */
    private static final long INDEX_LAG = 5_000;

    private final Store store;
    private final IndexFollower follower;
    private final InstantSource clock;
    private final Supplier<List<String>> problems;

    /**
     * @param problems what else is wrong, in words: a broken edit of feeds.yml, a sweep that does not run
     */
    public HealthReport(Store store, IndexFollower follower, InstantSource clock, Supplier<List<String>> problems) {
        this.store = store;
        this.follower = follower;
        this.clock = clock;
        this.problems = problems;
    }

    /** Status and body of an answer. */
    record Health(int status, String json) {}

    /**
     * @param inWords false for readers who need not know which sources fail
     */
    Health now(boolean inWords) {
        ObjectNode body = JSON.createObjectNode();
        try {
            List<SourceState> states = store.sourceStates().all();
            List<String> reasons = reasons(states);
            body.put("status", reasons.isEmpty() ? "ok" : "degraded");
            var listed = body.putArray("reasons");
            if (inWords) reasons.forEach(listed::add);
            body.putObject("sources")
                    .put("named", states.size())
                    .put(
                            "failing",
                            states.stream().filter(HealthReport::failing).count())
                    .put(
                            "unpolled",
                            states.stream()
                                    .filter(state -> state.lastPoll().isEmpty())
                                    .count());
            body.put("articles", store.articles().count())
                    .put("stories", store.stories().count());
            body.put("index_lag", follower.lag());
            return new Health(200, body.toString());
        } catch (RuntimeException e) {
            // Its reader is a program that restarts us or calls somebody, so it is told in its own form.
            body.removeAll();
            body.put("status", "down").putArray("reasons").add("the store does not answer");
            return new Health(503, body.toString());
        }
    }

    /** What is wrong with what the operator wrote or with the machinery, in words. */
    List<String> problems() {
        return problems.get();
    }

    /** Whether a request may be sent here: the store answers. That sources fail is no reason to send it elsewhere. */
    Health ready() {
        try {
            store.articles().count();
            return new Health(
                    200, JSON.createObjectNode().put("status", "ready").toString());
        } catch (RuntimeException e) {
            return notReady("the store does not answer");
        }
    }

    static Health notReady(String why) {
        ObjectNode body = JSON.createObjectNode().put("status", "not ready");
        body.putArray("reasons").add(why);
        return new Health(503, body.toString());
    }

    /** Whether this process lives: who reads this knows. It must not be ended because of a slow disk. */
    static Health live() {
        return new Health(200, JSON.createObjectNode().put("status", "live").toString());
    }

    private List<String> reasons(List<SourceState> states) {
        List<String> reasons = new ArrayList<>(problems.get());
        for (SourceState state : states)
            reasonOf(state).ifPresent(reason -> reasons.add("source " + state.sourceId() + ": " + reason));
        store.familiars().alarming().forEach((source, rhythm) -> {
            rhythm.alarm()
                    .ifPresent(since -> reasons.add("source " + source + ": since " + since.truncatedTo(SECONDS)
                            + " its pages give less than they used to (" + rhythm.why() + ")"));
            if (rhythm.hasStrayed())
                reasons.add("source " + source + ": what 'select: body' names is not in its last " + rhythm.strays()
                        + " pages");
        });
        Instant late = clock.instant().minus(LATE);
        long overdue = states.stream()
                .filter(state -> state.nextPoll().filter(late::isAfter).isPresent())
                .count();
        if (overdue > 0) reasons.add(overdue + " sources have been due for more than " + LATE.toMinutes() + " minutes");
        if (follower.lag() > INDEX_LAG)
            reasons.add("the search index is " + follower.lag() + " changes behind the store");
        return reasons;
    }

    private Optional<String> reasonOf(SourceState state) {
        if (failing(state)) return Optional.of(state.outcome());
        Optional<String> silent = state.silentSince()
                .map(since -> "silent since " + since.truncatedTo(SECONDS) + ", longer than its habits explain");
        Instant lately = clock.instant().minus(SAID_FOR);
        return silent.or(() -> state.missed()
                .filter(lately::isBefore)
                .map(at -> "entries may have left its feed unseen before " + at.truncatedTo(SECONDS)
                        + ", and were not found elsewhere"));
    }

    /** Its last poll brought no feed, or it is gone for good. */
    static boolean failing(SourceState state) {
        return state.failures() > 0 || state.nextPoll().isEmpty();
    }
}
