package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A short form of {@link Soak}, whose program lives for as many days as it is told. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
final class SoakTest {
    @Test
    void S32_S37_among_200_bad_sources_of_1000_no_good_one_is_polled_a_minute_late_and_nothing_leaks(
            @TempDir Path folder) throws Exception {
        try (Soak soak = new Soak(folder, 1000, 1)) {
            Soak.Use first = soak.live(Duration.ofMinutes(20));
            Soak.Use later = soak.live(Duration.ofMinutes(55));
            assertThat(first.latest()).as(first::which).isLessThan(Duration.ofMinutes(1));
            assertThat(later.latest()).as(later::which).isLessThan(Duration.ofMinutes(1));
            assertThat(first.polls()).isGreaterThanOrEqualTo(1000);
            assertThat(later.polls()).isGreaterThan(300);
            assertThat(later.articles()).isGreaterThanOrEqualTo(800);
            assertThat(later.threads())
                    .as("the ailing have their own workers from the second poll on")
                    .isLessThanOrEqualTo(first.threads() + Sweep.Settings.DEFAULTS.workers() / 4 + 10);
            assertThat(later.files()).isLessThanOrEqualTo(first.files() + 40);
            assertThat(soak.outcomes().entrySet())
                    .as("every bad source is named as what it is")
                    .noneMatch(one -> !one.getKey().startsWith("GOOD") && !isToldInWords(one));
        }
    }

    private static boolean isToldInWords(Map.Entry<String, Integer> outcome) {
        String words = outcome.getKey();
        if (words.startsWith("HANGS")) return words.contains("no answer in time");
        if (words.startsWith("RESETS")) return words.contains("connection");
        if (words.startsWith("CIRCLES")) return words.contains("redirects");
        return words.length() > "GARBAGE: ".length() + 10;
    }
}
