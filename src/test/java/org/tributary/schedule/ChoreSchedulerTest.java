package org.tributary.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class ChoreSchedulerTest {
    @Test
    void a_chore_is_done_again_and_again_also_after_it_failed() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        try (ChoreScheduler chores = new ChoreScheduler(2, InstantSource.system())) {
            chores.every(Duration.ofMillis(20), "failing", () -> {
                thrice.countDown();
                throw new IllegalStateException("on purpose");
            });
            chores.start();
            assertThat(thrice.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_chore_never_overlaps_itself_and_missed_times_do_not_storm() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch hold = new CountDownLatch(1);
        try (ChoreScheduler chores = new ChoreScheduler(4, InstantSource.system())) {
            chores.every(Duration.ofMillis(10), "slow", () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                runs.incrementAndGet();
                try {
                    hold.await(300, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                inside.decrementAndGet();
            });
            chores.start();
            await().until(() -> runs.get() >= 3);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void S31_a_clock_that_was_set_back_keeps_no_chore_waiting_for_it() {
        Instant noon = Instant.parse("2026-11-24T12:00:00Z");
        AtomicReference<Instant> now = new AtomicReference<>(noon);
        AtomicInteger runs = new AtomicInteger();
        try (ChoreScheduler chores = new ChoreScheduler(1, now::get)) {
            chores.every(Duration.ofDays(1), "daily", runs::incrementAndGet).start();
            await().until(() -> runs.get() == 1);
            now.set(noon.minus(Duration.ofMillis(900)));
            chores.lookAtClock();
            chores.lookAtClock();
            now.set(noon.minus(Duration.ofDays(1)));
            chores.lookAtClock();
            await().until(() -> runs.get() == 2);
        }
    }

    @Test
    void closing_waits_for_a_chore_under_way() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        ChoreScheduler chores = new ChoreScheduler(1, InstantSource.system()).every(Duration.ofHours(1), "long", () -> {
            begun.countDown();
            try {
                go.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ended.incrementAndGet();
        });
        chores.start();
        begun.await();
        new Thread(go::countDown).start();
        chores.close();
        assertThat(ended).hasValue(1);
    }

    @Test
    void a_chore_that_does_not_end_keeps_nobody_from_closing() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        ChoreScheduler chores = new ChoreScheduler(1, InstantSource.system())
                .every(Duration.ofHours(1), "stuck", () -> {
                    begun.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        chores.start();
        begun.await();
        chores.close(); // the limit of this class holds it
        assertThat(never.getCount()).isEqualTo(1);
        never.countDown();
    }
}
