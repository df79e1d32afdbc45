package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tributary.ingest.PollReport;

class ArrivalsTest {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Arrivals arrivals = new Arrivals(() -> now);

    private void polled(int fresh, int changed, int reprints) {
        arrivals.accept(new PollReport("a", true, "", fresh, changed, reprints, 0));
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
            after(Duration.ofMinutes(5));
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
}
