package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.Databases;
import org.tributary.store.Store;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class LedgerTest {
    private final Store store = Store.open(Databases.at(Databases.fresh()));
    private final Ledger ledger = new Ledger(store.stories());

    @AfterEach
    void close() {
        ledger.close();
        store.close();
    }

    @Test
    void what_is_ready_goes_in_one_commit_and_a_bad_piece_fails_alone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Boolean> first = ledger.write(lane -> {
            begun.countDown();
            return await(go);
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<Integer>> pieces = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            pieces.add(ledger.write(lane -> {
                if (number == 7) throw new IllegalStateException("a bad piece");
                return number;
            }));
        }
        go.countDown();
        assertThat(first.join()).isTrue();
        for (int i = 0; i < 20; i++) {
            if (i == 7) assertThatThrownBy(pieces.get(i)::join).hasRootCauseMessage("a bad piece");
            else assertThat(pieces.get(i).join()).isEqualTo(i);
        }
    }

    @Test
    void closing_writes_what_was_handed_over_and_takes_no_more() {
        List<CompletableFuture<Integer>> pieces = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int number = i;
            pieces.add(ledger.append(lane -> number));
        }
        ledger.close();
        assertThat(pieces).allMatch(CompletableFuture::isDone);
        assertThatThrownBy(ledger.append(lane -> 1)::join).hasRootCauseMessage("the ledger is closed");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
