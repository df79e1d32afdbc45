package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.fetch.Fetchers.failed;
import static org.tributary.fetch.Fetchers.fetched;
import static org.tributary.fetch.Outlet.FEED;
import static org.tributary.fetch.Outlet.answer;
import static org.tributary.fetch.Outlet.document;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.FetchResult.Gone;
import org.tributary.model.FetchResult.Refused;
import org.tributary.model.Source;
import org.tributary.model.Validators;

class RedirectsTest {
    private final PoliteFetcher fetcher = Fetchers.at(new VirtualClock());
    private final Outlet outlet = new Outlet();

    @AfterEach
    void close() {
        fetcher.close();
        outlet.close();
    }

    private FetchResult poll() {
        return fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void P25_a_permanent_redirect_is_followed_and_reported(int status) {
        outlet.at("/feed", answer(status, "Location: /b"));
        outlet.at("/b", answer(301, "Location: c"));
        outlet.at("/c", document(FEED));
        assertThat(fetched(poll()).movedTo()).contains(outlet.url("/c"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void P25_a_passing_redirect_is_followed_and_not_reported(int status) {
        outlet.at("/feed", answer(301, "Location: /b"));
        outlet.at("/b", answer(status, "Location: /c"));
        outlet.at("/c", document(FEED));
        var got = fetched(poll());
        assertThat(got.movedTo()).isEmpty();
        assertThat(got.download().url()).isEqualTo(outlet.url("/c"));
    }

    @Test
    void P25_a_304_behind_a_permanent_redirect_reports_it_too() {
        outlet.at("/feed", answer(301, "Location: /b"));
        outlet.at("/b", document(FEED, "ETag: \"b\""));
        Validators known = fetched(poll()).validators();
        outlet.at("/b", answer(304));
        var unchanged = Fetchers.unchanged(fetcher.feed(outlet.source(), outlet.url("/feed"), known));
        assertThat(unchanged.movedTo()).contains(outlet.url("/b"));
    }

    @Test
    void P26_five_redirects_are_followed_and_a_sixth_is_not() {
        outlet.at("/feed", answer(302, "Location: /1"));
        for (int i = 1; i <= 5; i++) outlet.at("/" + i, answer(302, "Location: /" + (i + 1)));
        outlet.at("/6", document(FEED));
        var failed = failed(poll());
        assertThat(failed.cause()).isEqualTo(Cause.REDIRECTS);
        assertThat(failed.detail()).contains("more than 5 times");
        assertThat(outlet.asked()).hasSize(6);
        outlet.at("/5", document(FEED));
        assertThat(fetched(poll()).download().url()).isEqualTo(outlet.url("/5"));
    }

    @Test
    void P26_a_loop_is_seen_at_once() {
        outlet.at("/feed", answer(302, "Location: /b"));
        outlet.at("/b", answer(302, "Location: /feed#top"));
        assertThat(failed(poll()).detail()).contains("in a loop");
        assertThat(outlet.asked()).hasSize(2);
        outlet.at("/feed", answer(302, "Location: /feed", "Set-Cookie: a=b"));
        assertThat(failed(poll()).detail()).contains("redirects to itself").contains("cookies");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/x",
                "javascript:alert(1)",
                "data:text/xml,x",
                "GOPHER://x/"
            })
    void S1_a_redirect_to_another_scheme_is_refused(String location) {
        outlet.at("/feed", answer(302, "Location: " + location));
        assertThat(poll()).isInstanceOf(Refused.class);
    }

    @Test
    void a_redirect_that_leads_nowhere_says_so() {
        outlet.at("/feed", answer(302));
        assertThat(failed(poll()).detail()).isEqualTo("answers 302 without saying where to");
        outlet.at("/feed", answer(302, "Location: http://"));
        assertThat(failed(poll()).detail()).contains("no address");
    }

    @Test
    void addresses_in_a_redirect_may_be_written_as_the_web_writes_them() {
        outlet.at("/feed", answer(302, "Location: /خبر a?q=ک"));
        outlet.at("/%D8%AE%D8%A8%D8%B1%20a", document(FEED));
        assertThat(fetched(poll()).download().url().toString()).endsWith("/%D8%AE%D8%A8%D8%B1%20a?q=%DA%A9");
    }

    @Test
    void P24_from_https_nobody_is_led_down_to_http() {
        Chain chain = new Chain(URI.create("https://example.org/feed"), java.time.Duration.ofSeconds(1));
        assertThat(chain.follow(301, Optional.of("http://www.example.org/feed?a")))
                .isEmpty();
        assertThat(chain.here()).hasToString("https://www.example.org/feed?a");
        assertThat(chain.movedTo()).isEmpty();
        var refused =
                chain.follow(301, Optional.of("http://www.example.org/feed?a")).orElseThrow();
        assertThat(failed(refused).detail())
                .contains("from https down to plain http")
                .doesNotContain("?a");
        assertThat(chain.follow(301, Optional.of("http://www.example.org:8080/")))
                .isPresent();
    }

    @Test
    void P27_410_is_gone_for_good() {
        outlet.at("/feed", answer(410));
        assertThat(poll()).isEqualTo(new Gone(410));
        outlet.at("/feed", answer(301, "Location: /b"));
        outlet.at("/b", answer(410));
        assertThat(poll()).isEqualTo(new Gone(410));
    }

    @Test
    void S6_a_sources_own_headers_stay_at_its_own_host() {
        try (Outlet other = new Outlet()) {
            outlet.at("/feed", answer(302, "Location: /b"));
            outlet.at("/b", answer(302, "Location: " + other.url("/c")));
            other.at("/c", answer(302, "Location: " + outlet.url("/d")));
            outlet.at("/d", document(FEED));
            fetched(fetcher.feed(secret(outlet.url("/feed")), outlet.url("/feed"), Validators.NONE));
            assertThat(outlet.asked())
                    .hasSize(3)
                    .allMatch(request ->
                            "Bearer s3cret".equals(request.getHeaders().get("Authorization")));
            assertThat(other.last().getHeaders().get("Authorization")).isNull();
            other.at("/page", document("<p>"));
            fetched(fetcher.page(secret(outlet.url("/feed")), other.url("/page"), Validators.NONE));
            assertThat(other.last().getHeaders().get("Authorization")).isNull();
        }
    }

    @Test
    void S6_headers_that_speak_for_the_connection_are_not_a_sources_to_set() {
        Source source = with(outlet.url("/feed"), Map.of("Host", "evil", "If-None-Match", "x", "User-Agent", "Desk/1"));
        outlet.at("/feed", document(FEED));
        fetched(fetcher.feed(source, outlet.url("/feed"), Validators.NONE));
        assertThat(outlet.last().getHeaders().get("Host")).isEqualTo("127.0.0.1:" + outlet.server.getPort());
        assertThat(outlet.last().getHeaders().get("If-None-Match")).isNull();
        assertThat(outlet.last().getHeaders().values("User-Agent")).containsExactly("Desk/1");
    }

    @Test
    void S6_a_value_cannot_become_a_second_header() {
        Source source = with(outlet.url("/feed"), Map.of("X-Key", "a\r\nX-Other: b"));
        outlet.at("/feed", document(FEED));
        fetched(fetcher.feed(source, outlet.url("/feed"), Validators.NONE));
        assertThat(outlet.last().getHeaders().get("X-Other")).isNull();
    }

    private static Source secret(URI url) {
        return with(url, Map.of("Authorization", "Bearer s3cret"));
    }

    static Source with(URI url, Map<String, String> headers) {
        Source plain = Source.of("outlet", url);
        return new Source(
                plain.id(),
                plain.outlet(),
                url,
                plain.tags(),
                plain.language(),
                plain.every(),
                plain.fullText(),
                plain.select(),
                headers,
                plain.exclude(),
                plain.republish(),
                true,
                false);
    }
}
