package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.tributary.fetch.Outlet.FEED;
import static org.tributary.fetch.Outlet.answer;
import static org.tributary.fetch.Outlet.document;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tributary.fetch.PoliteFetcher.Settings;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.FetchResult.Failed;
import org.tributary.model.FetchResult.Fetched;
import org.tributary.model.FetchResult.Refused;
import org.tributary.model.Source;
import org.tributary.model.Validators;

/** Every way to write an address that leads inside; a door stands open there and counts who comes: nobody may. */
class SsrfMatrixTest {
    private static final String PORT = "{port}";

    /** As a source of feeds.yml, as the target of a redirect, and as a page's address: none is dialled. */
    private static final List<String> FORMS = List.of(
            // plain, and every part of 127/8
            "http://127.0.0.1:{port}/",
            "http://127.0.0.2:{port}/",
            "http://127.255.255.254:{port}/",
            // short, decimal, hexadecimal, octal and mixed
            "http://127.1:{port}/",
            "http://127.0.1:{port}/",
            "http://2130706433:{port}/",
            "http://0x7f000001:{port}/",
            "http://0x7f.1:{port}/",
            "http://0x7f.0x0.0x0.0x1:{port}/",
            "http://0177.0.0.1:{port}/",
            "http://017700000001:{port}/",
            "http://0177.0x0.0.1:{port}/",
            "http://127.0.0.01:{port}/",
            "http://0000127.0.0.1:{port}/",
            "http://127.0.0.1.:{port}/",
            "http://6425673729:{port}/",
            "http://127.000.000.001:{port}/",
            "http://0X7F.1:{port}/",
            // nothing, and all
            "http://0:{port}/",
            "http://0.0.0.0:{port}/",
            "http://0.1.2.3:{port}/",
            "http://255.255.255.255:{port}/",
            // names
            "http://localhost:{port}/",
            "http://LOCALHOST:{port}/",
            "http://localhost.:{port}/",
            "http://inside.example:{port}/",
            "http://both.example:{port}/",
            "http://mapped.example:{port}/",
            "http://six.example:{port}/",
            "http://cloud.example:{port}/",
            // IPv6 and IPv4 inside it
            "http://[::1]:{port}/",
            "http://[0:0:0:0:0:0:0:1]:{port}/",
            "http://[::]:{port}/",
            "http://[::ffff:127.0.0.1]:{port}/",
            "http://[::ffff:7f00:1]:{port}/",
            "http://[::127.0.0.1]:{port}/",
            "http://[::ffff:0:127.0.0.1]:{port}/",
            "http://[64:ff9b::127.0.0.1]:{port}/",
            "http://[64:ff9b::7f00:1]:{port}/",
            "http://[64:ff9b:1::127.0.0.1]:{port}/",
            "http://[2002:7f00:1::]:{port}/",
            "http://[2001:0:7f00:1::]:{port}/",
            "http://[fe80::1]:{port}/",
            "http://[fe80::1%25lo]:{port}/",
            "http://[fc00::1]:{port}/",
            "http://[fd00:ec2::254]:{port}/",
            "http://[ff02::1]:{port}/",
            // networks inside
            "http://10.0.0.1:{port}/",
            "http://172.16.0.1:{port}/",
            "http://192.168.1.1:{port}/",
            "http://169.254.169.254/latest/meta-data/",
            "http://100.100.100.200/",
            "http://100.64.0.1:{port}/",
            "http://198.18.0.1:{port}/",
            "http://224.0.0.1:{port}/",
            "http://240.0.0.1:{port}/",
            // a name before the @, which only looks like the host
            "http://example.org@127.0.0.1:{port}/",
            "http://a:b@127.0.0.1:{port}/",
            "http://example.org:80@localhost:{port}/",
            "http://@127.0.0.1:{port}/",
            "http://127.0.0.1:{port}@example.org/",
            // letters that fold into digits, dots and names
            "http://１２７.０.０.１:{port}/",
            "http://①②⑦.⓪.⓪.①:{port}/",
            "http://127。0。0。1:{port}/",
            "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{port}/",
            "http://loc\u00adalhost:{port}/",
            "http://%31%32%37.0.0.1:{port}/",
            "http://127.0.0.1%2f:{port}/",
            // other schemes
            "file:///etc/passwd",
            "ftp://127.0.0.1:{port}/",
            "gopher://127.0.0.1:{port}/_x",
            "jar:http://127.0.0.1:{port}/a.jar!/x",
            "data:text/xml,<rss/>",
            "netdoc:///etc/passwd",
            "dict://127.0.0.1:{port}/",
            "ldap://127.0.0.1:{port}/",
            "javascript:alert(1)",
            "//127.0.0.1:{port}/",
            "feed:x",
            // ports that are not the web's
            "http://public.example:22/",
            "http://public.example:25/",
            "http://8.8.8.8:6379/",
            "https://public.example:9200/",
            "http://[2606:4700::1111]:11211/");

    private final AtomicInteger visitors = new AtomicInteger();
    private ServerSocket door;
    private Thread doorman;

    private final Map<String, List<String>> names = Map.of(
            "inside.example", List.of("127.0.0.1"),
            "both.example", List.of("93.184.215.14", "127.0.0.1"),
            "mapped.example", List.of("::ffff:127.0.0.1"),
            "six.example", List.of("::1"),
            "cloud.example", List.of("169.254.169.254"),
            "public.example", List.of("93.184.215.14"));

    @BeforeEach
    void open() throws IOException {
        door = portOfTheWeb();
        doorman = new Thread(() -> {
            try {
                while (true) {
                    door.accept().close();
                    visitors.incrementAndGet();
                }
            } catch (SocketException e) {
                // closed: the day is over
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        doorman.start();
    }

    /** On any address and a port that the list allows, so that nothing but the address keeps us out. */
    private static ServerSocket portOfTheWeb() throws IOException {
        for (int port = 8999; port > 8000; port--) {
            try {
                return new ServerSocket(port, 50, InetAddress.getByName("::"));
            } catch (IOException e) {
                // taken; the next
            }
        }
        throw new IOException("no free port between 8001 and 8999");
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        doorman.join(5000);
    }

    private List<InetAddress> resolve(String name) throws UnknownHostException {
        if (!names.containsKey(name)) return Dns.SYSTEM.lookup(name);
        List<InetAddress> answers = new ArrayList<>();
        for (String address : names.get(name)) answers.add(InetAddress.getByName(address));
        return answers;
    }

    private PoliteFetcher strict() {
        return Fetchers.resolving(this::resolve, allowing());
    }

    private static Settings allowing(String... networks) {
        return new Settings(Optional.empty(), Duration.ofSeconds(2), 100_000, Duration.ZERO, List.of(networks));
    }

    private String written(String form) {
        return form.replace(PORT, Integer.toString(door.getLocalPort()));
    }

    /** What no URI can hold never becomes a request; that, too, is a way of not getting in. */
    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Test
    void S1_S2_S4_no_form_of_an_inner_address_is_dialled_for_a_feed_or_a_page() {
        assertThat(FORMS).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        List<String> through = new ArrayList<>();
        try (PoliteFetcher fetcher = strict()) {
            for (String form : FORMS) {
                Optional<URI> at = uri(written(form));
                if (at.isEmpty()) continue;
                Source source = Source.of("s", at.get());
                if (!isNo(fetcher.feed(source, at.get(), Validators.NONE))) through.add("feed " + form);
                if (!isNo(fetcher.page(source, at.get(), Validators.NONE))) through.add("page " + form);
            }
        }
        assertThat(through).isEmpty();
        assertThat(visitors).hasValue(0);
    }

    /** Else the count of visitors would say nothing. */
    @Test
    void the_door_does_stand_open() {
        try (PoliteFetcher fetcher = Fetchers.resolving(this::resolve, allowing("127.0.0.0/8", "::1", "0.0.0.0/8"))) {
            for (String form :
                    List.of("http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://inside.example:{port}/"))
                fetcher.feed(Source.of("s", URI.create(written(form))), URI.create(written(form)), Validators.NONE);
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(visitors.get()).isGreaterThanOrEqualTo(3));
    }

    /** Refused, or a host that no Dns knows. */
    private static boolean isNo(FetchResult result) {
        return result instanceof Refused || (result instanceof Failed failed && failed.cause() == Cause.DNS);
    }

    @Test
    void S3_no_form_is_dialled_behind_a_redirect_either() {
        List<String> through = new ArrayList<>();
        // The first hop is allowed by name, the second is what is judged.
        try (Outlet first = new Outlet("127.0.0.9");
                PoliteFetcher fetcher = Fetchers.resolving(this::resolve, allowing("127.0.0.9/32"))) {
            URI at = URI.create("http://127.0.0.9:" + first.server.getPort() + "/feed");
            for (String form : FORMS) {
                first.at("/feed", answer(302, "Location: " + written(form)));
                FetchResult result = fetcher.feed(Source.of("s", at), at, Validators.NONE);
                boolean dead = result instanceof Failed failed && failed.cause() == Cause.REDIRECTS;
                if (!isNo(result) && !dead) through.add(form + " -> " + result);
            }
            assertThat(first.asked()).hasSize(FORMS.size());
        }
        assertThat(through).isEmpty();
        assertThat(visitors).hasValue(0);
    }

    @Test
    void S3_a_name_that_answers_outside_first_and_inside_then_is_refused() {
        AtomicInteger asked = new AtomicInteger();
        // What is allowed by name stands for outside here: nothing outside can be asked from a test.
        Dns rebinding =
                name -> List.of(InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.9" : "127.0.0.1"));
        try (Outlet outlet = new Outlet("127.0.0.9");
                PoliteFetcher fetcher = Fetchers.resolving(rebinding, allowing("127.0.0.9/32"))) {
            outlet.at("/feed", document(FEED, "Connection: close"));
            URI at = URI.create("http://rebind.example:" + outlet.server.getPort() + "/feed");
            assertThat(fetcher.feed(Source.of("s", at), at, Validators.NONE)).isInstanceOf(Fetched.class);
            URI door = URI.create(written("http://rebind.example:{port}/feed"));
            FetchResult second = fetcher.feed(Source.of("s", at), door, Validators.NONE);
            assertThat(second).isInstanceOf(Refused.class);
            assertThat(((Refused) second).why()).contains("rebind.example leads to 127.0.0.1 is this machine");
        }
        assertThat(visitors).hasValue(0);
    }

    @Test
    void S3_where_some_answers_are_allowed_by_name_only_those_are_used() throws UnknownHostException {
        GuardedDns dns = new GuardedDns(
                name -> List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1")),
                new AddressGuard(List.of("127.0.0.0/8")));
        assertThat(dns.lookup("localhost")).containsExactly(InetAddress.getByName("127.0.0.1"));
    }

    @Test
    void S2_the_socket_itself_judges_what_it_dials() {
        GuardedSockets sockets = new GuardedSockets(new AddressGuard(List.of()));
        InetAddress inside = InetAddress.getLoopbackAddress();
        assertThatThrownBy(() -> sockets.createSocket(inside, door.getLocalPort()))
                .isInstanceOf(ForbiddenAddress.class);
        assertThatThrownBy(() -> sockets.createSocket("localhost", door.getLocalPort()))
                .isInstanceOf(ForbiddenAddress.class);
        assertThat(visitors).hasValue(0);
    }

    @Test
    void a_refusal_says_why_in_words() {
        try (PoliteFetcher fetcher = strict()) {
            assertThat(why(fetcher, "http://127.0.0.1:8080/"))
                    .isEqualTo("no request goes there: 127.0.0.1 is this machine; if it is yours, name it in"
                            + " fetch.allow-private");
            assertThat(why(fetcher, "http://public.example:22/"))
                    .isEqualTo("no request goes there: port 22 is not one of the web's (80, 443, 8000-8999)");
            assertThat(why(fetcher, "http://u:p@example.org/"))
                    .contains("headers: in feeds.yml")
                    .doesNotContain("u:p");
            assertThat(why(fetcher, "http://2130706433/")).contains("number in disguise");
            assertThat(why(fetcher, "file:///etc/passwd")).contains("only http and https");
        }
    }

    private static String why(PoliteFetcher fetcher, String at) {
        return ((Refused) fetcher.feed(Source.of("s", URI.create(at)), URI.create(at), Validators.NONE)).why();
    }
}
