package org.tributary.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tributary.store.Statistics.Seen;

/** Counts a day of the river, hour by hour: what came, from whom, and who had it first. */
final class Day {
    static final int HOURS = 24;
    private static final int MOST_LINES = 60;

    private final ZoneId zone;
    private final Instant start;
    private final Links links;
    private final Map<Long, List<Seen>> stories = new LinkedHashMap<>();

    /** @param hour which has just begun, and is the last of the day */
    Day(ZoneId zone, Instant hour, Links links) {
        this.zone = zone;
        this.start = hour.minus(Duration.ofHours(HOURS - 1L));
        this.links = links;
    }

    Instant start() {
        return start;
    }

    void add(Seen seen) {
        stories.computeIfAbsent(seen.storyId(), id -> new ArrayList<>()).add(seen);
    }

    /** What one outlet or agency did. */
    private static final class Tally {
        final int[] hours = new int[HOURS];
        final Set<String> outlets = new HashSet<>();
        int stories;
        int shared;
        int first;
    }

    StatisticsPage page(Frame frame) {
        int[] all = new int[HOURS];
        int[] wire = new int[HOURS];
        Map<String, Tally> outlets = new HashMap<>();
        Map<String, Tally> agencies = new HashMap<>();
        int articles = 0;
        for (List<Seen> story : stories.values()) {
            int hour = hourOf(story.get(0).ordered());
            Set<String> named = new HashSet<>();
            story.forEach(seen -> named.add(seen.outlet()));
            Set<String> wrote = new HashSet<>();
            story.forEach(seen -> wrote.add(seen.agency()));
            wrote.remove("");
            articles += story.size();
            all[hour]++;
            if (!wrote.isEmpty()) wire[hour]++;
            for (String outlet : named) count(outlets, outlet, hour, named);
            for (String agency : wrote) count(agencies, agency, hour, named);
            if (named.size() > 1) race(story, outlets, named);
        }
        return new StatisticsPage(
                frame,
                sum(stories.size(), articles, outlets.size(), wire),
                Chart.of(all, wire, start, zone),
                lines(outlets, true),
                lines(agencies, false));
    }

    private int hourOf(Instant moment) {
        long hour = Duration.between(start, moment).toHours();
        return (int) Math.min(Math.max(hour, 0), HOURS - 1L);
    }

    private static void count(Map<String, Tally> tallies, String name, int hour, Set<String> outlets) {
        Tally tally = tallies.computeIfAbsent(name, any -> new Tally());
        tally.hours[hour]++;
        tally.stories++;
        tally.outlets.addAll(outlets);
        if (outlets.size() > 1) tally.shared++;
    }

    /** Nobody is first where two came at the same moment. */
    private static void race(List<Seen> story, Map<String, Tally> outlets, Set<String> named) {
        Instant earliest =
                story.stream().map(Seen::at).min(Comparator.naturalOrder()).orElseThrow();
        List<String> winners = story.stream()
                .filter(seen -> seen.at().equals(earliest))
                .map(Seen::outlet)
                .distinct()
                .toList();
        if (winners.size() == 1) outlets.computeIfAbsent(winners.get(0), any -> new Tally()).first++;
    }

    private String sum(int stories, int articles, int outlets, int[] wire) {
        int byAgencies = 0;
        for (int each : wire) byAgencies += each;
        if (stories == 0) return "No story came in these 24 hours.";
        return Shown.number(stories) + (stories == 1 ? " story" : " stories") + " in " + Shown.number(articles)
                + (articles == 1 ? " article" : " articles") + " of " + outlets
                + (outlets == 1 ? " outlet" : " outlets")
                + " in 24 hours; " + Shown.number(byAgencies) + " of agencies.";
    }

    private List<StatisticsPage.Line> lines(Map<String, Tally> tallies, boolean outlets) {
        int most = tallies.values().stream()
                .flatMapToInt(tally -> java.util.Arrays.stream(tally.hours))
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
                Chart.spark(tally.hours, most),
                Shown.number(tally.stories),
                outlet ? Shown.number(tally.shared) : Shown.number(tally.outlets.size()),
                Shown.number(tally.first));
    }
}
