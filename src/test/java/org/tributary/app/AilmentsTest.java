package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tributary.ingest.PollReport;

class AilmentsTest {
    private final Ailments ailments = new Ailments();

    private void heard(String source, boolean well, String outcome) {
        ailments.accept(new PollReport(source, well, outcome, 0, 0, 0, 0));
    }

    @Test
    void a_source_is_named_when_it_begins_to_fail_when_it_fails_otherwise_and_when_it_is_well() {
        try (LogLines log = new LogLines()) {
            heard("a", true, "unchanged");
            for (int i = 0; i < 3; i++) heard("a", false, "no answer in time");
            heard("b", false, "no answer in time");
            for (int i = 0; i < 2; i++) heard("a", false, "not there (404)");
            heard("a", true, "2 new");
            heard("a", true, "unchanged");
            heard("a", false, "no answer in time");
            assertThat(log.all())
                    .containsExactly(
                            "WARN a: no answer in time",
                            "WARN b: no answer in time",
                            "WARN a: not there (404)",
                            "INFO a is well again: 2 new",
                            "WARN a: no answer in time");
        }
    }
}
