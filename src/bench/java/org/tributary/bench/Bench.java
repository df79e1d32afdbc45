package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.tributary.bench.Table.Column;

/**
 * The whole program over a farm of feeds: cold, warm, unchanged, serving, starting, and its peers. One table comes out.
 * A small run takes a minute or two: {@code --feeds 100 --seconds 2 --idle 5 --sources 10000}.
 */
public final class Bench {
    private final Options options;
    private final Path work;
    private final Table table = new Table();

    private Bench(Options options) throws IOException {
        this.options = options;
        this.work = options.work().isPresent() ? Files.createDirectories(options.work().get()) : readable();
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        new Bench(new Options(arguments)).run();
    }

    /** nginx's workers are another user. */
    private static Path readable() throws IOException {
        Path folder = Files.createTempDirectory("bench");
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void run() throws IOException, InterruptedException {
        targets();
        say("in " + work + ", " + Runtime.version());
        try (Farm farm = Farm.up(work.resolve("farm"), options.feeds(), options.items())) {
            for (int round = 0; round < options.rounds(); round++) round(farm);
        } finally {
            System.out.println(table);
            if (options.work().isEmpty()) Folders.clear(work);
        }
    }

    /** In the order in which the table has them. */
    private void targets() {
        table.row("unchanged feed, conditional poll, state stored").atMost(Column.CPU, 0.35);
        table.row("new item, feed only").atMost(Column.CPU, 0.9);
        table.row("new item with its page").atMost(Column.CPU, 4.0);
        table.row("cold once, with pages").atLeast(Column.WALL, 350);
        table.row("cold once, with pages, -Xmx256m");
    }

    private void round(Farm farm) throws IOException, InterruptedException {
        if (options.wants("start")) new Starting(farm, work.resolve("start"), options).measure(table);
        Cold cold = new Cold(farm, work, options);
        if (options.wants("cold")) {
            say("cold");
            cold.measure(table.row("cold once, with pages"), "cold", "", List.of());
            cold.measure(table.row("cold once, feeds only"), "feeds", ", full-text: never", List.of());
        }
        if (options.wants("small")) {
            say("cold in 256 MB");
            cold.measure(table.row("cold once, with pages, -Xmx256m"), "small", "", List.of("-Xmx256m"));
        }
        if (options.wants("peers")) {
            say("peers");
            new Peers(farm, work).measure(table, options.items());
        }
        if (options.wants("growth")) {
            say("growth");
            new Growth(work.resolve("growth"), options.sources()).measure(table);
        }
        if (options.wants("warm")) warm(farm, Folders.fresh(work.resolve("warm")), "");
        if (options.wants("warm") && options.store().isPresent()) {
            Path large = Folders.fresh(work.resolve("large"));
            Folders.copy(options.store().get().resolve("data"), large.resolve("data"));
            warm(farm, large, "large store: ");
        }
    }

    private void warm(Farm farm, Path folder, String prefix) throws IOException, InterruptedException {
        say(prefix + "warm");
        try (Program.Running running = new Warm(farm, folder, options, prefix).measure(table)) {
            if (!options.wants("serve")) return;
            say(prefix + "serving");
            new Serving(running, work, options.seconds(), prefix).measure(table);
        }
        Folders.clear(folder);
    }

    private static void say(String stage) {
        System.err.println("== " + stage);
    }
}
