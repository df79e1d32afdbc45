package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodeClockTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Instant database = NOON;
    private Instant wall = NOON.plusMillis(300);
    private long ticks = 5_000_000_000L;
    private Duration answer = Duration.ofMillis(4);

    private final NodeClock clock = new NodeClock(this::ask, () -> wall, () -> ticks);

    private Instant ask() {
        pass(answer.dividedBy(2));
        Instant read = database;
        pass(answer.dividedBy(2));
        return read;
    }

    private void pass(Duration time) {
        ticks += time.toNanos();
        database = database.plus(time);
        wall = wall.plus(time);
    }

    @Test
    void it_shows_the_databases_time_whatever_the_wall_shows() {
        pass(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(database);
        assertThat(clock.off()).isEqualTo(Duration.ofMillis(300));
        wall = wall.minus(Duration.ofDays(400));
        assertThat(clock.instant()).isEqualTo(database);
        assertThat(clock.off()).isNegative();
    }

    @Test
    void ticks_that_go_wrong_are_put_right_by_the_next_look_but_not_by_a_slow_answer() {
        database = database.plusSeconds(40); // the machine slept, and its ticks with it
        assertThat(clock.instant()).isEqualTo(database.minusSeconds(40));
        answer = Duration.ofSeconds(3);
        clock.look();
        assertThat(clock.instant()).isEqualTo(database.minusSeconds(40));
        answer = Duration.ofMillis(4);
        clock.look();
        assertThat(clock.instant()).isEqualTo(database);
    }
}
