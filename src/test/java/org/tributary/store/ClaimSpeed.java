package org.tributary.store;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.tributary.Databases;
import org.tributary.Postgres;
import org.tributary.model.Placement;
import org.tributary.model.SourceState;

/**
 * How fast nodes claim what is due, and end their claims, where everything is: {@code ClaimSpeed SOURCES NODES}, on the server
 * that {@code TRIBUTARY_POSTGRES} names. Each node is a store of its own with one sweep, as in a process of its own.
 */
public final class ClaimSpeed {
    private static final int AT_A_TIME = 100;
    private static final int VISITS = 120;
    private static final int A_COMMIT = 50;

    private ClaimSpeed() {}

    public static void main(String... arguments) throws Exception {
        int sources = Integer.parseInt(arguments[0]);
        int nodes = Integer.parseInt(arguments[1]);
        String url = Postgres.database();
        List<Store> stores = new ArrayList<>();
        for (int node = 0; node < nodes; node++) stores.add(Store.open(Databases.at(url)));
        Instant now = InstantSource.system().instant();
        fill(stores.get(0), sources, now);
        AtomicLong polls = new AtomicLong();
        AtomicLong claims = new AtomicLong();
        List<Thread> sweeps = stores.stream()
                .map(store -> new Thread(() -> {
                    while (true) {
                        List<SourceState> some =
                                store.sourceStates().claim(now, AT_A_TIME, now.plus(Duration.ofHours(1)), false);
                        if (some.isEmpty()) return;
                        claims.addAndGet(some.size());
                    }
                }))
                .toList();
        System.out.printf("%d sources, %d nodes: %,.0f claims/s%n", sources, nodes, timed(sweeps, claims));
        reset(stores.get(0), now);
        List<Thread> ends = stores.stream()
                .map(store -> new Thread(() -> {
                    while (true) {
                        List<SourceState> some =
                                store.sourceStates().claim(now, AT_A_TIME, now.plus(Duration.ofHours(1)), false);
                        if (some.isEmpty()) return;
                        store.stories().inLane(lane -> {
                            lane.save(some.stream()
                                    .map(state -> polled(state, now))
                                    .toList());
                            return true;
                        });
                        polls.addAndGet(some.size());
                    }
                }))
                .toList();
        System.out.printf("claimed and ended in the lane: %,.0f/s%n", timed(ends, polls));
        AtomicLong placed = new AtomicLong();
        List<Thread> desks = stores.stream()
                .map(store -> new Thread(() -> {
                    for (int visit = 0; visit < VISITS / nodes; visit++)
                        placed.addAndGet(store.stories().inLane(lane -> file(lane, placed.get(), now)));
                }))
                .toList();
        System.out.printf("articles of 3 KB placed in the lane, each a story: %,.0f/s%n", timed(desks, placed));
        stores.forEach(Store::close);
        System.exit(0);
    }

    /** As a busy house commits: many at a time. */
    private static int file(Lane lane, long visit, Instant now) {
        Random random = new Random();
        for (int i = 0; i < A_COMMIT; i++) {
            String text =
                    random.ints(500, 0, 20_000).mapToObj(word -> "w" + word).collect(Collectors.joining(" "));
            lane.place(
                    Sample.article("s" + (1 + random.nextInt(1_000)), visit + "-" + random.nextLong(), text, now),
                    1,
                    one -> Placement.founds("nothing like it"));
        }
        return A_COMMIT;
    }

    /** As after a poll that brought nothing new: due in half an hour. */
    private static SourceState polled(SourceState before, Instant now) {
        return new SourceState(
                before.sourceId(),
                Optional.of(now.plus(Duration.ofMinutes(30))),
                Optional.of(now),
                Optional.of(now),
                0,
                "unchanged",
                before.validators(),
                before.every(),
                before.recent(),
                before.wish(),
                before.unchanged() + 1,
                before.probed(),
                before.move(),
                before.tempo(),
                before.missed(),
                before.pledge());
    }

    private static double timed(List<Thread> threads, AtomicLong done) throws InterruptedException {
        long began = System.nanoTime();
        threads.forEach(Thread::start);
        for (Thread thread : threads) thread.join();
        return done.get() / ((System.nanoTime() - began) / 1e9);
    }

    private static void fill(Store store, int sources, Instant now) throws Exception {
        run(
                store,
                "INSERT INTO source (id, named, url, outlet, title, tags, language, republish, since)"
                        + " SELECT 's' || i, TRUE, 'https://h' || i || '.example/feed', '', '', '', '', '', now()"
                        + " FROM generate_series(1, " + sources + ") i",
                "INSERT INTO source_state (source_id, next_poll, failures, outcome, every_seconds, recent, skip_hours,"
                        + " skip_days, unchanged, moved_times, moved_believed) SELECT id, TIMESTAMP WITH TIME ZONE '"
                        + now
                        + "' - random() * INTERVAL '1 hour', 0, '304', 1800, '', '', '', 0, 0, FALSE FROM source",
                "ANALYZE source_state");
    }

    private static void reset(Store store, Instant now) throws Exception {
        run(
                store,
                "UPDATE source_state SET holder = NULL, due = NULL, next_poll = TIMESTAMP WITH TIME ZONE '" + now
                        + "' - random() * INTERVAL '1 hour'",
                "VACUUM ANALYZE source_state");
    }

    private static void run(Store store, String... statements) throws Exception {
        try (Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }
}
