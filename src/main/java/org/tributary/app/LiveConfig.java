package org.tributary.app;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.config.Config;
import org.tributary.config.ConfigWatch;
import org.tributary.config.FeedsFile;
import org.tributary.config.Problem;
import org.tributary.model.Source;
import org.tributary.serve.Menu;

/** Takes edits of feeds.yml over while the house is at work: its sources, publications and title. */
final class LiveConfig {
    private static final Logger LOG = LoggerFactory.getLogger("org.tributary");

    private final ConfigWatch watch;
    private final Consumer<Collection<Source>> sources;
    private volatile Menu menu;
    private List<Problem> told = List.of();

    /** @param sources hears of the sources of each good edit */
    LiveConfig(Config started, FeedsFile reader, Consumer<Collection<Source>> sources) {
        this.watch = new ConfigWatch(reader, started);
        this.sources = sources;
        this.menu = menuOf(started);
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
        LOG.info(
                "{} was edited: {} sources, {} publications",
                config.file(),
                config.sources().size(),
                config.publications().size());
        if (!edit.needRestart().isEmpty())
            LOG.warn("{} will count after a restart", String.join(", ", edit.needRestart()));
    }

    Menu menu() {
        return menu;
    }

    /** What is wrong with the file as it stands, a line each. */
    List<String> problems() {
        return watch.problems().stream().map(Problem::toString).toList();
    }

    static Menu menuOf(Config config) {
        return new Menu(config.title(), config.publications());
    }
}
