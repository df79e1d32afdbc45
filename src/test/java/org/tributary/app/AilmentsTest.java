package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tributary.ingest.PollReport;

class AilmentsTest {
    private final Logger log = (Logger) LoggerFactory.getLogger("org.tributary");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Ailments ailments = new Ailments();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
    }

    private void heard(String source, boolean well, String outcome) {
        ailments.accept(new PollReport(source, well, outcome, 0, 0, 0, 0));
    }

    @Test
    void a_source_is_named_when_it_begins_to_fail_when_it_fails_otherwise_and_when_it_is_well() {
        heard("a", true, "unchanged");
        for (int i = 0; i < 3; i++) heard("a", false, "no answer in time");
        heard("b", false, "no answer in time");
        for (int i = 0; i < 2; i++) heard("a", false, "not there (404)");
        heard("a", true, "2 new");
        heard("a", true, "unchanged");
        heard("a", false, "no answer in time");
        assertThat(lines.list.stream()
                        .filter(line -> line.getLoggerName().equals("org.tributary"))
                        .map(line -> line.getLevel() + " " + line.getFormattedMessage()))
                .containsExactly(
                        "WARN a: no answer in time",
                        "WARN b: no answer in time",
                        "WARN a: not there (404)",
                        "INFO a is well again: 2 new",
                        "WARN a: no answer in time");
    }
}
