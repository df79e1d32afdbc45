package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tributary.fetch.Outlet.FEED;
import static org.tributary.fetch.Outlet.answer;
import static org.tributary.fetch.Outlet.builder;
import static org.tributary.fetch.Outlet.document;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.SocketEffect;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.model.Validators;

/** Hosts that hang, break off, never end or lie leave no socket and no thread behind. */
@Timeout(60)
class LeaksTest {
    @Test
    void S10_no_socket_and_no_thread_is_left_behind_by_bad_hosts() {
        assumeTrue(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean,
                "SKIPPED: this system does not count open files");
        try (PoliteFetcher fetcher = Fetchers.withTimeout(Duration.ofMillis(50))) {
            badDay(fetcher, 5);
            long files = files();
            int threads = Thread.activeCount();
            badDay(fetcher, 25);
            fetcher.close();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(files()).isLessThanOrEqualTo(files + 8));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 10));
        }
    }

    private static long files() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static void badDay(PoliteFetcher fetcher, int rounds) {
        try (Outlet outlet = new Outlet()) {
            outlet.at("/good", document(FEED));
            outlet.at("/gone", answer(410));
            outlet.at(
                    "/slow",
                    builder(200)
                            .body(FEED)
                            .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                            .build());
            outlet.at(
                    "/breaks",
                    builder(200).onResponseStart(new SocketEffect.CloseSocket()).build());
            outlet.at(
                    "/half",
                    builder(200)
                            .body(FEED)
                            .onResponseBody(new SocketEffect.CloseSocket())
                            .build());
            outlet.at("/large", document("x".repeat(200_000)));
            outlet.at("/lies", builder(200, "Content-Length: 99999999").build());
            outlet.at("/loop", answer(302, "Location: /loop"));
            for (int i = 0; i < rounds; i++)
                for (String path :
                        new String[] {"/good", "/gone", "/slow", "/breaks", "/half", "/large", "/lies", "/loop"})
                    fetcher.feed(outlet.source(), outlet.url(path), Validators.NONE);
        }
    }
}
