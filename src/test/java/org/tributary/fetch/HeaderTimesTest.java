package org.tributary.fetch;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.fetch.VirtualClock.NOON;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTimesTest {
    private static Headers headers(String... lines) {
        Headers.Builder headers = new Headers.Builder();
        for (String line : lines) headers.addUnsafeNonAscii(line.split(": ", 2)[0], line.split(": ", 2)[1]);
        return headers.build();
    }

    private static Duration fresh(String... lines) {
        return Freshness.of(headers(lines), NOON);
    }

    private static Duration wait(String... lines) {
        return RetryAfter.of(headers(lines), NOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "06 Nov 1994 08:49:37 GMT",
                "Sun, 6 Nov 1994 8:49:37 UTC",
                "Sun, 06 Nov 1994 08:49:37 +0000",
                " Sun,  06 Nov 1994 08:49:37 GMT "
            })
    void a_date_is_read_in_each_form_of_http(String text) {
        assertThat(HttpDates.read(text)).contains(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "never", "Sun, 36 Nov 1994 08:49:37 GMT", "2026-11-24", "Sun", "GMT"})
    void nonsense_is_no_date(String text) {
        assertThat(HttpDates.read(text)).isEmpty();
    }

    @Test
    void P13_max_age_less_age_and_never_more_than_a_day() {
        assertThat(fresh("Cache-Control: max-age=600")).isEqualTo(ofMinutes(10));
        assertThat(fresh("Cache-Control: public, Max-Age=\"600\" , must-revalidate"))
                .isEqualTo(ofMinutes(10));
        assertThat(fresh("Cache-Control: public", "Cache-Control: max-age=600", "Age: 60"))
                .isEqualTo(ofMinutes(9));
        assertThat(fresh("Cache-Control: max-age=60", "Age: 600")).isEqualTo(ZERO);
        assertThat(fresh("Cache-Control: max-age=31536000")).isEqualTo(ofHours(24));
    }

    @Test
    void P13_expires_counts_from_the_servers_own_date() {
        assertThat(fresh("Expires: Tue, 24 Nov 2026 13:00:00 GMT")).isEqualTo(ofHours(1));
        assertThat(fresh("Expires: Tue, 24 Nov 2026 13:00:00 GMT", "Date: Tue, 24 Nov 2026 12:30:00 GMT"))
                .isEqualTo(ofMinutes(30));
        assertThat(fresh("Expires: Tue, 24 Nov 2026 13:00:00 GMT", "Cache-Control: max-age=60"))
                .isEqualTo(ofSeconds(60));
    }

    @Test
    void P13_nonsense_and_what_is_not_meant_for_us_is_silence() {
        assertThat(fresh("Expires: 0")).isEqualTo(ZERO);
        assertThat(fresh("Expires: -1")).isEqualTo(ZERO);
        assertThat(fresh("Expires: Tue, 24 Nov 1981 13:00:00 GMT")).isEqualTo(ZERO);
        assertThat(fresh("Cache-Control: max-age=abc")).isEqualTo(ZERO);
        assertThat(fresh("Cache-Control: max-age=-5")).isEqualTo(ZERO);
        assertThat(fresh("Cache-Control: max-age=99999999999999999999")).isEqualTo(ZERO);
        assertThat(fresh("Cache-Control: max-age=600", "Age: yes")).isEqualTo(ofMinutes(10));
        assertThat(fresh("Cache-Control: s-maxage=600")).isEqualTo(ZERO);
        assertThat(fresh("Cache-Control: no-cache, max-age=600")).isEqualTo(ZERO);
        assertThat(fresh("Cache-Control: no-store, max-age=600")).isEqualTo(ZERO);
        assertThat(fresh("Cache-Control: x-max-age=600")).isEqualTo(ZERO);
    }

    @Test
    void P16_retry_after_is_read_in_both_forms_and_in_full() {
        assertThat(wait("Retry-After: 120")).isEqualTo(ofMinutes(2));
        assertThat(wait("Retry-After: 2592000")).isEqualTo(Duration.ofDays(30));
        assertThat(wait("Retry-After: Tue, 24 Nov 2026 15:00:00 GMT")).isEqualTo(ofHours(3));
        assertThat(wait("Retry-After: Tuesday, 24-Nov-26 15:00:00 GMT")).isEqualTo(ofHours(3));
        // A server whose clock is two hours behind ours still means three hours.
        assertThat(wait("Retry-After: Tue, 24 Nov 2026 13:00:00 GMT", "Date: Tue, 24 Nov 2026 10:00:00 GMT"))
                .isEqualTo(ofHours(3));
    }

    @Test
    void P16_a_retry_after_that_is_past_or_nonsense_names_no_time() {
        assertThat(wait("Retry-After: soon")).isEqualTo(ZERO);
        assertThat(wait("Retry-After: -30")).isEqualTo(ZERO);
        assertThat(wait("Retry-After: 1.5")).isEqualTo(ZERO);
        assertThat(wait("Retry-After: Tue, 24 Nov 2020 13:00:00 GMT")).isEqualTo(ZERO);
        assertThat(wait("X: y")).isEqualTo(ZERO);
        assertThat(wait("Retry-After: 999999999999")).isEqualTo(Duration.ofDays(3650));
    }
}
