package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.fetch.Fetchers.failed;
import static org.tributary.fetch.Fetchers.fetched;
import static org.tributary.fetch.Outlet.FEED;
import static org.tributary.fetch.Outlet.builder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.Validators;

@Timeout(60)
class BodiesTest {
    private final PoliteFetcher fetcher = Fetchers.at(new VirtualClock());
    private final Outlet outlet = new Outlet();

    @AfterEach
    void close() {
        fetcher.close();
        outlet.close();
    }

    private FetchResult get(MockResponse response) {
        outlet.at("/feed", response);
        return fetcher.feed(outlet.source(), outlet.url("/feed"), Validators.NONE);
    }

    private String text(MockResponse response) {
        return new String(fetched(get(response)).download().body(), StandardCharsets.UTF_8);
    }

    private static MockResponse packed(byte[] body, String... encodings) {
        MockResponse.Builder builder = builder(200);
        for (String encoding : encodings) builder.addHeader("Content-Encoding", encoding);
        return builder.body(new Buffer().write(body)).build();
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] body, boolean bare) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(9, bare))) {
            deflate.write(body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    @Test
    void P23_gzip_brotli_and_deflate_are_unpacked() {
        assertThat(text(packed(gzip(bytes(FEED)), "gzip"))).isEqualTo(FEED);
        assertThat(text(packed(gzip(bytes(FEED)), "x-GZIP"))).isEqualTo(FEED);
        assertThat(text(packed(deflate(bytes(FEED), false), "deflate"))).isEqualTo(FEED);
        assertThat(text(packed(deflate(bytes(FEED), true), "deflate"))).isEqualTo(FEED);
        byte[] brotli = Base64.getDecoder().decode("G5YA+MVtbF3HcxzpjV4QBFpJEmAlEEm/nFT7fgeIAw==");
        assertThat(text(packed(brotli, "br"))).isEqualTo("<rss>" + "brotli ".repeat(20) + "</rss>");
    }

    @Test
    void S9_every_member_of_a_gzip_is_read_and_what_follows_the_last_is_not() {
        byte[] two = join(gzip(bytes("<rss>")), gzip(bytes("</rss>")));
        assertThat(text(packed(two, "gzip"))).isEqualTo("<rss></rss>");
        assertThat(text(packed(join(two, new byte[64]), "gzip"))).isEqualTo("<rss></rss>");
    }

    @Test
    void S9_nested_encodings_are_unpacked_up_to_three() {
        byte[] twice = gzip(gzip(bytes(FEED)));
        assertThat(text(packed(twice, "gzip, gzip"))).isEqualTo(FEED);
        assertThat(text(packed(twice, "gzip", "gzip"))).isEqualTo(FEED);
        byte[] four = gzip(gzip(twice));
        assertThat(failed(get(packed(four, "gzip, gzip, gzip, gzip"))).detail()).contains("4 times over");
    }

    @Test
    void S9_servers_that_name_an_encoding_and_send_none_are_understood() {
        assertThat(text(packed(bytes(FEED), "gzip"))).isEqualTo(FEED);
        assertThat(text(packed(bytes(FEED), "UTF-8"))).isEqualTo(FEED);
        assertThat(text(packed(bytes(FEED), "identity, none"))).isEqualTo(FEED);
        assertThat(text(packed(gzip(bytes(FEED))))).isEqualTo(FEED);
        assertThat(text(packed(new byte[0], "gzip"))).isEmpty();
    }

    @Test
    void S9_what_cannot_be_unpacked_is_named() {
        byte[] whole = gzip(bytes(FEED));
        assertThat(failed(get(packed(java.util.Arrays.copyOf(whole, whole.length - 20), "gzip")))
                        .detail())
                .contains("in the middle of its packed body");
        byte[] broken = whole.clone();
        for (int i = 12; i < 40; i++) broken[i] = (byte) 0xff;
        assertThat(failed(get(packed(broken, "gzip"))).detail()).contains("not gzip");
        assertThat(failed(get(packed(bytes(FEED), "zstd"))).detail()).contains("did not offer");
        assertThat(failed(get(packed(new byte[] {0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77}, "br")))
                        .detail())
                .contains("br");
    }

    @Test
    void S9_a_bomb_is_cut_off_at_the_limit_of_decoded_bytes() {
        byte[] bomb = gzip(new byte[50_000_000]);
        assertThat(bomb.length).isLessThan(60_000);
        var failed = failed(get(packed(bomb, "gzip")));
        assertThat(failed.cause()).isEqualTo(Cause.TOO_LARGE);
        assertThat(failed.detail()).contains("unpacks to more than");
        assertThat(failed(get(packed(gzip(gzip(new byte[50_000_000])), "gzip, gzip")))
                        .cause())
                .isEqualTo(Cause.TOO_LARGE);
        assertThat(failed(get(packed(Base64.getDecoder().decode(BROTLI_BOMB), "br")))
                        .cause())
                .isEqualTo(Cause.TOO_LARGE);
    }

    /** 50 MB of zeros in 80 bytes. */
    private static final String BROTLI_BOMB = "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8"
            + "//+DfwIgDgsAdO//8g9eD/8EQBwWAOig6wE=";

    @Test
    void S9_a_ratio_that_no_text_reaches_is_a_bomb_even_under_the_limit() throws IOException {
        byte[] bomb = gzip(new byte[5_000_000]);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Unpacking.unpack(bomb, java.util.List.of("gzip"), 10_000_000, false))
                .isInstanceOf(BadBody.class);
        byte[] dull = gzip(bytes("<item>" + "all quiet ".repeat(60_000) + "</item>"));
        assertThat(Unpacking.unpack(dull, java.util.List.of("gzip"), 10_000_000, false))
                .hasSize(600_013);
    }

    @Test
    void S10_a_length_above_the_limit_is_not_read_at_all() {
        var failed = failed(get(builder(200, "Content-Length: 999999999").build()));
        assertThat(failed.cause()).isEqualTo(Cause.TOO_LARGE);
        assertThat(failed.detail()).isEqualTo("is 999999999 bytes long; the limit is 100000");
    }

    @Test
    void S10_a_length_that_promises_too_much_is_a_broken_answer() {
        try (PoliteFetcher quick = Fetchers.withTimeout(Duration.ofMillis(700))) {
            outlet.at(
                    "/feed",
                    builder(200).body(FEED).setHeader("Content-Length", 5000).build());
            var failed = failed(quick.feed(outlet.source(), outlet.url("/feed"), Validators.NONE));
            assertThat(failed.cause()).isIn(Cause.TIMEOUT, Cause.IO);
        }
    }

    @Test
    void S10_a_length_that_promises_too_little_ends_the_body_there() {
        assertThat(text(builder(200).body(FEED).setHeader("Content-Length", 20).build()))
                .isEqualTo(FEED.substring(0, 20));
    }

    @Test
    void S10_chunks_without_end_are_cut_off_at_the_limit() {
        Buffer endless = new Buffer();
        for (int i = 0; i < 300; i++) endless.write(new byte[1000]);
        var failed = failed(get(builder(200).chunkedBody(endless, 997).build()));
        assertThat(failed.cause()).isEqualTo(Cause.TOO_LARGE);
        assertThat(failed.detail()).isEqualTo("is longer than 100000 bytes, the limit");
    }

    @Test
    void S10_a_slow_loris_is_cut_off_at_the_deadline() {
        try (PoliteFetcher quick = Fetchers.withTimeout(Duration.ofMillis(600))) {
            outlet.at(
                    "/feed",
                    builder(200)
                            .body(FEED)
                            .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                            .build());
            long begun = System.nanoTime();
            var failed = failed(quick.feed(outlet.source(), outlet.url("/feed"), Validators.NONE));
            assertThat(failed.cause()).isEqualTo(Cause.TIMEOUT);
            assertThat(failed.detail()).isEqualTo("was not done within 600 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void S10_headers_that_never_come_are_cut_off_at_the_deadline() {
        try (PoliteFetcher quick = Fetchers.withTimeout(Duration.ofMillis(500))) {
            outlet.at(
                    "/feed",
                    builder(200).body(FEED).headersDelay(20, TimeUnit.SECONDS).build());
            assertThat(failed(quick.feed(outlet.source(), outlet.url("/feed"), Validators.NONE))
                            .cause())
                    .isEqualTo(Cause.TIMEOUT);
        }
    }

    @Test
    void S10_the_deadline_counts_for_the_whole_chain_of_redirects() {
        try (PoliteFetcher quick = Fetchers.withTimeout(Duration.ofMillis(900))) {
            outlet.at(
                    "/feed",
                    builder(302, "Location: /1")
                            .headersDelay(250, TimeUnit.MILLISECONDS)
                            .build());
            for (int i = 1; i < 6; i++)
                outlet.at(
                        "/" + i,
                        builder(302, "Location: /" + (i + 1))
                                .headersDelay(250, TimeUnit.MILLISECONDS)
                                .build());
            assertThat(failed(quick.feed(outlet.source(), outlet.url("/feed"), Validators.NONE))
                            .cause())
                    .isEqualTo(Cause.TIMEOUT);
        }
    }

    @Test
    void a_film_behind_an_entry_is_not_loaded() {
        Buffer film = new Buffer().write(new byte[90_000]);
        var failed =
                failed(get(builder(200, "Content-Type: video/mp4").body(film).build()));
        assertThat(failed.detail()).isEqualTo("is video/mp4, nothing to read");
        assertThat(failed.cause()).isEqualTo(Cause.STATUS);
    }

    @Test
    void an_empty_document_is_a_document() {
        assertThat(text(builder(200).build())).isEmpty();
        assertThat(text(builder(204).build())).isEmpty();
    }
}
