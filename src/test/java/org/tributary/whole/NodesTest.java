package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Postgres;

/**
 * Three nodes on one PostgreSQL, of which some are killed, and some stopped for longer than their lease; outlets that bring
 * news all the while say what was asked and when. Nothing is lost, nothing doubled, no host asked too early.
 */
@Tag("whole")
class NodesTest {
    private static final int NODES = 3;
    private static final int OUTLETS = 6;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);

    private enum Harm {
        KILL,
        STOP,
        RESTART_THE_DATABASE
    }

    @Test
    void P18_a_node_that_is_killed_and_one_that_is_stopped_cost_no_news_and_no_manners(@TempDir Path folder)
            throws Exception {
        try (Campaign campaign = new Campaign(folder, Postgres.empty(), List.of())) {
            campaign.harm(Harm.KILL, 0, 3_000);
            campaign.harm(Harm.STOP, 1, 17_000);
            Outcome outcome = campaign.end();
            assertThat(outcome.lost()).isEmpty();
            assertThat(outcome.doubled()).isEmpty();
            assertThat(outcome.early()).isEmpty();
            assertThat(outcome.longestSilence()).isLessThan(TAKEN_OVER);
            assertThat(outcome.polls()).as("each has its share").hasSizeGreaterThanOrEqualTo(NODES);
        }
    }

    /**
     * The long campaign: {@code NodesTest FOLDER HARMS SEED [COMMAND THAT RESTARTS THE DATABASE]}, on the server that
     * {@code TRIBUTARY_POSTGRES} names.
     */
    public static void main(String... arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Random random = new Random(Long.parseLong(arguments[2]));
        List<String> restart = Arrays.asList(arguments).subList(3, arguments.length);
        Map<Harm, Integer> done = new TreeMap<>();
        try (Campaign campaign = new Campaign(folder, Postgres.empty(), restart)) {
            for (int harm = 0; harm < Integer.parseInt(arguments[1]); harm++) {
                int dice = random.nextInt(10);
                Harm one = dice < 6 || restart.isEmpty() && dice > 8
                        ? Harm.KILL
                        : dice < 9 ? Harm.STOP : Harm.RESTART_THE_DATABASE;
                campaign.harm(one, random.nextInt(NODES), 500 + random.nextInt(one == Harm.STOP ? 25_000 : 5_000));
                done.merge(one, 1, Integer::sum);
            }
            Outcome outcome = campaign.end();
            System.out.printf(
                    "%s: %d lost, %d doubled, %d early of %s polls; longest silence of a host %.1f s%n%s%n",
                    done,
                    outcome.lost().size(),
                    outcome.doubled().size(),
                    outcome.early().size(),
                    outcome.polls(),
                    outcome.longestSilence().toMillis() / 1000.0,
                    outcome.early());
        }
        System.exit(0);
    }

    /**
     * What came of it.
     *
     * @param early requests that a host got within the pause, or while it still answered another
     * @param longestSilence between two requests at one host
     * @param polls by node
     */
    private record Outcome(
            Set<String> lost,
            Set<String> doubled,
            List<String> early,
            Duration longestSilence,
            Map<String, Long> polls) {}

    private static final class Campaign implements AutoCloseable {
        private final Path folder;
        private final List<String> restart;
        private final Press press = new Press(OUTLETS);
        private final List<Running> nodes = new ArrayList<>();

        Campaign(Path folder, String store, List<String> restart) throws Exception {
            this.folder = folder;
            this.restart = restart;
            for (int node = 0; node < NODES; node++) {
                program(node).feeds(feedsYml(node, store));
                nodes.add(start(node));
            }
        }

        private Program program(int node) throws IOException {
            return new Program(Files.createDirectories(folder.resolve("node" + node)));
        }

        private Running start(int node) throws Exception {
            return Running.start(program(node), folder.resolve("node" + node));
        }

        private String feedsYml(int node, String store) {
            return "store: {url: \"" + store + "\", connections: 8}\n"
                    + "serve: {port: 0, public-url: \"https://river.example.org/\", key: abcdefabcdef}\n"
                    + "fetch: {pause: " + PAUSE.toSeconds() + "s, timeout: 3s, user-agent: node" + node
                    + ", allow-private: [127.0.0.0/8]}\nsources:\n"
                    + IntStream.range(0, OUTLETS)
                            .mapToObj(outlet -> "  - {url: \"" + press.feed(outlet) + "\", id: outlet-" + outlet
                                    + ", every: 1s, full-text: never}\n")
                            .collect(Collectors.joining());
        }

        /** Harms one node, waits until the others have all its work, and lets it come back. */
        void harm(Harm harm, int node, int millis) throws Exception {
            awaitPolls();
            switch (harm) {
                case KILL -> {
                    nodes.get(node).kill();
                    rest(millis);
                    nodes.set(node, start(node));
                }
                case STOP -> {
                    signal("STOP", nodes.get(node));
                    rest(millis);
                    signal("CONT", nodes.get(node));
                }
                case RESTART_THE_DATABASE -> {
                    assertThat(new ProcessBuilder(restart)
                                    .redirectErrorStream(true)
                                    .redirectOutput(
                                            folder.resolve("restart.log").toFile())
                                    .start()
                                    .waitFor())
                            .isZero();
                    rest(millis);
                }
            }
            awaitPolls();
        }

        /** Outlets go on meanwhile, and so do the other nodes: nothing to look at but the time. */
        private static void rest(int millis) {
            long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
            await().atMost(Duration.ofMillis(millis).plusSeconds(5)).until(() -> System.nanoTime() > end);
        }

        private static void signal(String signal, Running node) throws Exception {
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(node.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        }

        /** Each host is asked again. */
        private void awaitPolls() {
            List<Integer> before = press.visits().stream().map(List::size).toList();
            await().atMost(TAKEN_OVER.multipliedBy(2)).until(() -> {
                List<List<Press.Visit>> now = press.visits();
                return IntStream.range(0, OUTLETS)
                        .allMatch(host -> now.get(host).size() > before.get(host));
            });
        }

        Outcome end() throws Exception {
            press.end();
            Set<String> all = press.all();
            await().atMost(TAKEN_OVER.multipliedBy(3)).until(() -> {
                for (Running node : nodes) if (!stored(node).containsAll(all)) return false;
                return true;
            });
            Set<String> etags = new HashSet<>();
            for (Running node : nodes)
                etags.add(node.answer(FEED).headers().firstValue("ETag").orElseThrow());
            assertThat(etags).as("any node serves the same").hasSize(1);
            List<String> pages = stored(nodes.get(0));
            Set<String> lost = new TreeSet<>(all);
            pages.forEach(lost::remove);
            Set<String> seen = new HashSet<>();
            Set<String> doubled =
                    pages.stream().filter(page -> !seen.add(page)).collect(Collectors.toCollection(TreeSet::new));
            return outcome(lost, doubled);
        }

        private static final String FEED = "/feed.atom?n=10000&key=abcdefabcdef";

        private static List<String> stored(Running node) throws Exception {
            return River.read(node.get(FEED)).entries().stream()
                    .flatMap(entry -> entry.pages().stream())
                    .toList();
        }

        private Outcome outcome(Set<String> lost, Set<String> doubled) {
            List<String> early = new ArrayList<>();
            Duration longest = Duration.ZERO;
            Map<String, Long> polls = new TreeMap<>();
            for (List<Press.Visit> host : press.visits()) {
                for (Press.Visit visit : host) polls.merge(visit.who(), 1L, Long::sum);
                for (int i = 1; i < host.size(); i++) {
                    Press.Visit before = host.get(i - 1);
                    Press.Visit visit = host.get(i);
                    Duration between = Duration.ofNanos(visit.from() - before.to());
                    if (visit.crowded() || between.compareTo(PAUSE) < 0)
                        early.add(visit + " came " + between + " after " + before);
                    if (between.compareTo(longest) > 0) longest = between;
                }
            }
            return new Outcome(lost, doubled, early, longest, polls);
        }

        @Override
        public void close() throws Exception {
            for (Running node : nodes) node.kill();
            press.close();
        }
    }
}
