package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.Headers;

/** Whatever a server says, what comes of it is an answer within bounds, and no surprise. */
class FetchFuzzTest {
    private static final List<String> PIECES = List.of(
            "max-age",
            "=",
            "3600",
            ",",
            " ",
            "\"",
            "s-maxage",
            "no-cache",
            "Tue, 24 Nov 2026 12:00:00 GMT",
            "GMT",
            "-1",
            "99999999999999999999",
            "Nov",
            "24",
            "2026",
            "12:61:00",
            "Tuesday",
            ";",
            "خبر",
            "0",
            "+",
            ".",
            "1e9");

    @Provide
    Arbitrary<String> headerValues() {
        Arbitrary<String> built = Arbitraries.of(PIECES).list().ofMaxSize(8).map(parts -> String.join("", parts));
        Arbitrary<String> wild = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40);
        return Arbitraries.oneOf(built, wild);
    }

    @Property(tries = 2000)
    void times_in_headers_are_bounded(
            @ForAll("headerValues") String one,
            @ForAll("headerValues") String two,
            @ForAll("headerValues") String three) {
        Headers headers = new Headers.Builder()
                .addUnsafeNonAscii("Cache-Control", one)
                .addUnsafeNonAscii("Expires", two)
                .addUnsafeNonAscii("Age", three)
                .addUnsafeNonAscii("Date", one)
                .addUnsafeNonAscii("Retry-After", two)
                .build();
        assertThat(Freshness.of(headers, VirtualClock.NOON)).isBetween(Duration.ZERO, Freshness.MOST);
        assertThat(RetryAfter.of(headers, VirtualClock.NOON)).isBetween(Duration.ZERO, Duration.ofDays(3650));
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> schemes =
                Arbitraries.of("http://", "https://", "//", "/", "", "file:", "HTTP://", "http:", "?");
        Arbitrary<String> hosts = Arbitraries.of(
                "example.org",
                "127.0.0.1",
                "127.1",
                "0x7f.1",
                "[::1]",
                "[::",
                "a@b",
                "خبر.example",
                "a_b.example",
                "-",
                "..",
                "1.2.3.4.",
                "٣.٤.٥.٦",
                "%31",
                "",
                "xn--",
                "a:b",
                "example.org:99999");
        Arbitrary<String> rest = Arbitraries.strings().ofMaxLength(12);
        return Combinators.combine(schemes, hosts, rest).as((scheme, host, path) -> scheme + host + "/" + path);
    }

    @Property(tries = 2000)
    void an_address_is_refused_or_can_be_asked(@ForAll("addresses") String text) {
        URI at;
        try {
            at = new URI(text);
        } catch (URISyntaxException e) {
            return;
        }
        if (UrlGuard.objection(at).isEmpty())
            assertThat(okhttp3.HttpUrl.get(at.toString()).host()).isNotEmpty();
    }

    @Property(tries = 2000)
    void a_redirect_leads_on_or_ends(@ForAll("addresses") String location) {
        Chain chain = new Chain(URI.create("https://example.org/feed"), Duration.ofSeconds(1));
        boolean ended = chain.follow(302, Optional.of(location)).isPresent();
        if (ended) assertThat(chain.here()).hasToString("https://example.org/feed");
        else assertThat(chain.here().getScheme()).isEqualTo("https");
    }

    @Property(tries = 1000)
    void packed_bytes_are_unpacked_within_bounds_or_named(@ForAll byte[] body, @ForAll("encodings") String encoding) {
        try {
            assertThat(Unpacking.unpack(body, List.of(encoding), 5000, false).length)
                    .isLessThanOrEqualTo(Math.max(5000, body.length));
        } catch (BadBody e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (IOException e) {
            throw new AssertionError("an outcome without words", e);
        }
    }

    @Provide
    Arbitrary<String> encodings() {
        return Arbitraries.of("gzip", "br", "deflate", "gzip, br", "deflate, deflate", "identity", "GZIP", "br,br,br");
    }
}
