package org.tributary.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.Databases;
import org.tributary.Postgres;
import org.tributary.store.Store;

@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SharedChoresTest {
    private static final Duration OFTEN = Duration.ofMillis(200);

    @Test
    void a_chore_is_done_again_and_again_and_by_the_next_process_when_one_ended() {
        try (Store store = Store.open(Databases.at(Postgres.database()))) {
            AtomicInteger first = new AtomicInteger();
            try (SharedChores chores = new SharedChores(store.dataSource(), "one", 1).every(OFTEN, "count", () -> {
                first.incrementAndGet();
                throw new IllegalStateException("it fails, and is tried again");
            })) {
                chores.start();
                await().atMost(Duration.ofSeconds(30)).until(() -> first.get() >= 3);
            }
            AtomicInteger second = new AtomicInteger();
            try (SharedChores chores =
                    new SharedChores(store.dataSource(), "two", 1).every(OFTEN, "count", second::incrementAndGet)) {
                chores.start();
                await().atMost(Duration.ofSeconds(30)).until(() -> second.get() >= 3);
            }
        }
    }

    @Test
    void S24_no_class_is_loaded_because_the_database_names_it() throws Exception {
        OwnChores classes = new OwnChores();
        classes.initialize();
        assertThat(classes.loadClass("org.tributary.schedule.ChoreScheduler$Chore"))
                .isEqualTo(ChoreScheduler.Chore.class);
        for (String name : new String[] {"java.lang.Runtime", "org.tributary.app.Main", "com.evil.Job"})
            assertThatThrownBy(() -> classes.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> classes.loadClass("org.quartz.jobs.NativeJob"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
