package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tributary.fetch.Fetchers.fetched;
import static org.tributary.fetch.Outlet.FEED;
import static org.tributary.fetch.Outlet.answer;
import static org.tributary.fetch.Outlet.document;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tributary.fetch.PoliteFetcher.Settings;
import org.tributary.model.Source;
import org.tributary.model.Validators;

class IdentityTest {
    private final VirtualClock clock = new VirtualClock();
    private final PoliteFetcher fetcher = Fetchers.at(clock);
    private final Outlet outlet = new Outlet().at("/feed", document(FEED, "Set-Cookie: id=1; Path=/"));

    @AfterEach
    void close() {
        fetcher.close();
        outlet.close();
    }

    private void poll() {
        fetched(fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE));
    }

    @Test
    void P21_we_say_who_we_are() {
        poll();
        assertThat(outlet.last().getHeaders().values("User-Agent"))
                .singleElement()
                .asString()
                .matches("Tributary/\\S+ \\(self-hosted news aggregator\\)");
    }

    @Test
    void P21_or_what_feeds_yml_calls_us() {
        var settings = new Settings(
                Optional.of("Desk/1 (desk@example.org)"),
                Fetchers.ON_LOOPBACK.timeout(),
                1000,
                Fetchers.ON_LOOPBACK.pause(),
                Fetchers.ON_LOOPBACK.allowPrivate());
        try (PoliteFetcher desk = new PoliteFetcher(settings, clock, clock)) {
            fetched(desk.feed(outlet.source(), outlet.url("/feed"), Validators.NONE));
        }
        assertThat(outlet.last().getHeaders().get("User-Agent")).isEqualTo("Desk/1 (desk@example.org)");
    }

    @Test
    void P22_P23_a_request_carries_what_it_needs_and_nothing_else() {
        poll();
        poll();
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(outlet.last().getHeaders().names());
        assertThat(names).containsExactlyInAnyOrder("Accept", "Accept-Encoding", "Connection", "Host", "User-Agent");
        assertThat(outlet.last().getHeaders().get("Accept"))
                .contains("application/rss+xml", "application/atom+xml", "application/feed+json");
        assertThat(outlet.last().getHeaders().get("Accept-Encoding")).isEqualTo("gzip, br");
    }

    @Test
    void P22_no_cookie_comes_back_on_a_redirect_and_no_referer_is_sent() {
        outlet.at("/feed", answer(302, "Location: /b", "Set-Cookie: id=1; Path=/"));
        outlet.at("/b", document(FEED));
        poll();
        assertThat(outlet.last().getHeaders().names()).doesNotContain("Cookie", "Referer");
    }

    @Test
    void P24_the_address_is_asked_for_as_it_was_written_and_only_by_get() {
        outlet.at("/feed", document(FEED));
        outlet.at("/A%20b/%D8%AE", document(FEED));
        URI at = outlet.url("/A%20b/%D8%AE?b=2&a=1&utm_source=x&c=%2F#part");
        fetched(fetcher.feed(outlet.source(), at, Validators.NONE));
        assertThat(outlet.last().getRequestLine()).startsWith("GET /A%20b/%D8%AE?b=2&a=1&utm_source=x&c=%2F HTTP/1.1");
        assertThat(outlet.asked()).hasSize(1);
    }

    @Test
    void P23_IPv6_works() throws SocketException {
        boolean six = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .map(InetAddress::getHostAddress)
                .anyMatch(address -> address.startsWith("0:0:0:0:0:0:0:1"));
        assumeTrue(six, "SKIPPED: this machine has no ::1");
        try (Outlet there = new Outlet("::1")) {
            there.at("/feed", document(FEED));
            URI at = URI.create("http://[::1]:" + there.server.getPort() + "/feed");
            fetched(fetcher.feed(Source.of("six", at), at, Validators.NONE));
        }
    }

    @Test
    void connections_are_used_again() {
        poll();
        poll();
        assertThat(outlet.last().getConnectionIndex()).isEqualTo(0);
        assertThat(outlet.last().getExchangeIndex()).isEqualTo(1);
    }
}
