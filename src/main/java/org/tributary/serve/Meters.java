package org.tributary.serve;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;
import org.tributary.model.SourceState;
import org.tributary.store.Store;

/**
 * What {@code /metrics} tells: counters that others feed, and what the store holds at the moment of asking.
 * docs/operations.md names each.
 */
public final class Meters {
    private static final Duration[] SERVED_WITHIN = millis(5, 20, 50, 100, 250, 500, 1_000, 2_500, 10_000);
    private static final Duration[] POLLED_WITHIN = millis(250, 1_000, 5_000, 15_000, 60_000, 300_000);
    private static final Duration[] MET_WITHIN =
            millis(60_000, 300_000, 900_000, 1_800_000, 3_600_000, 14_400_000, 86_400_000);

    /** What Micrometer tells of every Java and nobody watches. */
    private static final List<String> NOISE = List.of(
            "jvm.buffer",
            "jvm.threads.states",
            "jvm.threads.started",
            "jvm.threads.peak",
            "jvm.threads.daemon",
            "process.cpu.time");

    private final PrometheusMeterRegistry registry = withoutNoise();
    private final Map<String, Counter> polls = new ConcurrentHashMap<>();
    private final Timer poll =
            timer("tributary.poll", "from the claim of a source to the end of its visit", POLLED_WITHIN);
    private final Timer delay =
            timer("tributary.delay", "from an outlet's own date to our first sight of it", MET_WITHIN);
    private final Counter fresh = entries("new");
    private final Counter changed = entries("changed");
    private final Counter reprints = entries("reprint");
    private final Counter skipped = entries("skipped");
    private final Store store;
    private final IndexFollower follower;
    private final InstantSource clock;
    private volatile Census census = new Census(0, 0, 0, 0, 0, Duration.ZERO, 0);

    /** The store at one moment; a source is failing as {@link HealthReport} has it. */
    private record Census(
            long articles, long stories, long sources, long failing, long overdue, Duration behind, long indexLag) {}

    Meters(Store store, IndexFollower follower, InstantSource clock) {
        this.store = store;
        this.follower = follower;
        this.clock = clock;
        gauge("tributary.articles", "in the store", Census::articles);
        gauge("tributary.stories", "in the store", Census::stories);
        gauge("tributary.sources", "that feeds.yml names", Census::sources);
        gauge("tributary.sources.failing", "whose last visit brought no feed", Census::failing);
        gauge("tributary.sources.due", "that wait for a visit", Census::overdue);
        gauge(
                "tributary.sweep.behind.seconds",
                "for how long the source has waited that is due longest",
                now -> now.behind().toSeconds());
        gauge("tributary.index.lag", "changes of the store that the index does not have yet", Census::indexLag);
        for (var binder :
                List.of(new JvmMemoryMetrics(), new JvmThreadMetrics(), new ProcessorMetrics(), new UptimeMetrics()))
            binder.bindTo(registry);
    }

    private static PrometheusMeterRegistry withoutNoise() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        for (String noise : NOISE) registry.config().meterFilter(MeterFilter.denyNameStartsWith(noise));
        return registry;
    }

    /** From now on visits may come to this; it stands at zero until one does. */
    public void outcome(String name) {
        polls(name);
    }

    /** A visit came to this. */
    public void polled(String name) {
        polls(name).increment();
    }

    private Counter polls(String name) {
        return polls.computeIfAbsent(
                name,
                outcome -> Counter.builder("tributary.polls")
                        .description("visits to sources, by what they came to")
                        .tag("outcome", outcome)
                        .register(registry));
    }

    /** A visit took so long. */
    public void ended(Duration after) {
        poll.record(after);
    }

    /** An article was met so long after it was published. */
    public void met(Duration after) {
        delay.record(after);
    }

    /** One visit filed so many entries. */
    public void filed(int newOnes, int changedOnes, int joined, int leftOut) {
        fresh.increment(newOnes);
        changed.increment(changedOnes);
        reprints.increment(joined);
        skipped.increment(leftOut);
    }

    /** A queue of the house, looked at whenever somebody asks. */
    public void queue(String name, IntSupplier length) {
        Gauge.builder("tributary.queue", length::getAsInt)
                .description("what is under way or waits, by queue")
                .tag("queue", name)
                .register(registry);
    }

    /** @param route as it is written, so that there are only so many */
    void served(String route, int status, Duration after) {
        timer(
                        "tributary.http",
                        "answers, by route and status",
                        SERVED_WITHIN,
                        "route",
                        route,
                        "status",
                        Integer.toString(status))
                .record(after);
    }

    /** All of it, as text that Prometheus reads. */
    String text() {
        census = take();
        return registry.scrape();
    }

    private Census take() {
        Instant now = clock.instant();
        List<SourceState> states = store.sourceStates().all();
        List<Instant> due = states.stream()
                .flatMap(state -> state.nextPoll().stream())
                .filter(next -> !next.isAfter(now))
                .sorted()
                .toList();
        return new Census(
                store.articles().count(),
                store.stories().count(),
                states.size(),
                states.stream().filter(HealthReport::failing).count(),
                due.size(),
                due.isEmpty() ? Duration.ZERO : Duration.between(due.get(0), now),
                follower.lag());
    }

    private void gauge(String name, String description, ToDoubleFunction<Census> value) {
        Gauge.builder(name, () -> value.applyAsDouble(census))
                .description(description)
                .register(registry);
    }

    private Counter entries(String kind) {
        return Counter.builder("tributary.entries")
                .description("entries of feeds, by what became of them; a reprint is a new one that joined a story")
                .tag("kind", kind)
                .register(registry);
    }

    private Timer timer(String name, String description, Duration[] within, String... tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(within)
                .register(registry);
    }

    private static Duration[] millis(long... all) {
        Duration[] out = new Duration[all.length];
        for (int i = 0; i < all.length; i++) out[i] = Duration.ofMillis(all[i]);
        return out;
    }
}
