package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.store.Sample.NOON;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.model.Article;
import org.tributary.model.Placement;

/**
 * S34: kill -9 while a process upgrades a store, files, files anew, purges or backs up, at random moments. Whatever it
 * had said was done is there, or purged, and the store's laws hold. {@code StoreKillTest FOLDER KILLS SEED} is the long
 * campaign.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
final class StoreKillTest {
    /** What the killed process is at. */
    enum Phase {
        UPGRADE,
        PLACE,
        RETENTION,
        BACKUP,
        COMPACT
    }

    @Test
    void S34_a_kill_in_any_phase_loses_nothing_that_was_said_to_be_done(@TempDir Path folder) throws Exception {
        campaign(folder, Phase.values().length, 7);
    }

    public static void main(String... arguments) throws Exception {
        if (arguments.length == 3) {
            Path folder = Files.createDirectories(Path.of(arguments[0]));
            System.out.println(campaign(folder, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2])));
        } else work(Path.of(arguments[0]), Phase.valueOf(arguments[1]));
    }

    private static Map<Phase, Integer> campaign(Path folder, int kills, long seed) throws Exception {
        Random random = new Random(seed);
        Map<Phase, Integer> counts = new EnumMap<>(Phase.class);
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        for (int kill = 0; kill < kills; kill++) {
            Phase phase = Phase.values()[kill % Phase.values().length];
            if (phase == Phase.UPGRADE) {
                for (Path old : List.of(folder.resolve("river.mv.db"))) Files.deleteIfExists(old);
                done.clear();
                old(folder, 300);
                for (int n = 0; n < 300; n++) done.add("old-" + n);
            }
            killed(folder, phase, random.nextInt(phase == Phase.UPGRADE ? 900 : 1_500), done);
            check(folder, phase + " in round " + kill, done);
            counts.merge(phase, 1, Integer::sum);
        }
        return counts;
    }

    /** A store of the first release. */
    private static void old(Path folder, int articles) throws Exception {
        Released.make(folder.resolve("river"), "2", statement -> {
            for (int n = 0; n < articles; n++) {
                int id = 10_000 + n;
                String words = ("word" + n + " ").repeat(300);
                statement.execute("INSERT INTO story VALUES (" + id + ", " + id + ", RANDOM_UUID(), CURRENT_TIMESTAMP,"
                        + " CURRENT_TIMESTAMP, " + id + ", NULL)");
                statement.execute(
                        "INSERT INTO article SELECT " + id + ", " + id + ", " + id + ", 'post', 'Post', 'old-" + n
                                + "', url, canonical, title, summary, '" + words + "', '<p>" + words
                                + "</p>', authors, published,"
                                + " updated, first_seen, ordered, language, agency, agency_evidence, categories, enclosures,"
                                + " image, may_quote, origin, 0, terms, entry_hash, filed, 1, NULL, why FROM article WHERE id = 1000");
            }
            statement.execute("UPDATE lane SET last_seq = 11000");
            statement.execute("ALTER SEQUENCE change_number RESTART WITH 12000");
        });
    }

    private static void killed(Path folder, Phase phase, int millis, List<String> done) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreKillTest.class.getName(),
                        folder.toString(),
                        phase.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("begins");
            Thread reader = new Thread(() -> read(said, done));
            reader.start();
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            reader.join();
        }
    }

    private static void read(BufferedReader said, List<String> done) {
        try {
            for (String line = said.readLine(); line != null; line = said.readLine()) done.add(line);
        } catch (IOException killed) {
            // that is how it ends
        }
    }

    private static void check(Path folder, String when, List<String> done) throws IOException {
        try (Store store = Store.open(at(folder))) {
            List<String> breaches = new ArrayList<>();
            store.laws().check(breaches::add);
            assertThat(breaches).as(when).isEmpty();
            List<String> guids = List.copyOf(done);
            List<String> lost = new ArrayList<>(guids);
            lost.removeAll(store.articles().known("post", guids).keySet());
            lost.removeAll(store.articles().past("post", guids));
            assertThat(lost).as(when).isEmpty();
        }
        for (Path backup : list(folder, ".zip")) {
            Path copy = Files.createTempDirectory(folder, "copy");
            Backup.restore(at(copy), backup, false);
            try (Store store = Store.open(at(copy))) {
                assertThat(store.laws().check(breach -> {})).as(when).isZero();
            }
            Files.delete(backup);
            for (Path file : list(copy, "")) Files.delete(file);
            Files.delete(copy);
        }
    }

    private static List<Path> list(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }

    /** The killed process: says each guid that is filed for good, until it is killed. */
    private static void work(Path folder, Phase phase) throws Exception {
        System.out.println("begins");
        if (phase == Phase.COMPACT) Backup.compact(at(folder));
        Store store = Store.open(at(folder));
        for (int round = 0; ; round++) {
            long from = System.nanoTime();
            Instant now = NOON.plus(Duration.ofDays(round));
            for (int n = 0; n < 20; n++) {
                Article article = Sample.article("post", "new-" + from + "-" + n, "Words of " + from + n, now);
                long id = store.stories().place(article, lane -> Placement.founds("no article like it"));
                System.out.println(article.guid());
                if (n % 5 == 0)
                    store.stories()
                            .inLane(lane -> lane.refile(
                                    id,
                                    Sample.article("post", article.guid(), "Other words", now),
                                    2,
                                    now,
                                    false,
                                    (a, b) -> new Lane.Weight("UPDATE", true)));
            }
            if (phase == Phase.RETENTION) store.stories().inLane(lane -> lane.purge("post", now, 5, 10, now));
            if (phase == Phase.BACKUP) store.backup(folder.resolve("backup-" + from + ".zip"));
        }
    }

    private static Store.Settings at(Path folder) {
        return Store.Settings.at("jdbc:h2:file:" + folder.resolve("river"));
    }
}
