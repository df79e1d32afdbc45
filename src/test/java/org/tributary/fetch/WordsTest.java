package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.fetch.Fetchers.failed;
import static org.tributary.fetch.Outlet.answer;
import static org.tributary.fetch.Outlet.builder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.FetchResult.Failed;
import org.tributary.model.Source;
import org.tributary.model.Validators;

/** Every outcome has words that a person understands. */
class WordsTest {
    private final PoliteFetcher fetcher = Fetchers.resolving(
            name -> {
                throw new UnknownHostException(name);
            },
            Fetchers.ON_LOOPBACK);
    private final Outlet outlet = new Outlet();

    @AfterEach
    void close() {
        fetcher.close();
        outlet.close();
    }

    private FetchResult poll() {
        return fetcher.feed(outlet.source(), outlet.url("/feed?key=s3cret"), Validators.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "401, answers 401: it wants a key or a password (headers: in feeds.yml)",
        "403, answers 403: blocked; it does not let us in",
        "404, answers 404: nothing is there; has it moved?",
        "500, answers 500: trouble of the server's own",
        "206, answers 206: no document"
    })
    void P19_a_status_has_words(int status, String words) {
        outlet.at("/feed", answer(status));
        assertThat(poll()).isEqualTo(new Failed(Cause.STATUS, status, words));
    }

    @ParameterizedTest
    @CsvSource({"200", "202", "403", "429", "503"})
    void P28_a_challenge_for_browsers_is_named_whatever_status_it_wears(int status) {
        outlet.at("/feed", answer(status, "cf-mitigated: challenge", "Server: cloudflare"));
        assertThat(failed(poll()).detail())
                .isEqualTo("answers " + status + ": blocked by a challenge page (Cloudflare)");
        assertThat(fetcher.heldFor(outlet.url("/feed"))).isZero();
    }

    @Test
    void a_host_that_no_dns_knows() {
        URI at = URI.create("http://nowhere.example/feed");
        assertThat(fetcher.feed(Source.of("s", at), at, Validators.NONE))
                .isEqualTo(new Failed(Cause.DNS, 0, "DNS: no such host nowhere.example"));
    }

    @Test
    void a_closed_port() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = taken.getLocalPort();
        }
        URI at = URI.create("http://127.0.0.1:" + port + "/feed");
        assertThat(fetcher.feed(Source.of("s", at), at, Validators.NONE))
                .isEqualTo(new Failed(Cause.IO, 0, "127.0.0.1 refuses the connection"));
    }

    @Test
    void S28_a_connection_that_breaks_and_no_word_of_the_query() {
        for (SocketEffect effect :
                new SocketEffect[] {new SocketEffect.CloseSocket(), SocketEffect.ShutdownConnection.INSTANCE}) {
            outlet.at("/feed", builder(200).onRequestStart(effect).build());
            outlet.at("/feed", builder(200).onResponseStart(effect).build());
            var failed = failed(poll());
            assertThat(failed.cause()).isEqualTo(Cause.IO);
            assertThat(failed.detail())
                    .contains("127.0.0.1")
                    .doesNotContain("s3cret")
                    .doesNotContain("okhttp");
        }
    }

    @Test
    void S28_a_loop_does_not_show_the_query() {
        outlet.at("/feed", answer(302, "Location: /b?key=s3cret"));
        outlet.at("/b", answer(302, "Location: /feed?key=s3cret"));
        assertThat(failed(poll()).detail()).contains("/feed?…").doesNotContain("s3cret");
    }
}
