package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S25, S28: docs/operations.md's nginx stands before the program as it is written there. */
@Tag("whole")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class ProxyTest {
    private static final char[] PASSWORD = "in-a-test".toCharArray();
    private static final String KEY = "a-key-that-nobody-guesses-in-a-test";

    @TempDir
    private Path folder;

    @Test
    void S28_behind_the_documented_nginx_readers_get_the_river_strangers_no_metrics_and_the_log_no_keys()
            throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/sbin/nginx")), "SKIPPED: ProxyTest needs nginx, which is not here");
        int port = freePort();
        KeyStore keys = certificate();
        try (Outlets outlets = new Outlets()) {
            outlets.put(
                    "/feed",
                    "application/rss+xml",
                    "<rss version='2.0'><channel><title>t</title><item><title>One piece of news</title>"
                            + "<guid>1</guid><description>Words.</description></item></channel></rss>");
            Program program = new Program(folder);
            program.feeds("fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nserve:\n  port: 0\n"
                    + "  public-url: \"https://river.example.org/\"\n  key: \"" + KEY + "\"\nsources:\n  - url: \""
                    + outlets.at("/feed") + "\"\n");
            try (Running running = Running.start(program, folder);
                    Nginx nginx = new Nginx(configuration(port, running.at("/").getPort()))) {
                HttpClient client = trusting(keys);
                URI home = URI.create("https://127.0.0.1:" + port + "/");
                await().atMost(Duration.ofSeconds(60)).until(() -> nginx.answers(client, home));
                String query = "feed.atom?key=" + KEY;
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> get(client, home.resolve(query)).body().contains("One piece of news"));
                assertThat(get(client, home.resolve(query)).body()).contains("https://river.example.org/");
                assertThat(get(client, home.resolve("metrics?key=" + KEY)).statusCode())
                        .isEqualTo(404);
                assertThat(running.answer("/metrics?key=" + KEY).statusCode())
                        .as("on the machine itself")
                        .isEqualTo(200);
                assertThat(folder.resolve("river.log"))
                        .content()
                        .contains("GET /feed.atom")
                        .doesNotContain(KEY);
            }
        }
    }

    /** The document's own lines; only places, ports and the certificate are the test's. */
    private Path configuration(int port, int ours) throws IOException {
        String document = Files.readString(Path.of("docs/operations.md"));
        int from = document.indexOf("        log_format bare");
        int to = document.indexOf("\n\n", document.indexOf("server_name river.example.org;", from));
        String shown = document.substring(from, to);
        String http = shown.replace("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
                .replaceAll("(?<=ssl_certificate ).*;", " \"" + folder.resolve("cert.pem") + "\";")
                .replaceAll("(?<=ssl_certificate_key ).*;", "\"" + folder.resolve("key.pem") + "\";")
                .replace("/var/log/nginx/river.log", folder.resolve("river.log").toString())
                .replace("127.0.0.1:8080", "127.0.0.1:" + ours);
        assertThat(http).isNotEqualTo(shown).contains("proxy_pass http://127.0.0.1:" + ours);
        StringBuilder whole = new StringBuilder("daemon off; master_process off;\npid \"")
                .append(folder.resolve("nginx.pid"))
                .append("\";\nevents {}\nhttp {\n");
        for (String kind : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            whole.append(kind)
                    .append("_temp_path \"")
                    .append(folder.resolve(kind))
                    .append("\";\n");
        return Files.writeString(
                folder.resolve("nginx.conf"), whole.append(http).append("\n}\n").toString());
    }

    private KeyStore certificate() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "river",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=river.example.org",
                        "-ext",
                        "SAN=dns:river.example.org,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        pem("cert.pem", "CERTIFICATE", keys.getCertificate("river").getEncoded());
        pem("key.pem", "PRIVATE KEY", keys.getKey("river", PASSWORD).getEncoded());
        return keys;
    }

    private void pem(String name, String what, byte[] der) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what
                        + "-----\n");
    }

    private static HttpClient trusting(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("river", keys.getCertificate("river"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    private static HttpResponse<String> get(HttpClient client, URI at) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(at).timeout(Duration.ofSeconds(30)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** In the foreground, one process. */
    private static final class Nginx implements AutoCloseable {
        private final Process process;

        Nginx(Path configuration) throws IOException {
            this.process = new ProcessBuilder("/usr/sbin/nginx", "-e", "stderr", "-c", configuration.toString())
                    .inheritIO()
                    .start();
        }

        boolean answers(HttpClient client, URI home) throws InterruptedException {
            if (!process.isAlive()) throw new AssertionError("nginx ended with " + process.exitValue());
            try {
                return get(client, home).statusCode() > 0;
            } catch (IOException e) {
                return false; // it does not listen yet
            }
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }
}
