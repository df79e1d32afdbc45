package org.tributary.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.spi.JobFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires the sweep and the other chores, by Quartz, from memory: what a chore is stands in our code alone (S24). A chore
 * never overlaps itself, and times that were missed (a sleeping machine, a jumped clock) are made up for once at most.
 *
 * <p>Quartz goes by the machine's clock alone: set back by a day, every chore would wait for that day. So the clock is
 * looked at by a timer that does not go by it, and all chores are planned anew when it went back.
 */
public final class ChoreScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChoreScheduler.class);

    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** Clocks that are kept right are set back by less; a chore comes so much later then. */
    private static final Duration BACK = Duration.ofSeconds(1);

    private final Scheduler quartz;
    private final InstantSource clock;
    private final Map<String, Runnable> chores = new ConcurrentHashMap<>();
    private final Map<String, Duration> intervals = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "clock watch");
        thread.setDaemon(true);
        return thread;
    });
    private Instant latest = Instant.MIN;

    /**
     * @param threads so many chores at a time
     * @param clock the machine's
     */
    public ChoreScheduler(int threads, InstantSource clock) {
        this.clock = clock;
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "chores-" + System.identityHashCode(this));
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        properties.setProperty("org.quartz.jobStore.misfireThreshold", "1000");
        try {
            quartz = new StdSchedulerFactory(properties).getScheduler();
            JobFactory named = (bundle, scheduler) ->
                    new Chore(chores.getOrDefault(bundle.getJobDetail().getKey().getName(), () -> {}));
            quartz.setJobFactory(named);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not start", e);
        }
    }

    /** From {@link #start} on, does it now and then again and again. */
    public ChoreScheduler every(Duration interval, String name, Runnable chore) {
        chores.put(name, chore);
        intervals.put(name, interval);
        try {
            quartz.scheduleJob(JobBuilder.newJob(Chore.class).withIdentity(name).build(), fromNow(name));
        } catch (SchedulerException e) {
            throw new IllegalStateException("the chore " + name + " cannot be planned", e);
        }
        return this;
    }

    private Trigger fromNow(String name) {
        return TriggerBuilder.newTrigger()
                .withIdentity(name)
                .startNow()
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(
                                Objects.requireNonNull(intervals.get(name)).toMillis())
                        .withMisfireHandlingInstructionNextWithRemainingCount()
                        .repeatForever())
                .build();
    }

    /** Plans every chore anew, from now, when the clock shows less than when it was last looked at. */
    synchronized void lookAtClock() {
        Instant now = clock.instant();
        if (now.plus(BACK).isBefore(latest)) {
            LOG.warn("the clock went back from {} to {}: every chore is planned anew", latest, now);
            try {
                for (String name : intervals.keySet()) quartz.rescheduleJob(TriggerKey.triggerKey(name), fromNow(name));
            } catch (SchedulerException e) {
                LOG.error("the chores cannot be planned anew; start again", e);
            }
        }
        latest = now;
    }

    public void start() {
        watch.scheduleWithFixedDelay(this::lookAtClock, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        try {
            quartz.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not start", e);
        }
    }

    /** No chore begins any more; those under way are waited for, for three seconds at most: one may wait for a host. */
    @Override
    public void close() {
        watch.shutdownNow();
        Thread end = new Thread(this::shutDown, "end of chores");
        end.setDaemon(true);
        end.start();
        try {
            end.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shutDown() {
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            LOG.warn("Quartz does not stop: {}", e.toString());
        }
    }

    /** One run of a chore; what it throws is logged here, once, and the next run tries again. */
    @DisallowConcurrentExecution
    static final class Chore implements Job {
        private final Runnable chore;

        Chore(Runnable chore) {
            this.chore = chore;
        }

        @Override
        public void execute(JobExecutionContext context) {
            try {
                chore.run();
            } catch (RuntimeException e) {
                LOG.error(
                        "the chore {} failed; it is tried again",
                        context.getJobDetail().getKey().getName(),
                        e);
            }
        }
    }
}
