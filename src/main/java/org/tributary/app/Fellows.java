package org.tributary.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.schedule.SharedChores;
import org.tributary.store.Nodes;
import org.tributary.store.Store;

/**
 * This process among those that share a store: it says that it lives, looks how the others are, and stands aside while its
 * clock is wrong. What one of all has to do is done through it.
 */
final class Fellows implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("org.tributary");

    /** Quartz tells by its own clock who is dead, and may be off by so much. */
    private static final Duration MOST_OFF = Duration.ofSeconds(1);

    private static final Duration ALIVE = Duration.ofSeconds(15);
    private static final int CHORES_AT_A_TIME = 4;

    private final Store store;
    private final NodeClock clock;
    private final String name = name();
    private Supplier<String> feeds = () -> "";
    private Optional<Supplier<SharedChores>> chores = Optional.empty();
    private List<SharedChores> atWork = List.of();
    private volatile List<Nodes.Node> all = List.of();
    private volatile boolean right;
    private boolean closed;

    /** @param wall the machine's clock */
    Fellows(Store store, InstantSource wall) {
        this.store = store;
        this.clock = new NodeClock(() -> store.nodes().time(), wall, System::nanoTime);
        this.right = isRight();
    }

    private static String name() {
        try {
            return InetAddress.getLocalHost().getHostName() + ":"
                    + ProcessHandle.current().pid();
        } catch (UnknownHostException e) {
            return "process " + ProcessHandle.current().pid();
        }
    }

    /** The database's time. */
    NodeClock clock() {
        return clock;
    }

    private boolean isRight() {
        return clock.off().abs().compareTo(MOST_OFF) <= 0;
    }

    /** Whether this process may take work: its clock is right. */
    boolean mayWork() {
        return right;
    }

    /**
     * From now on the others know of this one.
     *
     * @param said stands for what feeds.yml says now: the same on all, or somebody forgot one
     * @param planned adds the chores that one of all does
     */
    synchronized void join(Supplier<String> said, Consumer<SharedChores> planned) {
        feeds = said;
        chores = Optional.of(() -> {
            SharedChores made =
                    new SharedChores(store.dataSource(), store.nodes().id(), CHORES_AT_A_TIME);
            planned.accept(made);
            return made;
        });
        beat();
    }

    /** A chore of each: says that it lives, and looks at the clocks. */
    synchronized void beat() {
        if (closed) return;
        clock.look();
        boolean now = isRight();
        if (right && !now)
            LOG.error("the clock of this machine is {} off; it takes no work until that is right", clock.off());
        if (!right && now) LOG.info("the clock of this machine is right again");
        right = now;
        store.nodes().beat(name, clock.off(), feeds.get());
        all = store.nodes().alive(ALIVE);
        if (right && atWork.isEmpty()) {
            atWork = chores.map(Supplier::get).stream().toList();
            atWork.forEach(SharedChores::start);
        }
        if (!right) rest();
    }

    private void rest() {
        atWork.forEach(SharedChores::close);
        atWork = List.of();
    }

    /** What is not as it should be, in words. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Nodes.Node node : all)
            if (node.off().abs().compareTo(MOST_OFF) > 0)
                problems.add("node " + node.name() + ": its clock is " + said(node.off())
                        + " the database's; it takes no work until that is right");
        String id = store.nodes().id();
        Optional<String> mine = all.stream()
                .filter(node -> node.id().equals(id))
                .map(Nodes.Node::feeds)
                .findFirst();
        String others = all.stream()
                .filter(node -> mine.isPresent() && !node.feeds().equals(mine.get()))
                .map(Nodes.Node::name)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty())
            problems.add("feeds.yml differs: node " + name + " has another one than " + others
                    + "; give all the same, for each polls by its own");
        return problems;
    }

    private static String said(Duration off) {
        return "%.1f s %s".formatted(off.abs().toMillis() / 1000.0, off.isNegative() ? "behind" : "ahead of");
    }

    @Override
    public synchronized void close() {
        closed = true;
        rest();
        try {
            store.nodes().leave();
        } catch (RuntimeException e) {
            LOG.warn("the others will notice by themselves that this process ended: {}", e.toString());
        }
    }
}
