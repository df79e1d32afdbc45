package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tributary.bench.Table.Column;

/** From the start of Java to the first answer, with a store of twenty outlets; and the memory of a program left alone. */
final class Starting {
    private final Farm farm;
    private final Path folder;
    private final Options options;

    Starting(Farm farm, Path folder, Options options) {
        this.farm = farm;
        this.folder = folder;
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException {
        Folders.fresh(folder);
        List<String> packaged = new ArrayList<>(Program.PACKAGED);
        packaged.addAll(options.java());
        fill();
        Path archive = folder.resolve("classes.jsa");
        List<String> made = new ArrayList<>(packaged);
        made.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
        try (Program.Running once = program(made).start()) {
            once.answer("?q=nothing", "Accept", "text/html");
        }
        List<String> shared = new ArrayList<>(packaged);
        if (Files.exists(archive)) shared.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
        for (int round = 0; round < Math.max(3, options.rounds()); round++) {
            start(options.java(), table.row("start to first answer"), 2.5);
            start(shared, table.row("start to first answer, as packaged, with its archive"), 1.5);
        }
        idle(options.java(), table.row("idle, " + options.idle() + " s after the start"));
        idle(shared, table.row("idle, as packaged"));
    }

    private Program program(List<String> java) throws IOException {
        Program program = new Program(options.jar(), folder, java);
        List<String> addresses = farm.addresses();
        program.feeds(addresses.subList(0, Math.min(20, addresses.size())), address -> "");
        return program;
    }

    private void fill() throws IOException, InterruptedException {
        program(options.java()).run("once");
    }

    private void start(List<String> java, Table.Row row, double target) throws IOException, InterruptedException {
        try (Program.Running running = program(java).start()) {
            row.atMost(Column.WALL, target)
                    .add(Column.CPU, running.cpu(), "s")
                    .add(Column.WALL, running.untilAnswer(), "s");
        }
    }

    private void idle(List<String> java, Table.Row row) throws IOException, InterruptedException {
        try (Program.Running running = program(java).start()) {
            TimeUnit.SECONDS.sleep(options.idle());
            row.atMost(Column.MEMORY, 200).add(Column.MEMORY, running.memory(), "MB");
        }
    }
}
