package org.tributary.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.fetch.Fetchers.failed;
import static org.tributary.fetch.Fetchers.fetched;
import static org.tributary.fetch.Outlet.FEED;
import static org.tributary.fetch.Outlet.builder;
import static org.tributary.fetch.Outlet.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.Source;
import org.tributary.model.Validators;

@Timeout(60)
class TlsTest {
    private static SSLContext selfSigned;

    private final PoliteFetcher fetcher = Fetchers.at(new VirtualClock());
    private final Outlet outlet = new Outlet();

    /** By the JDK's own keytool, so that no key lies in the repository. */
    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("self.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "self",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        selfSigned = SSLContext.getInstance("TLS");
        selfSigned.init(managers.getKeyManagers(), null, null);
    }

    @BeforeEach
    void secure() {
        outlet.server.useHttps(selfSigned.getSocketFactory());
        outlet.at("/feed", document(FEED));
    }

    @AfterEach
    void close() {
        fetcher.close();
        outlet.close();
    }

    private URI url() {
        return URI.create("https://127.0.0.1:" + outlet.server.getPort() + "/feed");
    }

    private FetchResult poll(boolean anyCertificate) {
        Source plain = Source.of("tls", url());
        Source source = new Source(
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
                true,
                anyCertificate);
        return fetcher.feed(source, url(), Validators.NONE);
    }

    @Test
    void S15_a_certificate_that_nobody_trusts_is_refused() {
        var failed = failed(poll(false));
        assertThat(failed.cause()).isEqualTo(Cause.TLS);
        assertThat(failed.detail()).startsWith("TLS: nobody we trust has signed the certificate of 127.0.0.1");
        assertThat(outlet.asked()).isEmpty();
    }

    @Test
    void S15_but_not_where_feeds_yml_excuses_a_source_and_never_for_another() {
        fetched(poll(true));
        assertThat(outlet.last().getVersion()).isEqualTo("HTTP/2");
        assertThat(failed(poll(false)).cause()).isEqualTo(Cause.TLS);
    }

    @Test
    void S15_a_server_that_speaks_no_tls_is_named() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread server = new Thread(() -> {
                try (Socket guest = plain.accept()) {
                    guest.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                    guest.getInputStream().readNBytes(20);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            server.start();
            URI at = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/feed");
            assertThat(failed(fetcher.feed(Source.of("s", at), at, Validators.NONE))
                            .detail())
                    .startsWith("TLS: no secure connection with 127.0.0.1");
            server.join();
        }
    }

    @Test
    void S15_a_stream_that_http2_resets_is_asked_for_once_more_over_http1() {
        AtomicInteger asked = new AtomicInteger();
        outlet.at("/feed", request -> {
            boolean two = asked.getAndIncrement() == 0;
            return two
                    ? builder(200)
                            .body(FEED)
                            .onResponseBody(new SocketEffect.CloseStream(2))
                            .build()
                    : document(FEED);
        });
        fetched(poll(true));
        assertThat(outlet.asked()).hasSize(2);
        assertThat(outlet.asked().get(0).getVersion()).isEqualTo("HTTP/2");
        assertThat(outlet.asked().get(1).getVersion()).isEqualTo("HTTP/1.1");
    }

    @Test
    void S15_once_and_not_again() {
        outlet.at(
                "/feed",
                request -> request.getVersion().equals("HTTP/2")
                        ? builder(200)
                                .body(FEED)
                                .onResponseBody(new SocketEffect.CloseStream(2))
                                .build()
                        : builder(200)
                                .onResponseStart(new SocketEffect.CloseSocket())
                                .build());
        assertThat(failed(poll(true)).cause()).isEqualTo(Cause.IO);
        assertThat(outlet.asked()).hasSize(2);
    }

    @Test
    void S15_a_server_without_http2_is_spoken_to_in_its_own_way() {
        outlet.server.setProtocols(List.of(Protocol.HTTP_1_1));
        fetched(poll(true));
        assertThat(outlet.last().getVersion()).isEqualTo("HTTP/1.1");
    }
}
