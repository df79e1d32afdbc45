package org.tributary.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.config.Config;
import org.tributary.config.ConfigWatch;
import org.tributary.config.FeedsFile;
import org.tributary.config.Plan;
import org.tributary.config.Problem;
import org.tributary.model.Source;
import org.tributary.serve.Menu;

/** Takes edits of feeds.yml over while the house is at work: its sources, publications and title. */
final class LiveConfig {
    private static final Logger LOG = LoggerFactory.getLogger("org.tributary");

    /** So many are named in a line; after a whole list was brought in, the others are counted. */
    private static final int NAMED = 8;

    private final ConfigWatch watch;
    private final Consumer<Collection<Source>> sources;
    private volatile Menu menu;
    private volatile String digest;
    private Config current;
    private List<Problem> told = List.of();

    /** @param sources hears of the sources of each good edit */
    LiveConfig(Config started, FeedsFile reader, Consumer<Collection<Source>> sources) {
        this.watch = new ConfigWatch(reader, started);
        this.sources = sources;
        this.current = started;
        this.menu = menuOf(started);
        this.digest = digestOf(started);
    }

    /** A chore: looks whether the file was edited. */
    void look() {
        watch.look().ifPresent(this::take);
        List<Problem> now = watch.problems();
        if (!now.equals(told)) now.forEach(problem -> LOG.error("{} (what was right before stays in force)", problem));
        told = now;
    }

    private void take(ConfigWatch.Edit edit) {
        Config config = edit.config();
        config.warnings().forEach(warning -> LOG.warn("{}", warning));
        sources.accept(config.sources());
        menu = menuOf(config);
        digest = digestOf(config);
        Plan plan = Plan.between(current, config);
        current = config;
        LOG.info("{} {}: {}", config.file(), told.isEmpty() ? "was edited" : "is right again", words(plan, config));
        plan.renamed().forEach(renamed -> LOG.warn("{}", renamed));
        if (!edit.needRestart().isEmpty())
            LOG.warn("{} will count after a restart", String.join(", ", edit.needRestart()));
    }

    /** "2 sources came (a, b), 1 source went (c); now 12 sources, 1 publication". */
    private static String words(Plan plan, Config now) {
        List<String> said = new ArrayList<>();
        plan.title().ifPresent(title -> said.add("the title is '" + now.title() + "'"));
        steps(plan.sources(), "source", said);
        steps(plan.publications(), "publication", said);
        return (said.isEmpty() ? "no source and no publication changed" : String.join(", ", said))
                + "; now " + Words.counted(now.sources().size(), "source") + ", "
                + Words.counted(now.publications().size(), "publication");
    }

    private static void steps(List<Plan.Step> steps, String what, List<String> said) {
        for (Plan.Kind kind : Plan.Kind.values()) {
            List<String> names = steps.stream()
                    .filter(step -> step.kind() == kind)
                    .map(Plan.Step::name)
                    .toList();
            if (names.isEmpty()) continue;
            String verb = kind == Plan.Kind.START ? " came" : kind == Plan.Kind.STOP ? " went" : " changed";
            String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
            said.add(Words.counted(names.size(), what) + verb + " ("
                    + String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more + ")");
        }
    }

    Menu menu() {
        return menu;
    }

    /** Stands for the sources and the publications as they count now. */
    String digest() {
        return digest;
    }

    private static String digestOf(Config config) {
        return FeedsDigest.of(config.title(), new HashSet<>(config.sources()), new HashSet<>(config.publications()));
    }

    /** What is wrong with the file as it stands, a line each. */
    List<String> problems() {
        return watch.problems().stream().map(Problem::toString).toList();
    }

    static Menu menuOf(Config config) {
        return new Menu(config.title(), config.publications());
    }
}
