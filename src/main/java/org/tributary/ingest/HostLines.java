package org.tributary.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workers, and a line of errands before each host. An errand gets a worker when its host is free, so that no worker
 * ever waits for a pause. Sources that failed last time have workers of their own: hosts that hang cannot take those of
 * the others (S32).
 */
final class HostLines implements AutoCloseable {
    private final Hosts hosts;
    private final Workers well;
    private final Workers ailing;
    private final Timer timer;
    private final Map<String, Line> lines = new HashMap<>();

    /** What the gate knows of hosts. */
    interface Hosts {
        /** Addresses with one key share one host. */
        String key(URI at);

        /** How long until a request may go there; zero also where it would be turned away at once. */
        Duration untilFree(URI at);
    }

    /** How an errand waits for its host's pause to be over. */
    interface Timer extends AutoCloseable {
        void after(Duration wait, Runnable then);

        /** What waits is dropped. */
        @Override
        void close();
    }

    HostLines(Hosts hosts, int workers) {
        this(hosts, workers, new RealTimer());
    }

    HostLines(Hosts hosts, int workers, Timer timer) {
        this.hosts = hosts;
        this.well = new Workers("worker", workers);
        this.ailing = new Workers("ailing", Math.max(1, workers / 4));
        this.timer = timer;
    }

    /** Some threads, and how much they have to do. */
    private static final class Workers {
        final ThreadPoolExecutor threads;
        final AtomicInteger handed = new AtomicInteger();
        final AtomicInteger begun = new AtomicInteger();

        Workers(String name, int most) {
            threads =
                    new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
            threads.allowCoreThreadTimeOut(true);
        }

        void execute(Runnable work) {
            if (threads.isShutdown()) return;
            handed.incrementAndGet();
            threads.execute(() -> {
                begun.incrementAndGet();
                try {
                    work.run();
                } finally {
                    begun.decrementAndGet();
                    handed.decrementAndGet();
                }
            });
        }

        /** With so many of them asleep, nothing goes on: the others have nothing to do, or there are no others. */
        boolean isStill(int asleep) {
            int busy = begun.get();
            return busy == asleep && (handed.get() == busy || busy == threads.getMaximumPoolSize());
        }
    }

    private static final class RealTimer implements Timer {
        private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(1, named("pause"));

        RealTimer() {
            threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            threads.setRemoveOnCancelPolicy(true);
        }

        @Override
        public void after(Duration wait, Runnable then) {
            if (!threads.isShutdown()) threads.schedule(then, wait.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
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
        final String host;
        final ArrayDeque<Errand> feeds = new ArrayDeque<>();
        final ArrayDeque<Errand> pages = new ArrayDeque<>();

        Line(String host) {
            this.host = host;
        }

        Optional<Errand> first() {
            return Optional.ofNullable(feeds.isEmpty() ? pages.peekFirst() : feeds.peekFirst());
        }

        Optional<Errand> take() {
            return Optional.ofNullable(feeds.isEmpty() ? pages.pollFirst() : feeds.pollFirst());
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

    /** Does work that asks no host. */
    <T> CompletableFuture<T> work(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        well.execute(() -> complete(done, work));
        return done;
    }

    private <T> CompletableFuture<T> enter(URI at, boolean ailing, boolean isFeed, Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        String host = hosts.key(at);
        Line born;
        synchronized (lines) {
            Line standing = lines.get(host);
            Line line = standing == null ? new Line(host) : standing;
            Errand errand = new Errand(at, ailing, () -> {
                try {
                    complete(done, work);
                } finally {
                    call(line);
                }
            });
            (isFeed ? line.feeds : line.pages).addLast(errand);
            if (standing != null) return done;
            lines.put(host, line);
            born = line;
        }
        call(born);
        return done;
    }

    private static <T> void complete(CompletableFuture<T> done, Callable<T> work) {
        try {
            done.complete(work.call());
        } catch (Throwable trouble) {
            done.completeExceptionally(trouble);
        }
    }

    /** The first of the line gets a worker, now or after the pause; a line where nobody stands is no more. */
    private void call(Line line) {
        Optional<Errand> first = endIfEmpty(line);
        if (first.isEmpty()) return;
        Duration wait = hosts.untilFree(first.get().at());
        if (!wait.isZero()) {
            timer.after(wait, () -> call(line));
            return;
        }
        Optional<Errand> next;
        synchronized (lines) {
            next = line.take();
        }
        next.ifPresent(errand -> (errand.ailing() ? ailing : well).execute(errand.work()));
    }

    private Optional<Errand> endIfEmpty(Line line) {
        synchronized (lines) {
            Optional<Errand> first = line.first();
            if (first.isEmpty()) lines.remove(line.host);
            return first;
        }
    }

    /** Errands that stand in line. */
    int waiting() {
        synchronized (lines) {
            return lines.values().stream()
                    .mapToInt(line -> line.feeds.size() + line.pages.size())
                    .sum();
        }
    }

    /** Whether nothing goes on although so many workers are asleep, of each kind: whoever moves a clock must know. */
    boolean isStill(int wellAsleep, int ailingAsleep) {
        return well.isStill(wellAsleep) && ailing.isStill(ailingAsleep);
    }

    /** What is under way may end within the time; what waits is dropped. */
    void stop(Duration within) {
        timer.close();
        synchronized (lines) {
            lines.values().forEach(line -> {
                line.feeds.clear();
                line.pages.clear();
            });
        }
        List<ThreadPoolExecutor> pools = List.of(well.threads, ailing.threads);
        for (ThreadPoolExecutor pool : pools) {
            pool.getQueue().clear();
            pool.shutdown();
        }
        try {
            long until = System.nanoTime() + within.toNanos();
            boolean ended = true;
            for (ThreadPoolExecutor pool : pools)
                ended &= pool.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!ended) pools.forEach(ThreadPoolExecutor::shutdownNow);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(4));
    }
}
