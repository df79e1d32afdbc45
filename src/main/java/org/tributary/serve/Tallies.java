package org.tributary.serve;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tributary.store.Statistics.Seen;

/** Counts a stretch of the river, step by step: what came, from whom, and who had it first. */
final class Tallies {
    private static final int MOST_LINES = 60;

    private final ZoneId zone;
    private final Stretch.Span span;
    private final Links links;
    private final Map<Long, List<Seen>> stories = new LinkedHashMap<>();

    Tallies(Stretch.Span span, ZoneId zone, Links links) {
        this.span = span;
        this.zone = zone;
        this.links = links;
    }

    Instant start() {
        return span.start();
    }

    void add(Seen seen) {
        stories.computeIfAbsent(seen.storyId(), id -> new ArrayList<>()).add(seen);
    }

    /** What one outlet or agency did. */
    private static final class Tally {
        final int[] steps;
        final Set<String> outlets = new HashSet<>();
        int stories;
        int shared;
        int first;

        Tally(int steps) {
            this.steps = new int[steps];
        }
    }

    /** @param newest the moment of the newest story, whenever that was */
    StatisticsPage page(Frame frame, Optional<Instant> newest) {
        int[] all = new int[span.length().steps];
        int[] wire = new int[span.length().steps];
        Map<String, Tally> outlets = new HashMap<>();
        Map<String, Tally> agencies = new HashMap<>();
        int articles = 0;
        for (List<Seen> story : stories.values()) {
            int step = span.stepOf(story.get(0).ordered());
            Set<String> named = new HashSet<>();
            story.forEach(seen -> named.add(seen.outlet()));
            Set<String> wrote = new HashSet<>();
            story.forEach(seen -> wrote.add(seen.agency()));
            wrote.remove("");
            articles += story.size();
            all[step]++;
            if (!wrote.isEmpty()) wire[step]++;
            for (String outlet : named) count(outlets, outlet, step, named);
            for (String agency : wrote) count(agencies, agency, step, named);
            if (named.size() > 1) race(story, outlets, named);
        }
        return new StatisticsPage(
                frame,
                sum(stories.size(), articles, outlets.size(), wire, newest),
                lengths(),
                span.length().rate,
                span.length().each,
                Chart.of(all, wire, span, zone),
                lines(outlets, true),
                lines(agencies, false));
    }

    private List<RiverPage.Choice> lengths() {
        return Stream.of(Stretch.values())
                .map(one -> new RiverPage.Choice(
                        one.words,
                        "ltr",
                        "",
                        links.statistics("?last=" + one.parameter()),
                        "",
                        one == span.length() && !span.past()))
                .toList();
    }

    private Tally tally(Map<String, Tally> tallies, String name) {
        return tallies.computeIfAbsent(name, any -> new Tally(span.length().steps));
    }

    private void count(Map<String, Tally> tallies, String name, int step, Set<String> outlets) {
        Tally tally = tally(tallies, name);
        tally.steps[step]++;
        tally.stories++;
        tally.outlets.addAll(outlets);
        if (outlets.size() > 1) tally.shared++;
    }

    /** Nobody is first where two came at the same moment. */
    private void race(List<Seen> story, Map<String, Tally> outlets, Set<String> named) {
        Instant earliest =
                story.stream().map(Seen::at).min(Comparator.naturalOrder()).orElseThrow();
        List<String> winners = story.stream()
                .filter(seen -> seen.at().equals(earliest))
                .map(Seen::outlet)
                .distinct()
                .toList();
        if (winners.size() == 1) tally(outlets, winners.get(0)).first++;
    }

    private String sum(int stories, int articles, int outlets, int[] wire, Optional<Instant> newest) {
        int byAgencies = 0;
        for (int each : wire) byAgencies += each;
        if (stories == 0)
            return "No story came in these " + span.length().words
                    + newest.map(at -> "; the newest stands at " + Shown.moment(at, zone))
                            .orElse("") + ".";
        String away = span.past() ? "Nothing came in the last " + span.length().words + ". Before that: " : "";
        return away + Shown.number(stories) + (stories == 1 ? " story" : " stories") + " in " + Shown.number(articles)
                + (articles == 1 ? " article" : " articles") + " of " + outlets
                + (outlets == 1 ? " outlet" : " outlets")
                + " in " + span.length().words
                + (span.past() ? " up to " + Shown.day(span.end().minusSeconds(1), zone) : "")
                + "; " + Shown.number(byAgencies) + " of agencies.";
    }

    private List<StatisticsPage.Line> lines(Map<String, Tally> tallies, boolean outlets) {
        int most = tallies.values().stream()
                .flatMapToInt(tally -> java.util.Arrays.stream(tally.steps))
                .max()
                .orElse(1);
        return tallies.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Tally> each) -> -each.getValue().stories)
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_LINES)
                .map(each -> line(each.getKey(), each.getValue(), most, outlets))
                .toList();
    }

    private StatisticsPage.Line line(String name, Tally tally, int most, boolean outlet) {
        String shown = Shown.line(name);
        return new StatisticsPage.Line(
                shown,
                Shown.dir(shown),
                outlet ? links.outlet(name) : links.agency(name),
                Chart.spark(tally.steps, most),
                Shown.number(tally.stories),
                outlet ? Shown.number(tally.shared) : Shown.number(tally.outlets.size()),
                Shown.number(tally.first));
    }
}
