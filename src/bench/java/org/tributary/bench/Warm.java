package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.tributary.bench.Table.Column;

/**
 * One process that has been at work for a while: half of the farm's outlets warm it up, then a quarter comes to it with
 * pages and a quarter without, by edits of feeds.yml; then nothing is new. Each figure is the difference of two readings
 * of the processor time of that one process, less what polling the unchanged feeds took meanwhile.
 */
final class Warm {
    private static final String FEED_ONLY = ", full-text: never";

    private static final int WARM = 5_000;

    private final Farm farm;
    private final Program program;
    private final List<String> all;
    private final Set<String> withoutPages = new HashSet<>();
    private final int seconds;
    private final double items;
    private final String prefix;

    /** @param prefix of the names of the rows */
    Warm(Farm farm, Path folder, Options options, String prefix) throws IOException {
        this.farm = farm;
        this.program = new Program(options.jar(), folder, options.java());
        this.all = farm.addresses();
        this.seconds = options.seconds();
        this.items = options.items();
        this.prefix = prefix;
        for (int i = 0; i < all.size(); i++) if (group(i) == 3 || i % 8 == 1) withoutPages.add(all.get(i));
    }

    /** 0 and 1 warm up, 2 comes with pages, 3 without. */
    private int group(int number) {
        return number % 4;
    }

    private void name(int groups) throws IOException {
        name(groups, "15s");
    }

    private void name(int groups, String every) throws IOException {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) if (group(i) < groups) named.add(all.get(i));
        program.feeds(named, address -> ", every: " + every + (withoutPages.contains(address) ? FEED_ONLY : ""));
    }

    Program.Running measure(Table table) throws IOException, InterruptedException {
        name(2);
        Program.Running running = program.start();
        await(running, all.size() / 2 * items, 600);
        Window pages = added(running, 3);
        Window feeds = added(running, 4);
        double poll = unchanged(running, table.row(prefix + "unchanged feed, conditional poll, state stored"));
        pages.add(table.row(prefix + "new item with its page"), poll);
        feeds.add(table.row(prefix + "new item, feed only"), poll);
        touched(running, table.row(prefix + "new item of a touched feed (1 of 20), with its page"), poll);
        return running;
    }

    /** What happened between two readings. */
    private record Window(double cpu, double wall, double fresh, double unchanged) {
        void add(Table.Row row, double poll) {
            row.add(Column.CPU, (cpu - unchanged * poll) * 1000 / fresh, "ms an item")
                    .add(Column.WALL, fresh / wall, "items/s");
        }
    }

    private Window added(Program.Running running, int groups) throws IOException, InterruptedException {
        return between(running, () -> name(groups), all.size() / 4 * items);
    }

    private interface Change {
        void make() throws IOException, InterruptedException;
    }

    private Window between(Program.Running running, Change change, double expected)
            throws IOException, InterruptedException {
        Program.Metrics before = running.metrics();
        double cpu = running.cpu();
        long start = System.nanoTime();
        change.make();
        await(running, before.fresh() + expected, 600);
        Program.Metrics after = running.metrics();
        return new Window(
                running.cpu() - cpu,
                (System.nanoTime() - start) / 1e9,
                after.fresh() - before.fresh(),
                after.unchanged() - before.unchanged());
    }

    /** In seconds of the processor. */
    private double unchanged(Program.Running running, Table.Row row) throws IOException, InterruptedException {
        name(4, "1s");
        double warmed = running.metrics().unchanged() + Math.max(WARM, all.size());
        for (int i = 0; i < 8 && running.metrics().unchanged() < warmed; i++) TimeUnit.SECONDS.sleep(10);
        Program.Metrics before = running.metrics();
        double cpu = running.cpu();
        TimeUnit.SECONDS.sleep(seconds);
        double spent = running.cpu() - cpu;
        double polls = running.metrics().unchanged() - before.unchanged();
        name(4);
        row.add(Column.CPU, spent * 1000 / polls, "ms a poll").add(Column.WALL, polls / seconds, "polls/s").add(Column.MEMORY, running.memory(), "MB");
        return spent / polls;
    }

    private void touched(Program.Running running, Table.Row row, double poll) throws IOException, InterruptedException {
        int feeds = Math.max(1, all.size() / 10);
        Window window = between(running, () -> farm.touch(0.1, 1), feeds);
        row.add(Column.CPU, (window.cpu() - window.unchanged() * poll) * 1000 / window.fresh(), "ms an item");
    }

    /** Some items are one of another's in their feed, and the end is known by its stillness. */
    private static void await(Program.Running running, double fresh, int patience)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        double last = -1;
        int quiet = 0;
        while (quiet < 3) {
            if (System.nanoTime() - start > patience * 1_000_000_000L)
                throw new IOException("only " + last + " of " + fresh + " items came");
            TimeUnit.MILLISECONDS.sleep(500);
            Program.Metrics now = running.metrics();
            boolean enough = now.fresh() >= fresh * 0.98 && now.fresh() == last && now.of("tributary_index_lag") == 0;
            quiet = enough ? quiet + 1 : 0;
            last = now.fresh();
        }
    }
}
