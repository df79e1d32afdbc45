package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of {@code once}, at random moments; then a clean run has everything, once. */
@Tag("whole")
class KillTest {
    private static final int OUTLETS = 12;
    private static final int ITEMS = 15;

    /** After so many kills all that was published is looked for. */
    private static final int A_CHECK = 20;

    @Test
    void after_five_kills_nothing_is_lost_and_nothing_doubled(@TempDir Path folder) throws Exception {
        kill(folder, 5, 20261124);
    }

    /** The long campaign: {@code KillTest FOLDER KILLS SEED}. */
    public static void main(String... arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        kill(folder, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
        System.out.println(arguments[1] + " kills: nothing lost, nothing doubled");
    }

    /** Each round the outlets have one more item, so that there is always something in the middle of being stored. */
    private static void kill(Path folder, int kills, long seed) throws Exception {
        Random random = new Random(seed);
        try (Outlets outlets = new Outlets()) {
            Program program = new Program(folder);
            int items = ITEMS;
            for (int done = 0; done < kills; done++, items++) {
                publish(outlets, items);
                program.feeds(feedsYaml(outlets));
                startAndKill(program, folder, 400 + random.nextInt(4_000));
                if (done % A_CHECK == A_CHECK - 1) check(program, folder, items);
            }
            publish(outlets, items);
            check(program, folder, items);
        }
    }

    private static void publish(Outlets outlets, int items) {
        for (int outlet = 0; outlet < OUTLETS; outlet++) publish(outlets, outlet, items);
    }

    private static void check(Program program, Path folder, int items) throws Exception {
        Program.Ended clean = program.run("once");
        assertThat(clean.exit()).as(clean.err()).isZero();
        try (Running running = Running.start(program, folder)) {
            List<String> pages = River.read(running.get("/feed.atom?n=10000")).entries().stream()
                    .flatMap(entry -> entry.pages().stream())
                    .map(page -> page.replaceAll(".*(/\\d+/\\d+)$", "$1"))
                    .toList();
            assertThat(pages).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(pages)).isEqualTo(expected(items));
        }
    }

    private static void startAndKill(Program program, Path folder, int millis) throws Exception {
        Path in = Files.createTempFile(folder, "in", ".txt");
        Process process = program.start(
                in, Files.createTempFile(folder, "out", ".txt"), Files.createTempFile(folder, "err", ".txt"), "once");
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
    }

    private static String feedsYaml(Outlets outlets) {
        return "fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nserve: {port: 0}\nsources:\n"
                + IntStream.range(0, OUTLETS)
                        .mapToObj(outlet -> "  - {url: \"" + outlets.at("/" + outlet + "/feed") + "\", id: outlet-"
                                + outlet + ", every: 1s, full-text: always}\n")
                        .collect(Collectors.joining());
    }

    private static TreeSet<String> expected(int items) {
        TreeSet<String> pages = new TreeSet<>();
        for (int outlet = 0; outlet < OUTLETS; outlet++)
            for (int item = 0; item < items; item++) pages.add("/" + outlet + "/" + item);
        return pages;
    }

    private static void publish(Outlets outlets, int outlet, int items) {
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Outlet "
                + outlet + "</title><description>d</description>");
        for (int item = 0; item < items; item++) {
            String link = outlets.at("/" + outlet + "/" + item).toString();
            String title = "Report " + word(outlet, item, 0) + " " + word(outlet, item, 1) + " of outlet " + outlet;
            feed.append("<item><title>" + title + "</title><link>" + link + "</link><guid>" + link + "</guid></item>");
            outlets.put("/" + outlet + "/" + item, "text/html", page(outlet, item, title));
        }
        outlets.put("/" + outlet + "/feed", "application/rss+xml", feed + "</channel></rss>");
    }

    private static String page(int outlet, int item, String title) {
        StringBuilder text = new StringBuilder("<!doctype html><html><body><article><h1>" + title + "</h1>");
        for (int paragraph = 0; paragraph < 5; paragraph++) {
            text.append("<p>");
            for (int word = 0; word < 40; word++)
                text.append(word(outlet, item, 2 + paragraph * 40 + word)).append(' ');
            text.append("</p>");
        }
        return text + "</article></body></html>";
    }

    /** An invented word that no other article shares but by chance, so that no two fold. */
    private static String word(int outlet, int item, int n) {
        Random random = new Random((outlet * 1_000L + item) * 1_000 + n);
        return random.ints(3 + random.nextInt(6), 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
