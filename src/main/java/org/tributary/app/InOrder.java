package org.tributary.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line out for each line in, in the same order, worked out on all cores. What is under way is bounded by count and
 * by size, so an input of any length passes through; an answer is written as soon as those before it are.
 */
final class InOrder {
    private static final int LINES_AT_ONCE = 64;
    private static final int KILOBYTES_AT_ONCE = 96 << 10;

    private record Pending(@Nullable CompletableFuture<byte[]> answer, int kilobytes) {
        static final Pending END = new Pending(null, 0);
    }

    private final Console console;
    private final Function<Lines.Line, byte[]> work;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(LINES_AT_ONCE);
    private final Semaphore room = new Semaphore(KILOBYTES_AT_ONCE);
    private final AtomicReference<IOException> broken = new AtomicReference<>();

    /** @param work never throws: what goes wrong with a line is its answer */
    InOrder(Console console, Function<Lines.Line, byte[]> work) {
        this.console = console;
        this.work = work;
    }

    void run() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(cores, InOrder::daemon);
        Thread reader = daemon(() -> read(workers));
        reader.start();
        try {
            write();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.shutdownNow();
            reader.interrupt();
        }
        IOException failed = broken.get();
        if (failed != null) throw failed;
    }

    private void read(ExecutorService workers) {
        try {
            Lines lines = new Lines(console.in(), Lines.LONGEST);
            for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                Lines.Line one = line.get();
                int kilobytes = Math.min(one.bytes().length / 1024 + 1, KILOBYTES_AT_ONCE);
                room.acquire(kilobytes);
                queue.put(new Pending(CompletableFuture.supplyAsync(() -> work.apply(one), workers), kilobytes));
            }
        } catch (IOException e) {
            broken.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void end() {
        try {
            queue.put(Pending.END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() throws IOException, InterruptedException {
        OutputStream out = console.out();
        for (Pending next = queue.take(); next.answer() != null; next = next(out)) {
            out.write(answerOf(next.answer()));
            out.write('\n');
            room.release(next.kilobytes());
        }
        out.flush();
    }

    /** Whoever writes a line and waits for its answer gets it: nothing is held back while we wait for more. */
    private Pending next(OutputStream out) throws IOException, InterruptedException {
        Pending ready = queue.poll();
        if (ready == null) {
            out.flush();
            return queue.take();
        }
        if (ready.answer() != null && !ready.answer().isDone()) out.flush();
        return ready;
    }

    private static byte[] answerOf(CompletableFuture<byte[]> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("work on a line never throws", e.getCause());
        }
    }

    private static Thread daemon(Runnable run) {
        // A page may be nested deeper than a thread's usual stack can follow.
        Thread thread = new Thread(null, run, "filter", 16 << 20);
        thread.setDaemon(true);
        return thread;
    }
}
