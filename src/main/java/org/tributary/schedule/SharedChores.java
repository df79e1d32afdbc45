package org.tributary.schedule;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.schedule.ChoreScheduler.Chore;

/**
 * Chores that one process of several does, whichever: Quartz keeps them in the database, and gives those of a process that
 * died to another one within some ten seconds. The database holds their names and times; what a chore is stands in our
 * code alone (S24).
 */
public final class SharedChores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedChores.class);
    private static final String POOL = "tributary-store";
    private static final Duration CHECK_IN = Duration.ofSeconds(2);

    private final Scheduler quartz;
    private final Map<String, Runnable> chores = new ConcurrentHashMap<>();

    /**
     * @param node what this process is called among the others
     * @param threads so many chores at a time
     */
    public SharedChores(DataSource pool, String node, int threads) {
        DBConnectionManager.getInstance().addConnectionProvider(POOL, new StorePool(pool));
        Properties properties = new Properties();
        String scheduler = "org.quartz.scheduler.";
        properties.setProperty(scheduler + "instanceName", "tributary");
        properties.setProperty(scheduler + "instanceId", node);
        properties.setProperty(scheduler + "skipUpdateCheck", "true");
        properties.setProperty(scheduler + "makeSchedulerThreadDaemon", "true");
        properties.setProperty(scheduler + "classLoadHelper.class", OwnChores.class.getName());
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        String store = "org.quartz.jobStore.";
        properties.setProperty(store + "class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        properties.setProperty(store + "driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        properties.setProperty(store + "dataSource", POOL);
        properties.setProperty(store + "useProperties", "true");
        properties.setProperty(store + "tablePrefix", "qrtz_");
        properties.setProperty(store + "isClustered", "true");
        properties.setProperty(store + "clusterCheckinInterval", Long.toString(CHECK_IN.toMillis()));
        properties.setProperty(store + "misfireThreshold", "5000");
        properties.setProperty(store + "dbRetryInterval", "2000");
        try {
            quartz = new StdSchedulerFactory(properties).getScheduler();
            quartz.setJobFactory((bundle, one) ->
                    new Chore(chores.getOrDefault(bundle.getJobDetail().getKey().getName(), () -> {})));
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not start", e);
        }
    }

    /** One process does it now and then again and again; what another release planned otherwise is planned anew. */
    public SharedChores every(Duration interval, String name, Runnable chore) {
        chores.put(name, chore);
        JobDetail job =
                JobBuilder.newJob(Chore.class).withIdentity(name).storeDurably().build();
        var often = SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(interval.toMillis())
                .withMisfireHandlingInstructionNextWithRemainingCount()
                .repeatForever();
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity(name + " every " + interval)
                .forJob(job)
                .startNow()
                .withSchedule(often)
                .build();
        try {
            if (!quartz.checkExists(TriggerKey.triggerKey(name + " every " + interval)))
                quartz.scheduleJob(job, Set.of(trigger), true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the chore " + name + " cannot be planned", e);
        }
        return this;
    }

    public void start() {
        try {
            quartz.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not start", e);
        }
    }

    /** Other processes do the chores from now on; one under way goes on. */
    @Override
    public void close() {
        try {
            quartz.shutdown(false);
        } catch (SchedulerException e) {
            LOG.warn("Quartz does not stop: {}", e.toString());
        }
    }
}
