package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.FetchResult.Failed;
import org.tributary.model.Source;
import org.tributary.model.Validators;

/** S32: a resolver that hangs holds nobody longer than the call has time. */
@Timeout(60)
class LookupsTest {
    private static final PoliteFetcher.Settings HASTY = new PoliteFetcher.Settings(
            Optional.empty(), Duration.ofMillis(200), 1000, Duration.ZERO, List.of("127.0.0.0/8"));

    private static Failed failed(PoliteFetcher fetcher, String host) {
        Source source = Source.of("s", URI.create("http://" + host + ":8080/feed"));
        return Fetchers.failed(fetcher.feed(source, source.url(), Validators.NONE));
    }

    @Test
    void S32_a_resolver_that_hangs_is_left_at_the_deadline() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Dns hanging = host -> {
            asked.incrementAndGet();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        };
        try (PoliteFetcher fetcher = Fetchers.resolving(hanging, HASTY)) {
            // More than there are threads for look-ups: the last ones fail though nobody could even ask for them.
            for (int i = 0; i < 70; i++) {
                Failed failed = failed(fetcher, "h" + i + ".example");
                assertThat(failed.cause()).isEqualTo(Cause.DNS);
                assertThat(failed.detail()).contains("no answer in time for h" + i + ".example");
            }
            assertThat(asked).hasValue(64);
        } finally {
            never.countDown();
        }
    }

    @Test
    void a_name_that_nobody_knows_is_told_as_such() {
        Dns knowing = host -> {
            throw new UnknownHostException(host);
        };
        try (PoliteFetcher fetcher = Fetchers.resolving(knowing, HASTY)) {
            assertThat(failed(fetcher, "nobody.example").detail()).isEqualTo("DNS: no such host nobody.example");
        }
    }
}
