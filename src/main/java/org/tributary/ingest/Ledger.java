package org.tributary.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.tributary.store.Lane;
import org.tributary.store.Stories;

/**
 * Brings what the workers have made into the lane: whatever is ready goes in one commit, so a busy house pays the disk
 * once for many articles and a quiet one loses no time. If one piece of a commit fails, each is tried alone.
 */
final class Ledger implements AutoCloseable {
    private static final int MOST_IN_ONE_COMMIT = 128;
    private static final int WAITING_ARTICLES = 512;

    private final Stories stories;
    private final BlockingQueue<Line<?>> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Semaphore room = new Semaphore(WAITING_ARTICLES);
    private final Thread writer;
    private volatile boolean closed;

    Ledger(Stories stories) {
        this.stories = stories;
        this.writer = new Thread(this::write, "ledger");
        writer.setDaemon(true);
        writer.start();
    }

    /** One piece of work in the lane, and who waits for it. */
    private static final class Line<T> {
        final Function<Lane, T> work;
        final CompletableFuture<T> written = new CompletableFuture<>();
        private Optional<T> made = Optional.empty();

        Line(Function<Lane, T> work) {
            this.work = work;
        }

        void run(Lane lane) {
            made = Optional.of(work.apply(lane));
        }

        void complete() {
            written.complete(made.orElseThrow());
        }
    }

    /** Writes when its turn comes; done when it is on disk. The caller waits here while too much is waiting already. */
    <T> CompletableFuture<T> write(Function<Lane, T> work) {
        room.acquireUninterruptibly();
        CompletableFuture<T> written = enter(work);
        return written.whenComplete((made, trouble) -> room.release());
    }

    /** As {@link #write}, for small things that follow upon others: never waits, so it may be called from anywhere. */
    <T> CompletableFuture<T> append(Function<Lane, T> work) {
        return enter(work);
    }

    private <T> CompletableFuture<T> enter(Function<Lane, T> work) {
        Line<T> line = new Line<>(work);
        if (closed) line.written.completeExceptionally(new IllegalStateException("the ledger is closed"));
        else {
            open.incrementAndGet();
            waiting.add(line);
        }
        return line.written;
    }

    private void write() {
        List<Line<?>> batch = new ArrayList<>();
        while (!closed || !waiting.isEmpty()) {
            batch.add(first());
            waiting.drainTo(batch, MOST_IN_ONE_COMMIT - 1);
            commit(batch);
            open.addAndGet(-batch.size());
            batch.clear();
        }
    }

    private Line<?> first() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException e) {
                // Nobody has reason to interrupt the writer: an interrupt under H2 would close its file.
            }
        }
    }

    private void commit(List<Line<?>> batch) {
        try {
            stories.inLane(lane -> {
                for (Line<?> line : batch) line.run(lane);
                return batch;
            });
        } catch (RuntimeException e) {
            if (batch.size() == 1) batch.get(0).written.completeExceptionally(e);
            else for (Line<?> line : batch) commit(List.of(line));
            return;
        }
        for (Line<?> line : batch) line.complete();
    }

    /** Pieces of work that are not yet on disk. */
    int waiting() {
        return Math.max(0, open.get());
    }

    /** Whether all that was handed over is written, and whoever waited for it has heard. */
    boolean isStill() {
        return open.get() <= 0;
    }

    /** What was handed over is written. */
    @Override
    public void close() {
        closed = true;
        waiting.add(new Line<>(Lane::seq)); // wakes the writer up to see that this is the last
        try {
            writer.join(4_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
