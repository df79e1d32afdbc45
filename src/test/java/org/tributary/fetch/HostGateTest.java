package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.fetch.Fetchers.fetched;
import static org.tributary.fetch.Outlet.FEED;
import static org.tributary.fetch.Outlet.answer;
import static org.tributary.fetch.Outlet.document;
import static org.tributary.fetch.VirtualClock.NOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.model.FetchResult.Throttled;
import org.tributary.model.Validators;

@Timeout(60)
class HostGateTest {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final VirtualClock clock = new VirtualClock();
    private final HostGate gate = new HostGate(PAUSE, clock, clock, holds -> {});

    private Duration visit(String host) throws InterruptedException {
        Duration held = gate.enter(host);
        if (held.isZero()) gate.leave(host);
        return held;
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.co.uk, example.co.uk",
        "feeds.bbci.co.uk, bbci.co.uk",
        "example.org, example.org",
        "a.b.example.org., example.org",
        "one.blogspot.com, one.blogspot.com",
        "127.0.3.4, 127.0.3.4",
        "::1, ::1",
        "localhost, localhost",
        "co.uk, co.uk",
        "www.desk.example, desk.example",
        "intranet, intranet"
    })
    void P18_a_host_is_a_registrable_domain_or_a_literal_address(String host, String key) {
        assertThat(gate.keyOf(host)).isEqualTo(key);
        assertThat(gate.keyOf(host)).isEqualTo(key);
    }

    @Test
    void P18_two_requests_to_a_host_are_a_pause_apart_and_hosts_do_not_wait_for_each_other() throws Exception {
        visit("a");
        visit("b");
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(gate.waitFor("a")).isEqualTo(PAUSE);
        visit("a");
        assertThat(clock.instant()).isEqualTo(NOON.plus(PAUSE));
        visit("b");
        assertThat(clock.instant()).isEqualTo(NOON.plus(PAUSE));
        clock.pass(Duration.ofSeconds(3));
        assertThat(gate.waitFor("b")).isEqualTo(Duration.ofSeconds(2));
        clock.pass(Duration.ofSeconds(2));
        assertThat(gate.waitFor("b")).isZero();
        assertThat(gate.waitFor("never met")).isZero();
    }

    @Test
    void P18_a_clock_that_was_set_back_does_not_lengthen_the_pause() throws Exception {
        visit("a");
        clock.pass(Duration.ofDays(-1));
        assertThat(gate.waitFor("a")).isEqualTo(PAUSE);
    }

    @Test
    void P18_never_two_at_once_and_whoever_comes_first_goes_first() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<Integer> order = new ArrayList<>();
        gate.enter("a");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> visitors = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int number = i;
            Duration before = gate.waitFor("a");
            visitors.add(threads.submit(() -> {
                gate.enter("a");
                assertThat(inside.incrementAndGet()).isEqualTo(1);
                order.add(number);
                inside.decrementAndGet();
                gate.leave("a");
                return number;
            }));
            while (gate.waitFor("a").equals(before)) Thread.onSpinWait();
        }
        gate.leave("a");
        for (Future<?> visitor : visitors) visitor.get();
        threads.shutdown();
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(clock.slept()).isEqualTo(PAUSE.multipliedBy(8));
    }

    @Test
    void P16_a_held_host_lets_nobody_in_until_then() throws Exception {
        gate.hold("a", NOON.plusSeconds(3600));
        gate.hold("a", NOON.plusSeconds(60));
        assertThat(visit("a")).isEqualTo(Duration.ofHours(1));
        assertThat(gate.waitFor("a")).isEqualTo(Duration.ofHours(1));
        assertThat(visit("b")).isZero();
        clock.pass(Duration.ofSeconds(3599));
        assertThat(visit("a")).isEqualTo(Duration.ofSeconds(1));
        clock.pass(Duration.ofSeconds(1));
        assertThat(visit("a")).isZero();
    }

    @Test
    void P16_holds_without_a_time_double_up_to_a_day_and_begin_small_after_a_good_answer() {
        Duration last = Duration.ZERO;
        for (int i = 0; i < 12; i++) {
            gate.holdForNow("a");
            Duration held = gate.heldFor("a");
            Duration plain = Duration.ofMinutes(5L << Math.min(i, 9));
            if (plain.compareTo(Duration.ofDays(1)) > 0) plain = Duration.ofDays(1);
            assertThat(held).isBetween(plain, plain.plus(plain.dividedBy(10)));
            assertThat(held.plusMinutes(150)).isGreaterThan(last);
            last = held;
            clock.pass(held);
        }
        gate.wellAnswered("a");
        gate.holdForNow("a");
        assertThat(gate.heldFor("a")).isLessThan(Duration.ofMinutes(6));
    }

    @Test
    void P17_hosts_that_failed_together_do_not_come_back_together() {
        gate.holdForNow("one.example");
        gate.holdForNow("two.example");
        assertThat(gate.heldFor("one.example")).isNotEqualTo(gate.heldFor("two.example"));
    }

    @Test
    void idle_hosts_are_forgotten_and_those_in_use_or_held_are_not() throws Exception {
        gate.enter("used");
        gate.hold("held", NOON.plusSeconds(86_400));
        for (int i = 0; i < 50_000; i++) {
            visit("host" + i);
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(gate.size()).isLessThan(20_100);
        assertThat(gate.heldFor("held")).isPositive();
        gate.leave("used");
        assertThat(visit("used")).isZero();
    }

    @Test
    void P16_retry_after_holds_every_feed_and_page_of_the_host_for_all_the_time_it_names() {
        try (Outlet outlet = new Outlet();
                PoliteFetcher fetcher = Fetchers.at(clock)) {
            outlet.at("/feed", answer(429, "Retry-After: 86400"));
            outlet.at("/other", document(FEED));
            var first = fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE);
            assertThat(first).isInstanceOf(Throttled.class);
            assertThat(((Throttled) first).retryAfter()).isEqualTo(Duration.ofDays(1));
            assertThat(((Throttled) first).why()).isEqualTo("asks to wait until 2026-11-25T12:00:00Z (429)");
            clock.pass(Duration.ofHours(23));
            var page = fetcher.page(outlet.source(), outlet.url("/other"), Validators.NONE);
            assertThat(((Throttled) page).retryAfter()).isEqualTo(Duration.ofHours(1));
            assertThat(fetcher.heldFor(outlet.url("/other"))).isEqualTo(Duration.ofHours(1));
            assertThat(outlet.asked()).hasSize(1);
            clock.pass(Duration.ofHours(1));
            fetched(fetcher.feed(outlet.source(), outlet.url("/other"), Validators.NONE));
        }
    }

    @Test
    void P16_503_with_a_date_holds_until_then_and_503_without_one_holds_for_minutes() {
        try (Outlet outlet = new Outlet();
                PoliteFetcher fetcher = Fetchers.at(clock)) {
            outlet.at("/feed", answer(503, "Retry-After: Tue, 24 Nov 2026 14:00:00 GMT"));
            var first = (Throttled) fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE);
            assertThat(first.retryAfter()).isEqualTo(Duration.ofHours(2));
            clock.pass(Duration.ofHours(2));
            outlet.at("/feed", answer(503, "Retry-After: 0"));
            var second = (Throttled) fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE);
            assertThat(second.retryAfter()).isZero();
            assertThat(fetcher.heldFor(outlet.url("/"))).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
            assertThat(outlet.asked()).hasSize(2);
        }
    }

    @Test
    void P11_a_hold_outlives_a_restart(@TempDir Path folder) {
        Path file = folder.resolve("holds");
        try (Outlet outlet = new Outlet()) {
            outlet.at("/feed", answer(429, "Retry-After: 600"));
            try (PoliteFetcher before = new PoliteFetcher(Fetchers.ON_LOOPBACK, clock, file)) {
                before.feed(outlet.source(), outlet.url("/feed"), Validators.NONE);
            }
            assertThat(file).hasContent("2026-11-24T12:10:00Z 127.0.0.1\n");
            try (PoliteFetcher after = new PoliteFetcher(Fetchers.ON_LOOPBACK, clock, file)) {
                assertThat(after.feed(outlet.source(), outlet.url("/other"), Validators.NONE))
                        .isInstanceOf(Throttled.class);
                assertThat(outlet.asked()).hasSize(1);
                clock.pass(Duration.ofMinutes(10));
                outlet.at("/feed", document(FEED));
                fetched(after.feed(outlet.source(), outlet.url("/feed"), Validators.NONE));
            }
        }
    }

    @Test
    void holds_that_cannot_be_read_or_written_stop_nobody(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("holds"), "soon a\n2026-11-24T13:00:00Z b.example\n\nxyz\n");
        assertThat(new HoldsFile(file).read()).isEqualTo(Map.of("b.example", NOON.plusSeconds(3600)));
        HoldsFile nowhere = new HoldsFile(folder.resolve("no/such/folder/holds"));
        nowhere.write(Map.of("a", NOON));
        assertThat(nowhere.read()).isEmpty();
    }

    @Test
    void P18_feeds_pages_robots_and_redirects_share_the_hosts_pause() {
        try (Outlet outlet = new Outlet();
                PoliteFetcher fetcher = Fetchers.at(clock, PAUSE)) {
            outlet.at("/feed", answer(302, "Location: /b"));
            outlet.at("/b", document(FEED));
            outlet.at("/page", document("<p>"));
            fetched(fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE));
            assertThat(clock.slept()).isEqualTo(PAUSE);
            fetched(fetcher.page(outlet.source(), outlet.url("/page"), Validators.NONE));
            assertThat(outlet.asked()).hasSize(4);
            assertThat(clock.slept()).isEqualTo(PAUSE.multipliedBy(3));
        }
    }

    @Test
    void a_408_is_not_tried_again_behind_our_back() {
        try (Outlet outlet = new Outlet();
                PoliteFetcher fetcher = Fetchers.at(clock)) {
            outlet.at("/feed", answer(408));
            fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE);
            assertThat(outlet.asked()).hasSize(1);
        }
    }
}
