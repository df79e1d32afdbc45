package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.bench.Table.Column;

/** {@code once} on an empty store: everything is new, and Java itself is cold. */
final class Cold {
    private static final Pattern NEW = Pattern.compile("polled: (\\d+) new");

    private final Farm farm;
    private final Path work;
    private final Options options;

    Cold(Farm farm, Path work, Options options) {
        this.farm = farm;
        this.work = work;
        this.options = options;
    }

    /** @param more options of Java; none: as the README has it */
    void measure(Table.Row row, String name, String wish, List<String> more) throws IOException, InterruptedException {
        List<String> java = new ArrayList<>(options.java());
        java.addAll(more);
        Program program = new Program(options.jar(), Folders.fresh(work.resolve(name)), java);
        program.feeds(farm.addresses(), address -> wish);
        Machine.Ran ran = program.run("once");
        double items = items(ran.out());
        row.add(Column.CPU, ran.cpu() * 1000 / items, "ms an item")
                .add(Column.WALL, items / ran.wall(), "items/s")
                .add(Column.MEMORY, ran.memory(), "MB")
                .add(Column.BYTES, Machine.bytes(program.folder().resolve("data")) / items / 1000, "KB an item");
    }

    private static double items(String out) throws IOException {
        Matcher found = NEW.matcher(out);
        if (!found.find()) throw new IOException("once did not say what was new:\n" + out);
        return Double.parseDouble(found.group(1));
    }
}
