package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class HostLinesTest {
    private static final URI A = URI.create("https://a.example/feed");
    private static final URI B = URI.create("https://b.example/feed");

    private final Map<String, Duration> busy = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final HostLines lines = new HostLines(
            new HostLines.Hosts() {
                @Override
                public String key(URI at) {
                    return at.getHost();
                }

                @Override
                public Duration untilFree(URI at) {
                    return busy.getOrDefault(at.getHost(), Duration.ZERO);
                }
            },
            4);

    @AfterEach
    void close() {
        end.countDown();
        lines.close();
    }

    @Test
    void a_host_gets_one_errand_at_a_time_feeds_before_pages() {
        AtomicInteger inside = new AtomicInteger();
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<?>> all = new ArrayList<>();
        all.add(lines.page(A, false, () -> {
            begun.countDown();
            return go.await(10, TimeUnit.SECONDS);
        }));
        awaitLatch(begun);
        for (String name : List.of("page 1", "page 2")) all.add(lines.page(A, false, () -> note(order, inside, name)));
        for (String name : List.of("feed 1", "feed 2")) all.add(lines.feed(A, false, () -> note(order, inside, name)));
        go.countDown();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        assertThat(order).containsExactly("feed 1", "feed 2", "page 1", "page 2");
    }

    private static int note(List<String> order, AtomicInteger inside, String name) {
        assertThat(inside.incrementAndGet()).isOne();
        order.add(name);
        return inside.decrementAndGet();
    }

    @Test
    void no_worker_waits_for_a_busy_host() {
        busy.put(A.getHost(), Duration.ofHours(1));
        for (int i = 0; i < 100; i++) {
            URI other = URI.create("https://a" + i + ".example/feed");
            busy.put(other.getHost(), Duration.ofHours(1));
            lines.feed(other, false, () -> 0);
        }
        assertThat(lines.feed(B, false, () -> "done").join()).isEqualTo("done");
    }

    @Test
    void when_its_pause_is_over_a_host_is_served() {
        busy.put(A.getHost(), Duration.ofMillis(50));
        CompletableFuture<String> waiting = lines.feed(A, false, () -> "done");
        assertThat(waiting).isNotDone();
        busy.clear();
        assertThat(waiting.join()).isEqualTo("done");
    }

    @Test
    void S32_hosts_that_hang_do_not_take_the_workers_of_the_others() {
        for (int i = 0; i < 50; i++)
            lines.feed(URI.create("https://ill" + i + ".example/"), true, () -> end.await(20, TimeUnit.SECONDS));
        for (int i = 0; i < 20; i++)
            assertThat(lines.feed(URI.create("https://well" + i + ".example/"), false, () -> "done")
                            .join())
                    .isEqualTo("done");
    }

    @Test
    void an_errand_that_throws_fails_alone() {
        CompletableFuture<Object> failing = lines.feed(A, false, () -> {
            throw new IllegalStateException("on purpose");
        });
        assertThatThrownBy(failing::join).hasRootCauseMessage("on purpose");
        assertThat(lines.feed(A, false, () -> "done").join()).isEqualTo("done");
    }

    @Test
    void what_waits_when_the_lines_are_stopped_is_dropped() {
        AtomicInteger done = new AtomicInteger();
        busy.put(A.getHost(), Duration.ofMillis(200));
        lines.feed(A, false, done::incrementAndGet);
        lines.stop(Duration.ofSeconds(1));
        busy.clear();
        await().during(Duration.ofMillis(400)).until(() -> done.get() == 0);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
