package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.fetch.Outlet.answer;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tributary.model.Source;
import org.tributary.model.Validators;

/** What the person who runs this finds in the log: exceptions to good manners, and a memory that does not hold. */
class SaidAloudTest {
    private final Logger log = (Logger) LoggerFactory.getLogger("org.tributary.fetch");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
    }

    private List<String> said() {
        return lines.list.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    @Test
    void S15_P29_a_source_that_is_excused_from_robots_or_certificates_is_named_once() {
        try (Outlet outlet = new Outlet();
                PoliteFetcher fetcher = Fetchers.at(new VirtualClock())) {
            outlet.at("/feed", answer(404));
            Source excused = excused(outlet.source());
            for (int i = 0; i < 3; i++) {
                fetcher.feed(excused, outlet.url("/feed"), Validators.NONE);
                fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE);
            }
            assertThat(said())
                    .containsExactly(
                            "WARN " + excused.id() + ": robots.txt is not asked, as feeds.yml says",
                            "WARN " + excused.id() + ": any TLS certificate will do, as feeds.yml says");
        }
    }

    @Test
    void P11_holds_that_cannot_be_written_are_said_and_cost_no_poll() throws IOException {
        Path file = Files.createDirectories(folder.resolve("holds/in the way")).getParent();
        VirtualClock clock = new VirtualClock();
        try (Outlet outlet = new Outlet();
                PoliteFetcher fetcher = new PoliteFetcher(Fetchers.ON_LOOPBACK, clock, file)) {
            outlet.at("/feed", answer(429, "Retry-After: 600"));
            assertThat(fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE))
                    .isInstanceOf(org.tributary.model.FetchResult.Throttled.class);
        }
        assertThat(said()).hasSize(2);
        assertThat(said().get(0))
                .startsWith("WARN " + file + " cannot be read; hosts that asked us to wait may be asked");
        assertThat(said().get(1)).startsWith("WARN " + file + " cannot be written; after a restart hosts that asked");
    }

    @Test
    void P11_a_line_of_the_holds_that_nobody_can_read_counts_for_nothing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("holds"),
                "2026-11-24T12:10:00Z a.test\nsoon b.test\n\nrubbish\n2026-11-24T12:20:00Z c.test");
        assertThat(new HoldsFile(file).read())
                .isEqualTo(Map.of(
                        "a.test",
                        Instant.parse("2026-11-24T12:10:00Z"),
                        "c.test",
                        Instant.parse("2026-11-24T12:20:00Z")));
        assertThat(said()).isEmpty();
    }

    private static Source excused(Source plain) {
        return new Source(
                plain.id(),
                plain.outlet(),
                plain.url(),
                plain.tags(),
                plain.language(),
                plain.every(),
                plain.fullText(),
                plain.select(),
                plain.headers(),
                plain.exclude(),
                plain.republish(),
                false,
                true);
    }
}
