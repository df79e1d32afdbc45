package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.fetch.Fetchers.fetched;
import static org.tributary.fetch.Outlet.FEED;
import static org.tributary.fetch.Outlet.answer;
import static org.tributary.fetch.Outlet.builder;
import static org.tributary.fetch.Outlet.document;

import java.time.Duration;
import java.util.Optional;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Fetched;
import org.tributary.model.FetchResult.Refused;
import org.tributary.model.FetchResult.Throttled;
import org.tributary.model.Source;
import org.tributary.model.Validators;

class RobotsTest {
    private final VirtualClock clock = new VirtualClock();
    private final PoliteFetcher fetcher = Fetchers.at(clock);
    private final Outlet outlet = new Outlet().at("/page", document("<p>"));

    @AfterEach
    void close() {
        fetcher.close();
        outlet.close();
    }

    private FetchResult page(String path) {
        outlet.at(path.replaceFirst("\\?.*", ""), document("<p>"));
        return fetcher.page(outlet.source(), outlet.url(path), Validators.NONE);
    }

    private boolean open(String robots, String path) {
        clock.pass(Duration.ofDays(2));
        outlet.at("/robots.txt", document(robots));
        return page(path) instanceof Fetched;
    }

    @Test
    void that_a_host_has_no_robots_txt_is_no_error_of_it_and_that_it_lacks_a_page_is_one() {
        outlet.at("/robots.txt", answer(404)).at("/gone", answer(404));
        assertThat(page("/page")).isInstanceOf(Fetched.class);
        assertThat(fetcher.records()).singleElement().satisfies(record -> {
            assertThat(record.requests()).isEqualTo(2);
            assertThat(record.failed()).isZero();
        });
        fetcher.page(outlet.source(), outlet.url("/gone"), Validators.NONE);
        assertThat(fetcher.records())
                .singleElement()
                .satisfies(record -> assertThat(record.failed()).isOne());
    }

    @Test
    void P29_our_own_group_counts_and_else_the_one_for_all() {
        assertThat(open("User-agent: *\nDisallow: /\n", "/page")).isFalse();
        assertThat(open("User-agent: *\nDisallow: /\n\nUser-agent: Tributary\nDisallow: /private\n", "/page"))
                .isTrue();
        assertThat(open("User-agent: Tributary\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "/page"))
                .isFalse();
        assertThat(open("User-agent: TRIBUTARY/2\nDisallow: /page\n", "/page")).isFalse();
        assertThat(open("User-agent: Trib\nDisallow: /page\n", "/page")).isTrue();
        assertThat(open("User-agent: a\nUser-agent: tributary\nUser-agent: b\nDisallow: /page\n", "/page"))
                .isFalse();
    }

    @Test
    void P29_the_longest_rule_wins_and_allow_wins_a_tie() {
        assertThat(open("User-agent: *\nDisallow: /news\nAllow: /news/world\n", "/news/world/1"))
                .isTrue();
        assertThat(open("User-agent: *\nAllow: /news\nDisallow: /news/world\n", "/news/world/1"))
                .isFalse();
        assertThat(open("User-agent: *\nDisallow: /page\nAllow: /page\n", "/page"))
                .isTrue();
        assertThat(open("User-agent: *\nDisallow:\n", "/page")).isTrue();
        assertThat(open("", "/page")).isTrue();
        assertThat(open("\ufeffUser-agent: *\nDisallow: /page", "/page")).isFalse();
    }

    @Test
    void P29_stars_and_dollars_are_understood() {
        assertThat(open("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf")).isFalse();
        assertThat(open("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf.html")).isTrue();
        assertThat(open("User-agent: *\nDisallow: /*?print=\n", "/page?print=1"))
                .isFalse();
        assertThat(open("User-agent: *\nDisallow: /%D8%AE\n", "/%d8%ae%d8%a8")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 451})
    void P29_without_a_robots_txt_all_is_open(int status) {
        outlet.at("/robots.txt", answer(status));
        assertThat(page("/page")).isInstanceOf(Fetched.class);
    }

    @Test
    void P29_a_robots_txt_that_cannot_be_had_closes_the_pages_for_an_hour_and_not_the_feed() {
        outlet.at("/feed", document(FEED));
        outlet.at("/robots.txt", answer(500));
        var closed = (Throttled) page("/page");
        assertThat(closed.retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(closed.why()).contains("robots.txt of 127.0.0.1 cannot be had (answers 500");
        page("/page");
        assertThat(outlet.asked("/robots.txt")).hasSize(1);
        assertThat(outlet.asked("/page")).isEmpty();
        assertThat(fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE))
                .isInstanceOf(Fetched.class);
        clock.pass(Duration.ofHours(1));
        outlet.at("/robots.txt", answer(404));
        assertThat(page("/page")).isInstanceOf(Fetched.class);
    }

    @Test
    void P29_an_unreachable_robots_txt_closes_the_pages_for_now() {
        outlet.at(
                "/robots.txt",
                builder(200).onResponseStart(new SocketEffect.CloseSocket()).build());
        assertThat(page("/page")).isInstanceOf(Throttled.class);
        assertThat(outlet.asked("/page")).isEmpty();
    }

    @Test
    void P29_rules_are_asked_for_once_a_day() {
        outlet.at("/robots.txt", document("User-agent: *\nDisallow: /x\n"));
        for (int i = 0; i < 5; i++) page("/page");
        clock.pass(Duration.ofHours(23));
        page("/page");
        assertThat(outlet.asked("/robots.txt")).hasSize(1);
        clock.pass(Duration.ofHours(1));
        page("/page");
        assertThat(outlet.asked("/robots.txt")).hasSize(2);
    }

    @Test
    void P29_of_a_long_robots_txt_500_KiB_are_read() {
        String early = "User-agent: *\nDisallow: /page\n";
        String filler = "# nothing to see here\n".repeat(40_000);
        assertThat(open(early + filler, "/page")).isFalse();
        assertThat(open("User-agent: *\n" + filler + "Disallow: /page\n", "/page"))
                .isTrue();
    }

    @Test
    void P29_five_redirects_of_a_robots_txt_are_followed_and_a_sixth_means_that_there_is_none() {
        outlet.at("/robots.txt", answer(301, "Location: /1"));
        for (int i = 1; i < 5; i++) outlet.at("/" + i, answer(302, "Location: /" + (i + 1)));
        outlet.at("/5", document("User-agent: *\nDisallow: /page\n"));
        assertThat(page("/page")).isInstanceOf(Refused.class);
        clock.pass(Duration.ofDays(1));
        outlet.at("/5", answer(302, "Location: /6"));
        assertThat(page("/page")).isInstanceOf(Fetched.class);
    }

    @Test
    void P29_a_redirected_page_is_asked_about_where_it_leads() {
        try (Outlet other = new Outlet()) {
            outlet.at("/robots.txt", answer(404));
            other.at("/robots.txt", document("User-agent: *\nDisallow: /\n"));
            outlet.at("/moved", answer(301, "Location: " + other.url("/page")));
            assertThat(fetcher.page(outlet.source(), outlet.url("/moved"), Validators.NONE))
                    .isInstanceOf(Refused.class);
            assertThat(other.asked("/page")).isEmpty();
        }
    }

    @Test
    void P29_a_refusal_says_which_part_is_closed() {
        outlet.at("/robots.txt", document("User-agent: *\nDisallow: /page\n"));
        assertThat(((Refused) page("/page?key=1")).why()).isEqualTo("the robots.txt of 127.0.0.1 closes /page to us");
    }

    @Test
    void P29_what_robots_txt_says_of_a_feed_can_be_shown_and_the_feed_is_polled_all_the_same() {
        outlet.at("/robots.txt", document("User-agent: *\nDisallow: /feed\n"));
        outlet.at("/feed", document(FEED));
        assertThat(fetcher.robotsWord(outlet.url("/feed"))).isEmpty();
        page("/page");
        assertThat(fetcher.robotsWord(outlet.url("/feed"))).contains("the robots.txt of 127.0.0.1 closes /feed to us");
        assertThat(fetcher.robotsWord(outlet.url("/page"))).isEmpty();
        assertThat(fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE))
                .isInstanceOf(Fetched.class);
    }

    @Test
    void P29_a_source_that_is_excused_in_words_does_not_ask() {
        outlet.at("/robots.txt", document("User-agent: *\nDisallow: /\n"));
        Source plain = outlet.source();
        Source excused = new Source(
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
                false);
        assertThat(fetcher.page(excused, outlet.url("/page"), Validators.NONE)).isInstanceOf(Fetched.class);
        assertThat(outlet.asked("/robots.txt")).isEmpty();
    }

    @Test
    void P29_the_token_is_the_product_name_of_the_user_agent() {
        outlet.at("/robots.txt", document("User-agent: newsdesk\nDisallow: /page\n"));
        var settings = new PoliteFetcher.Settings(
                Optional.of("NewsDesk/3 (+https://example.org; desk@example.org)"),
                Duration.ofSeconds(5),
                100_000,
                Duration.ZERO,
                Fetchers.ON_LOOPBACK.allowPrivate());
        try (PoliteFetcher desk = new PoliteFetcher(settings, clock, clock)) {
            assertThat(desk.page(outlet.source(), outlet.url("/page"), Validators.NONE))
                    .isInstanceOf(Refused.class);
        }
        assertThat(page("/page")).isInstanceOf(Fetched.class);
    }

    @Test
    void P18_a_crawl_delay_lengthens_the_hosts_pause_up_to_two_minutes() {
        outlet.at("/robots.txt", document("User-agent: *\nCrawl-delay: 30\n"));
        page("/page");
        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(30));
        page("/page");
        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(60));
        clock.pass(Duration.ofDays(1));
        outlet.at("/robots.txt", document("User-agent: *\nCrawl-delay: 86400\n"));
        page("/page");
        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(180));
    }

    @Test
    void P16_a_robots_txt_that_asks_to_wait_holds_its_host() {
        outlet.at("/robots.txt", answer(429, "Retry-After: 7200"));
        assertThat(((Throttled) page("/page")).retryAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(fetcher.heldFor(outlet.url("/feed"))).isEqualTo(Duration.ofHours(2));
        clock.pass(Duration.ofHours(2));
        outlet.at("/robots.txt", answer(404));
        assertThat(page("/page")).isInstanceOf(Fetched.class);
    }

    @Test
    void P30_what_a_page_says_to_robots_in_a_header_comes_with_it() {
        outlet.at(
                "/page",
                builder(200, "X-Robots-Tag: noarchive", "X-Robots-Tag: tributary: nosnippet")
                        .body(new Buffer().writeUtf8("<p>"))
                        .build());
        var got = fetched(fetcher.page(outlet.source(), outlet.url("/page"), Validators.NONE));
        assertThat(got.download().header("x-robots-tag")).contains("noarchive, tributary: nosnippet");
    }
}
