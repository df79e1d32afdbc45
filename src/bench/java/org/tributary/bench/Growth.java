package org.tributary.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.tributary.bench.Table.Column;
import org.tributary.model.Source;
import org.tributary.model.SourceState;
import org.tributary.store.Store;

/** Whether a poll costs the same however many sources there are: claiming what is due, and storing what came of it. */
final class Growth {
    private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");
    private static final int ROUNDS = 200;
    private static final int DUE = 20;

    private final Path folder;
    private final int sources;

    /** @param sources of the larger store */
    Growth(Path folder, int sources) {
        this.folder = folder;
        this.sources = sources;
    }

    void measure(Table table) throws IOException {
        double few = poll(1000);
        double many = poll(sources);
        table.row("claim and state of a poll among 1,000 sources").add(Column.CPU, few, "ms a poll");
        table.row("claim and state of a poll among " + String.format(java.util.Locale.ROOT, "%,d", sources) + " sources")
                .add(Column.CPU, many, "ms a poll")
                .atMost(Column.CPU, few * 1.15);
    }

    /** Sources come due one after the other through a day, so that a few are due at each look. */
    private double poll(int count) throws IOException {
        Folders.fresh(folder);
        try (Store store = Store.open(Store.Settings.at("jdbc:h2:file:" + folder.resolve("tributary")))) {
            store.sources().name(named(count), START);
            Duration apart = Duration.ofDays(1).dividedBy(count);
            spread(store, count, apart);
            double cpu = 0;
            Instant now = START;
            for (int round = 0; round < 2 * ROUNDS; round++) {
                now = now.plus(apart.multipliedBy(DUE));
                Instant at = now;
                long before = cpu();
                List<SourceState> due = store.sourceStates().claim(at, DUE, at.plusSeconds(300), false);
                for (int i = 0; i < 5; i++) store.sourceStates().claim(at, DUE, at.plusSeconds(300), true);
                store.stories().inLane(lane -> {
                    lane.save(due.stream().map(state -> next(state, at.plus(Duration.ofDays(1)))).toList());
                    return due;
                });
                if (round >= ROUNDS) cpu += (cpu() - before) / 1e6 / DUE; // the first half warms up
                if (due.isEmpty()) throw new IllegalStateException("nothing is due, though it should be");
            }
            return cpu / ROUNDS;
        }
    }

    private static List<Source> named(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Source.of("s" + i, URI.create("https://outlet" + i + ".example/feed")))
                .toList();
    }

    private static void spread(Store store, int count, Duration apart) {
        for (int done = 0; done < count; ) {
            List<SourceState> some = store.sourceStates().claim(START, 1000, START.plusSeconds(300), false);
            int first = done;
            store.stories().inLane(lane -> {
                lane.save(IntStream.range(0, some.size())
                        .mapToObj(i -> next(some.get(i), START.plus(apart.multipliedBy(first + i + 1L))))
                        .toList());
                return some;
            });
            done += some.size();
        }
    }

    private static SourceState next(SourceState before, Instant due) {
        return new SourceState(
                before.sourceId(),
                java.util.Optional.of(due),
                before.lastPoll(),
                before.lastSuccess(),
                0,
                "unchanged",
                before.validators(),
                Duration.ofDays(1),
                before.recent(),
                before.wish(),
                before.unchanged(),
                before.probed(),
                before.move(),
                before.tempo(),
                before.missed(),
                before.pledge());
    }

    /** Of the thread that asks: the database works in it. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
