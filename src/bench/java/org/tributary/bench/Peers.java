package org.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tributary.bench.Table.Column;

/** Other readers on the same farm, where they are installed: what they do for a feed, cold and unchanged. */
final class Peers {
    private final Farm farm;
    private final Path work;

    Peers(Farm farm, Path work) {
        this.farm = farm;
        this.work = work;
    }

    void measure(Table table, int items) throws IOException, InterruptedException {
        List<String> feeds = farm.addresses();
        if (Machine.has("newsboat")) {
            Path folder = Folders.fresh(work.resolve("newsboat"));
            Files.write(folder.resolve("urls"), feeds);
            Files.writeString(folder.resolve("config"), "reload-threads 8\ndownload-retries 1\n");
            List<String> command = List.of(
                    "newsboat", "-q", "-u", folder.resolve("urls").toString(), "-c",
                    folder.resolve("cache.db").toString(), "-C", folder.resolve("config").toString(), "-x", "reload");
            both(table, "newsboat", folder, command, folder.resolve("cache.db"), feeds.size(), items);
        }
        if (Machine.has("sfeed_update")) {
            Path folder = Folders.fresh(work.resolve("sfeed"));
            Files.writeString(folder.resolve("sfeedrc"), sfeedrc(folder, feeds));
            List<String> command = List.of("sfeed_update", folder.resolve("sfeedrc").toString());
            both(table, "sfeed", folder, command, folder.resolve("feeds"), feeds.size(), items);
        }
    }

    private static String sfeedrc(Path folder, List<String> feeds) throws IOException {
        StringBuilder text = new StringBuilder("maxjobs=8\nsfeedpath='");
        text.append(Files.createDirectories(folder.resolve("feeds"))).append("'\nfeeds() {\n");
        for (int i = 0; i < feeds.size(); i++)
            text.append("feed 'outlet ").append(i).append("' '").append(feeds.get(i)).append("'\n");
        return text.append("}\n").toString();
    }

    private static void both(
            Table table, String name, Path folder, List<String> command, Path store, int feeds, int items)
            throws IOException, InterruptedException {
        Map<String, String> home = Map.of("HOME", folder.toString(), "TERM", "dumb");
        Machine.Ran cold = Machine.run(folder, home, new ArrayList<>(command));
        double all = (double) feeds * items;
        table.row(name + ": cold, feeds only")
                .add(Column.CPU, cold.cpu() * 1000 / all, "ms an item")
                .add(Column.WALL, all / cold.wall(), "items/s")
                .add(Column.MEMORY, cold.memory(), "MB")
                .add(Column.BYTES, Machine.bytes(store) / all / 1000, "KB an item");
        Machine.Ran again = Machine.run(folder, home, new ArrayList<>(command));
        table.row(name + ": unchanged").add(Column.CPU, again.cpu() * 1000 / feeds, "ms a poll");
    }
}
