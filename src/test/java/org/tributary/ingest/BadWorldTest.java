package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.ingest.Outlet.Entry;
import org.tributary.model.Article;
import org.tributary.model.Source;

/** Sources that hang, and a process that is killed while it works. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class BadWorldTest {
    @Test
    void S32_sources_that_hang_delay_nobody_else() throws Exception {
        try (Outlet outlet = new Outlet();
                Silence silence = new Silence();
                Newsroom newsroom = new Newsroom("jdbc:h2:mem:hang", Duration.ofSeconds(3))) {
            List<Source> sources = new ArrayList<>();
            for (int i = 0; i < 60; i++) sources.add(Source.of("hangs-" + i, silence.at(i)));
            outlet.feed("/good", Entry.of("one", "A teaser."));
            newsroom.reads(sources.toArray(Source[]::new)).reads("zgood", outlet.at("/good"));
            List<PollReport> heard = new ArrayList<>();
            newsroom.sweep.listen(report -> {
                synchronized (heard) {
                    heard.add(report);
                }
            });
            newsroom.sweep.tick();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                synchronized (heard) {
                    return heard.size() == 61;
                }
            });
            assertThat(heard.get(0).sourceId()).isEqualTo("zgood");
            assertThat(newsroom.articles()).hasSize(1);
            assertThat(newsroom.store
                            .sourceStates()
                            .find("hangs-1")
                            .orElseThrow()
                            .outcome())
                    .contains("no answer in time");
        }
    }

    @Test
    void pages_that_hang_cost_two_timeouts_and_come_later() throws Exception {
        try (Outlet outlet = new Outlet();
                Silence silence = new Silence();
                Newsroom newsroom = new Newsroom("jdbc:h2:mem:pages", Duration.ofSeconds(1))) {
            StringBuilder rss = new StringBuilder("<rss version='2.0'><channel><title>T</title>");
            for (int i = 0; i < 12; i++)
                rss.append("<item><guid>" + i + "</guid><title>News number " + i + " of the day</title><link>"
                        + silence.at(1) + i + "</link><description>A teaser " + i + "</description></item>");
            outlet.serve("/feed", "application/rss+xml", rss + "</channel></rss>");
            newsroom.reads("out", outlet.at("/feed")).sweep.once();
            assertThat(newsroom.articles())
                    .hasSize(12)
                    .extracting(Article::text)
                    .contains("A teaser 3");
            assertThat(silence.visits()).as("robots.txt, or pages").isBetween(1, 3);
            assertThat(newsroom.store.articles().pagesDue(Newsroom.NOON.plus(Duration.ofDays(1)), 99))
                    .hasSize(12);
        }
    }

    @Test
    void S31_a_poll_that_is_killed_loses_nothing_and_doubles_nothing(@TempDir Path folder) throws Exception {
        try (Outlet outlet = new Outlet()) {
            int entries = 60;
            List<Entry> all = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                all.add(Entry.of("n" + i, "A teaser of one line for number " + i + "."));
                outlet.page("/n" + i, "Title of n" + i, words(i, 1), words(i, 2), words(i, 3));
            }
            outlet.feed("/feed", all.toArray(Entry[]::new));
            String url = "jdbc:h2:file:" + folder.resolve("river");
            for (int kill = 0; kill < 2; kill++) {
                int pages = outlet.asked.size() + 10 + kill * 7;
                Process process = Once.start(url, outlet.at("/feed"));
                await().atMost(Duration.ofSeconds(60)).until(() -> outlet.asked.size() >= pages || !process.isAlive());
                process.destroyForcibly().waitFor();
            }
            try (Newsroom newsroom = new Newsroom(url, Duration.ofSeconds(5))) {
                assertThat(newsroom.reads("out", outlet.at("/feed")).sweep.once())
                        .allMatch(PollReport::well);
                assertThat(newsroom.articles())
                        .hasSize(entries)
                        .extracting(Article::guid)
                        .doesNotHaveDuplicates();
                assertThat(newsroom.articles())
                        .allMatch(article -> article.text().length() > 100);
                assertThat(newsroom.river()).hasSize(entries);
                assertThat(newsroom.later()).extracting(PollReport::outcome).containsExactly("unchanged");
            }
        }
    }

    private static String words(int seed, int n) {
        StringBuilder words = new StringBuilder("Paragraph");
        java.util.Random random = new java.util.Random(seed * 100L + n);
        for (int i = 0; i < 30; i++) {
            words.append(' ');
            for (int c = 0; c < 7; c++) words.append((char) ('a' + random.nextInt(26)));
        }
        return words.append('.').toString();
    }

    /** A process that polls once. */
    static final class Once {
        public static void main(String[] args) {
            try (Newsroom newsroom = new Newsroom(args[0], Duration.ofSeconds(5))) {
                newsroom.reads("out", URI.create(args[1])).sweep.once();
            }
        }

        static Process start(String store, URI feed) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Once.class.getName(),
                            store,
                            feed.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    /** Takes connections on several addresses of loopback, and never says a word. */
    static final class Silence implements AutoCloseable {
        private final ServerSocket server;
        private final Set<Socket> taken = new HashSet<>();

        Silence() throws IOException {
            server = new ServerSocket(0, 500);
            Thread taking = new Thread(() -> {
                try {
                    while (true) {
                        Socket socket = server.accept();
                        synchronized (taken) {
                            taken.add(socket);
                        }
                    }
                } catch (IOException e) {
                    return;
                }
            });
            taking.setDaemon(true);
            taking.start();
        }

        URI at(int host) {
            return URI.create("http://127.0.9." + (host + 1) + ":" + server.getLocalPort() + "/");
        }

        int visits() {
            synchronized (taken) {
                return taken.size();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            synchronized (taken) {
                for (Socket socket : taken) socket.close();
            }
        }
    }
}
