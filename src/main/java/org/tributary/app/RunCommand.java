package org.tributary.app;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.config.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** Polls and serves until it is told to stop. */
@Command(
        name = "run",
        header = "polls the sources and serves the merged feed, until it is stopped",
        description = "This is what happens without a command.")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger("org.tributary");

    /** All parts have seconds of their own, together fewer than this; who stops us may kill us after fifteen. */
    private static final Duration STOPPING = Duration.ofSeconds(14);

    private static final int STOPPED_HARD = 143;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    private final Consumer<URI> opened;
    private final Runnable afterwards;

    @SuppressWarnings("NullAway.Init") // picocli sets its parent
    RunCommand() {
        this.opened = base -> {};
        this.afterwards = () -> {};
    }

    /** For the program without a command's name. */
    RunCommand(TributaryCommand tributary) {
        this(tributary, base -> {}, () -> {});
    }

    /**
     * @param opened hears where it serves as soon as it does
     * @param afterwards is done when all is closed, however it was stopped
     */
    RunCommand(TributaryCommand tributary, Consumer<URI> opened, Runnable afterwards) {
        this.tributary = tributary;
        this.opened = opened;
        this.afterwards = afterwards;
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = tributary.read();
        House house = House.open(config, InstantSource.system());
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            House.AtWork service = house.run();
            Doorplate plate = Doorplate.hang(house.folder(), service.server().here());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                within(STOPPING, stopped);
                                plate.takeDown();
                                service.close();
                                house.close();
                                LOG.info("stopped; all that came is stored");
                                afterwards.run();
                                stopped.countDown();
                            },
                            "stop"));
            LOG.info(
                    "{}; open {} in a browser{}",
                    Words.counted(config.sources().size(), "source"),
                    service.server().here(),
                    service.server().base().equals(service.server().here())
                            ? ""
                            : "; for the world it is at " + service.server().base());
            opened.accept(service.server().here());
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
        stopped.await();
        return ExitCode.OK;
    }

    /**
     * Whatever hangs, a stop has an end: what is not finished by then is as after a power cut, which loses nothing that
     * was stored.
     */
    private static void within(Duration patience, CountDownLatch stopped) {
        Thread limit = new Thread(
                () -> {
                    try {
                        if (stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS)) return;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    LOG.warn("not everything ended within {} s; stopping all the same", patience.toSeconds());
                    Runtime.getRuntime().halt(STOPPED_HARD);
                },
                "limit of the stop");
        limit.setDaemon(true);
        limit.start();
    }
}
