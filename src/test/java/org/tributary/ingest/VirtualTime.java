package org.tributary.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.tributary.fetch.Sleeper;

/**
 * A clock for real threads: who sleeps by it is woken when it is moved there, and it is moved only while nothing else goes
 * on. So days pass in minutes, and every wait lasts exactly as long as it would.
 */
final class VirtualTime implements InstantSource, Sleeper, HostLines.Timer {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::order));
    private Instant now;
    private long orders;
    private int wellAsleep;
    private int ailingAsleep;
    private boolean closed;

    private record Event(Instant at, long order, Runnable what) {}

    VirtualTime(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        boolean ailing = Thread.currentThread().getName().startsWith("ailing");
        CountDownLatch awake = new CountDownLatch(1);
        synchronized (this) {
            if (closed) return;
            sleepers(ailing, 1);
            add(time, () -> {
                sleepers(ailing, -1);
                awake.countDown();
            });
        }
        awake.await();
    }

    private synchronized void sleepers(boolean ailing, int more) {
        if (ailing) ailingAsleep += more;
        else wellAsleep += more;
    }

    @Override
    public synchronized void after(Duration wait, Runnable then) {
        if (!closed) add(wait, then);
    }

    private void add(Duration wait, Runnable what) {
        events.add(new Event(now.plus(wait), orders++, what));
    }

    /** Returns when nothing goes on any more at this moment. */
    void settle(Sweep sweep) {
        while (!isStill(sweep)) LockSupport.parkNanos(20_000);
    }

    private boolean isStill(Sweep sweep) {
        int well;
        int ailing;
        synchronized (this) {
            well = wellAsleep;
            ailing = ailingAsleep;
        }
        return sweep.isStill(well, ailing);
    }

    /** When the next sleeper wakes, or the next pause is over. */
    synchronized Optional<Instant> next() {
        return Optional.ofNullable(events.peek()).map(Event::at);
    }

    void moveTo(Instant to) {
        synchronized (this) {
            if (to.isAfter(now)) now = to;
        }
        for (Optional<Event> due = due(); due.isPresent(); due = due())
            due.get().what().run();
    }

    private synchronized Optional<Event> due() {
        Event first = events.peek();
        return first == null || first.at().isAfter(now) ? Optional.empty() : Optional.ofNullable(events.poll());
    }

    /** Wakes everybody. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (Optional<Instant> next = next(); next.isPresent(); next = next()) moveTo(next.get());
    }
}
