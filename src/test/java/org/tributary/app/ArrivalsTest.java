package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tributary.ingest.PollReport;

class ArrivalsTest {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private int polls;
    private final Arrivals arrivals = new Arrivals(() -> now);

    private void polled(int fresh, int changed, int reprints) {
        arrivals.accept(new PollReport("s" + polls++, true, "", fresh, changed, reprints, 0));
    }

    private void fails(String source, String outcome) {
        arrivals.accept(new PollReport(source, false, outcome, 0, 0, 0, 0));
    }

    private void after(Duration time) {
        now = now.plus(time);
        arrivals.tell();
    }

    @Test
    void the_first_polls_are_told_even_where_they_brought_nothing_and_then_only_news_once_a_minute() {
        try (LogLines log = new LogLines()) {
            after(Duration.ZERO);
            polled(0, 0, 0);
            after(Duration.ofSeconds(10));
            polled(0, 0, 0);
            polled(20, 0, 5);
            after(Duration.ofSeconds(10));
            polled(14, 2, 8);
            polled(0, 0, 0);
            after(Duration.ofSeconds(10));
            after(Duration.ofMinutes(1));
            after(Duration.ofMinutes(1));
            polled(0, 1, 0);
            after(Duration.ofSeconds(10));
            polled(1, 0, 0);
            after(Duration.ofMinutes(1));
            assertThat(log.all())
                    .containsExactly(
                            "INFO 1 source polled, nothing new",
                            "INFO 2 sources polled, 20 new articles, 15 new stories",
                            "INFO 2 sources polled, 14 new articles, 6 new stories; 2 changed",
                            "INFO 1 source polled, nothing new; 1 changed",
                            "INFO 1 source polled, 1 new article, 1 new story");
        }
    }

    @Test
    void a_source_that_was_polled_twice_is_one_and_those_that_failed_are_told() {
        try (LogLines log = new LogLines()) {
            arrivals.accept(new PollReport("a", true, "", 3, 0, 0, 0));
            arrivals.accept(new PollReport("a", true, "", 1, 0, 0, 0));
            fails("b", "not there (404)");
            after(Duration.ofSeconds(2));
            fails("a", "not there (404)");
            fails("b", "not there (404)");
            after(Duration.ofMinutes(1));
            fails("b", "not there (404)");
            after(Duration.ofMinutes(1));
            assertThat(log.all())
                    .containsExactly(
                            "INFO 2 sources polled, 1 failed, 4 new articles, 4 new stories",
                            "INFO 2 sources polled, all failed");
        }
    }

    @Test
    void when_nothing_can_be_reached_the_network_of_this_machine_is_named_once() {
        try (LogLines log = new LogLines()) {
            for (String source : new String[] {"a", "b", "c"}) {
                fails(source, "its host name could not be looked up (" + source + ".example)");
                after(Duration.ofSeconds(2));
            }
            fails("a", "the connection failed");
            after(Duration.ofMinutes(3));
            polled(1, 0, 0);
            after(Duration.ofMinutes(3));
            assertThat(log.all())
                    .containsExactly(
                            "INFO 1 source polled, it failed",
                            "WARN no source can be reached: it looks as if this machine has no network (or its name"
                                    + " server does not answer)",
                            "INFO 4 sources polled, 3 failed, 1 new article, 1 new story");
        }
    }
}
