package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.store.Sample.NOON;
import static org.tributary.store.Sample.source;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Databases;
import org.tributary.Postgres;
import org.tributary.model.Source;
import org.tributary.model.SourceState;

final class SourceStatesInPostgreSqlTest extends SourceStatesTest {
    private static final Instant LEASE = NOON.plusSeconds(15);

    @Override
    Store open() {
        return Sample.postgres();
    }

    @Override
    String lasting(Path folder) {
        return Postgres.database();
    }

    /** It may be another one that lives: its claims end by themselves. */
    @Override
    void the_claims_of_a_dead_process_are_taken_back_at_start(@TempDir Path folder) {
        String url = lasting(folder);
        try (Store store = Store.open(Databases.at(url))) {
            store.sources().name(List.of(source("bbc")), NOON);
            store.sourceStates().claim(NOON, 10, LEASE, false);
        }
        try (Store store = Store.open(Databases.at(url))) {
            assertThat(store.sourceStates().claim(NOON, 10, LEASE, false)).isEmpty();
            assertThat(store.sourceStates().claim(LEASE, 10, LEASE.plusSeconds(15), false))
                    .hasSize(1);
        }
    }

    @Test
    void P11_two_processes_never_get_one_source_and_what_one_lost_it_does_not_end() {
        String url = Postgres.database();
        try (Store one = Store.open(Databases.at(url));
                Store other = Store.open(Databases.at(url))) {
            List<Source> sources =
                    IntStream.range(0, 300).mapToObj(i -> source("s" + i)).toList();
            one.sources().name(sources, NOON);
            var claimed = new ConcurrentLinkedQueue<String>();
            Stream.of(one, other).parallel().forEach(store -> {
                for (int i = 0; i < 50; i++)
                    store.sourceStates().claim(NOON, 7, LEASE, false).forEach(state -> claimed.add(state.sourceId()));
            });
            assertThat(claimed).hasSize(300).doesNotHaveDuplicates();

            List<SourceState> late = one.sourceStates().claim(LEASE, 400, LEASE.plusSeconds(1), false);
            assertThat(other.sourceStates().claim(LEASE.plusSeconds(1), 400, LEASE.plusSeconds(99), false))
                    .hasSameSizeAs(late);
            one.sourceStates().renew(LEASE.plusSeconds(1_000));
            one.sourceStates().save(late);
            assertThat(other.sourceStates().find("s7").orElseThrow().nextPoll())
                    .as("neither renewed nor ended by the one that lost it")
                    .contains(LEASE.plusSeconds(99));
        }
    }
}
