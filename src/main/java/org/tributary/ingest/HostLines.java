package org.tributary.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The workers, and a line of errands before each host. An errand gets a worker when its host is free, so that no worker
 * ever waits for a pause. Sources that failed last time have workers of their own: hosts that hang cannot take those of
 * the others (S32).
 */
final class HostLines implements AutoCloseable {
    private final Hosts hosts;
    private final ExecutorService well;
    private final ExecutorService ailing;
    private final ScheduledThreadPoolExecutor timer;
    private final Map<String, Line> lines = new HashMap<>();

    /** What the gate knows of hosts. */
    interface Hosts {
        /** Addresses with one key share one host. */
        String key(URI at);

        /** How long until a request may go there; zero also where it would be turned away at once. */
        Duration untilFree(URI at);
    }

    HostLines(Hosts hosts, int workers) {
        this.hosts = hosts;
        this.well = pool("worker", workers);
        this.ailing = pool("ailing", Math.max(1, workers / 4));
        this.timer = new ScheduledThreadPoolExecutor(1, named("pause"));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setRemoveOnCancelPolicy(true);
    }

    private static ThreadPoolExecutor pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Those who wait for one host: feeds before pages, else first come, first served. */
    private static final class Line {
        final ArrayDeque<Errand> feeds = new ArrayDeque<>();
        final ArrayDeque<Errand> pages = new ArrayDeque<>();

        Errand first() {
            return feeds.isEmpty() ? pages.getFirst() : feeds.getFirst();
        }

        Errand take() {
            return feeds.isEmpty() ? pages.removeFirst() : feeds.removeFirst();
        }

        boolean isEmpty() {
            return feeds.isEmpty() && pages.isEmpty();
        }
    }

    private record Errand(URI at, boolean ailing, Runnable work) {}

    /** Does the work when the address's host is free; a feed comes before the pages that wait for the same host. */
    <T> CompletableFuture<T> feed(URI at, boolean ailing, Callable<T> work) {
        return enter(at, ailing, true, work);
    }

    /** Does the work when the address's host is free. */
    <T> CompletableFuture<T> page(URI at, boolean ailing, Callable<T> work) {
        return enter(at, ailing, false, work);
    }

    private <T> CompletableFuture<T> enter(URI at, boolean ailing, boolean isFeed, Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        String host = hosts.key(at);
        Errand errand = new Errand(at, ailing, () -> {
            try {
                complete(done, work);
            } finally {
                next(host);
            }
        });
        boolean free;
        synchronized (lines) {
            Line line = lines.get(host);
            free = line == null;
            if (line == null) lines.put(host, line = new Line());
            (isFeed ? line.feeds : line.pages).addLast(errand);
        }
        if (free) call(host);
        return done;
    }

    private static <T> void complete(CompletableFuture<T> done, Callable<T> work) {
        try {
            done.complete(work.call());
        } catch (Throwable trouble) {
            done.completeExceptionally(trouble);
        }
    }

    private void next(String host) {
        synchronized (lines) {
            Line line = lines.get(host);
            if (line == null || line.isEmpty()) {
                lines.remove(host);
                return;
            }
        }
        call(host);
    }

    /** The first of the line gets a worker, now or after the pause. */
    private void call(String host) {
        Optional<Errand> first = ofLine(host, Line::first);
        if (first.isEmpty()) return; // stop() emptied the line
        Duration wait = hosts.untilFree(first.get().at());
        if (!wait.isZero()) {
            if (!timer.isShutdown()) timer.schedule(() -> call(host), wait.toNanos(), TimeUnit.NANOSECONDS);
            return;
        }
        ofLine(host, Line::take).ifPresent(this::work);
    }

    private Optional<Errand> ofLine(String host, Function<Line, Errand> which) {
        synchronized (lines) {
            return Optional.ofNullable(lines.get(host)).filter(line -> !line.isEmpty()).map(which);
        }
    }

    private void work(Errand first) {
        ExecutorService workers = first.ailing() ? ailing : well;
        if (!workers.isShutdown()) workers.execute(first.work());
    }

    /** What is under way may end within the time; what waits is dropped. */
    void stop(Duration within) {
        timer.shutdownNow();
        synchronized (lines) {
            lines.values().forEach(line -> {
                line.feeds.clear();
                line.pages.clear();
            });
        }
        ((ThreadPoolExecutor) well).getQueue().clear();
        ((ThreadPoolExecutor) ailing).getQueue().clear();
        well.shutdown();
        ailing.shutdown();
        try {
            long until = System.nanoTime() + within.toNanos();
            boolean ended = well.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)
                    && ailing.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!ended) {
                well.shutdownNow();
                ailing.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(8));
    }
}
