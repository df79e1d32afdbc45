package org.tributary.app;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.tributary.ingest.Onlooker;
import org.tributary.ingest.PollReport;
import org.tributary.ingest.Sweep;
import org.tributary.serve.Meters;

/** Carries what happens on the way in to the meters of the way out. */
final class Readings implements Onlooker, Consumer<PollReport> {
    private final Meters meters;

    private Readings(Meters meters) {
        this.meters = meters;
    }

    /** From now on the meters show what the sweep does; whoever hears of its reports must tell this one, too. */
    static Readings of(Sweep sweep, Meters meters) {
        Readings readings = new Readings(meters);
        for (Outcome each : Outcome.values()) meters.outcome(name(each));
        meters.queue("polls", () -> sweep.load().polls());
        meters.queue("errands", () -> sweep.load().errands());
        meters.queue("unwritten", () -> sweep.load().unwritten());
        sweep.watch(readings);
        return readings;
    }

    @Override
    public void polled(Outcome outcome) {
        meters.polled(name(outcome));
    }

    @Override
    public void ended(Duration after) {
        meters.ended(after);
    }

    @Override
    public void met(Duration after) {
        meters.met(after);
    }

    @Override
    public void accept(PollReport report) {
        meters.filed(report.fresh(), report.changed(), report.reprints(), report.skipped());
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
