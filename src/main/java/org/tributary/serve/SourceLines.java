package org.tributary.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tributary.model.HostRecord;
import org.tributary.model.Rhythm;
import org.tributary.model.SourceState;
import org.tributary.store.Sources.Remembered;
import org.tributary.store.Statistics.Week;

/** Puts into plain words how each source does, and how we did towards each host. */
final class SourceLines {
    private static final List<String> WORST_FIRST = List.of("failing", "gone", "waiting", "ok");
    private static final int MOST_HOSTS = 200;

    private final Links links;
    private final ZoneId zone;
    private final Instant now;
    private final Function<String, Rhythm> rhythms;

    /** @param rhythms how well a source's pages give their articles */
    SourceLines(Links links, ZoneId zone, Instant now, Function<String, Rhythm> rhythms) {
        this.rhythms = rhythms;
        this.links = links;
        this.zone = zone;
        this.now = now;
    }

    /** The failing ones first. */
    List<SourcesPage.Line> of(List<SourceState> states, List<Remembered> sources, Map<String, Week> weeks) {
        Map<String, Remembered> known = sources.stream().collect(Collectors.toMap(Remembered::id, Function.identity()));
        return states.stream()
                .sorted(Comparator.comparing((SourceState state) -> WORST_FIRST.indexOf(state(state)))
                        .thenComparing(SourceState::sourceId))
                .map(state -> line(
                        state,
                        Optional.ofNullable(known.get(state.sourceId())),
                        weeks.getOrDefault(state.sourceId(), Week.NOTHING)))
                .toList();
    }

    private SourcesPage.Line line(SourceState state, Optional<Remembered> source, Week week) {
        Rhythm rhythm = rhythms.apply(state.sourceId());
        String name = source.map(Remembered::shown).map(Shown::line).orElse(state.sourceId());
        return new SourcesPage.Line(
                state.sourceId(),
                name,
                Shown.dir(name),
                links.outlet(name),
                source.flatMap(Catalogue::address).map(Object::toString).orElse(""),
                state(state),
                Shown.line(state.outcome() + (rhythm.alarm().isPresent() ? "; " + rhythm.why() : "")),
                rhythm(state),
                week(week) + quality(rhythm),
                state.lastPoll().map(this::when),
                state.nextPoll().map(this::when),
                source.map(one -> one.tags().stream().sorted().collect(Collectors.joining(", ")))
                        .orElse(""));
    }

    private SourcesPage.When when(Instant moment) {
        return new SourcesPage.When(moment.toString(), Shown.moment(moment, zone), Shown.distance(moment, now));
    }

    private static String rhythm(SourceState state) {
        if (state.nextPoll().isEmpty()) return "not polled";
        return state.every().isZero() ? "to be learned" : "every " + Shown.span(state.every());
    }

    private static String week(Week week) {
        if (week.articles() == 0) return "none";
        String share =
                week.fromPages() == 0 ? "" : ", " + 100 * week.fromPages() / week.articles() + " % from their pages";
        return Shown.number(week.articles()) + share;
    }

    /** The median of good times; of fewer pages nothing is said. */
    private static String quality(Rhythm rhythm) {
        if (rhythm.usual().size() < 5) return "";
        List<Integer> sorted = rhythm.usual().stream().sorted().toList();
        return ", quality " + sorted.get(sorted.size() / 2) + " of 100";
    }

    static String state(SourceState state) {
        if (state.nextPoll().isEmpty()) return "gone";
        if (state.failures() > 0) return "failing";
        return state.lastPoll().isEmpty() ? "waiting" : "ok";
    }

    /** Those that had the most of us first. */
    List<SourcesPage.Host> hosts(List<HostRecord> records) {
        return records.stream()
                .sorted(Comparator.comparingLong(HostRecord::requests)
                        .reversed()
                        .thenComparing(HostRecord::host))
                .limit(MOST_HOSTS)
                .map(this::host)
                .toList();
    }

    private SourcesPage.Host host(HostRecord record) {
        Duration held =
                record.heldUntil().map(until -> Duration.between(now, until)).orElse(Duration.ZERO);
        return new SourcesPage.Host(
                record.host(),
                Shown.number(record.requests()),
                Shown.number(record.unchanged()),
                Shown.number(record.failed()),
                Shown.number(record.closed()),
                record.pause().isZero() ? "none" : Shown.span(record.pause()),
                record.throttled() == 0 && !(held.compareTo(Duration.ZERO) > 0)
                        ? "never"
                        : Shown.number(record.throttled())
                                + (record.throttled() == 1 ? " time" : " times")
                                + ((held.compareTo(Duration.ZERO) > 0) ? ", for " + Shown.span(held) + " more" : ""));
    }
}
