package org.tributary.schedule;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tributary.model.Download;
import org.tributary.model.FetchResult;
import org.tributary.model.PaceWish;
import org.tributary.model.Source;
import org.tributary.model.SourceState;
import org.tributary.model.Validators;
import org.tributary.schedule.Outlets.Outlet;

/**
 * Six weeks of 500 outlets under one rule of polling: how many polls, and how long an item waits for the poll that finds
 * it. Run by itself it prints the table of docs/politeness.md.
 */
final class Simulation {
    private static final List<Outlet> OUTLETS = Outlets.all();
    private static final Source SOURCE = Source.of("outlet", URI.create("https://outlet.example/feed"));
    private static final Validators GIVEN =
            new Validators(Optional.of("\"1\""), Optional.empty(), Optional.empty(), Optional.of(SOURCE.url()));
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private Simulation() {}

    /**
     * What was said of outlets that fell silent.
     *
     * @param wrong outlets of which it was said although they only rested
     * @param right those that had ended and of which it was said
     * @param ended those that ended within the six weeks, having brought ten items or more since the first poll
     */
    record Alarms(int wrong, int right, int ended) {}

    /** What a feed shows at one visit. */
    record Seen(List<Instant> dates, int entries, int fresh, Instant now, boolean first) {}

    /** Decides of one outlet when to come again, visit after visit. */
    interface Rule {
        Duration next(Seen seen);

        /** Whether it thinks the outlet has fallen silent against its habits. */
        default boolean alarmed() {
            return false;
        }
    }

    /**
     * What six weeks came to.
     *
     * @param delay of the outlets that brought anything, the mean of their median delays in minutes
     * @param weighted the mean delay of all items, in minutes
     * @param lost items that left the feed before a poll saw them
     */
    record Outcome(
            long polls,
            double delay,
            double weighted,
            long items,
            long lost,
            Map<String, Double> kinds,
            Alarms alarms,
            int outlets) {
        double pollsADay() {
            return polls / 42.0 / outlets;
        }
    }

    /** @param slower by which each wait that the rule says is multiplied */
    static Outcome run(Supplier<Rule> rule, double slower) {
        return run(OUTLETS, rule, slower);
    }

    private static Outcome run(List<Outlet> outlets, Supplier<Rule> rule, double slower) {
        long polls = 0;
        long lost = 0;
        double sum = 0;
        long items = 0;
        List<Double> medians = new ArrayList<>();
        Map<String, List<Double>> kinds = new TreeMap<>();
        int wrong = 0;
        int right = 0;
        int ended = 0;
        for (int i = 0; i < outlets.size(); i++) {
            Outlet outlet = outlets.get(i);
            Rule one = rule.get();
            long[] all = outlet.appears();
            int seen = 0;
            List<Long> delays = new ArrayList<>();
            boolean early = false;
            boolean late = false;
            for (double t = i * 1.2; t < Outlets.SPAN; polls++) {
                int there = upTo(all, (long) t);
                int oldest = Math.max(0, there - outlet.window());
                boolean first = t == i * 1.2;
                if (!first) {
                    lost += Math.max(0, oldest - seen);
                    for (int k = Math.max(seen, oldest); k < there; k++) delays.add((long) t - all[k]);
                    items += there - seen;
                }
                int from = first ? oldest : Math.max(seen, oldest);
                List<Instant> dates = new ArrayList<>();
                if (outlet.dated()) for (int k = from; k < there; k++) dates.add(outlet.date(k));
                seen = there;
                Instant now = Outlets.START.plusMillis((long) (t * 1000));

                if (one.alarmed() && t <= outlet.end()) early = true;
                if (one.alarmed() && t > outlet.end()) late = true;
                t += slower
                        * one.next(new Seen(dates, there - oldest, there - from, now, first))
                                .toMillis()
                        / 1000.0;
            }
            if (early) wrong++;
            if (outlet.end() > 0 && outlet.end() < Outlets.SPAN && delays.size() >= 10) {
                ended++;
                if (late) right++;
            }
            if (delays.isEmpty()) continue;
            sum += delays.stream().mapToLong(Long::longValue).sum();
            double median = median(delays) / 60;
            medians.add(median);
            kinds.computeIfAbsent(outlet.kind(), kind -> new ArrayList<>()).add(median);
        }
        Map<String, Double> byKind = new LinkedHashMap<>();
        kinds.forEach((kind, each) -> byKind.put(kind, mean(each)));
        return new Outcome(
                polls,
                mean(medians),
                sum / 60 / (items - lost),
                items,
                lost,
                byKind,
                new Alarms(wrong, right, ended),
                outlets.size());
    }

    /** The same, slowed or hurried so that it makes about that many polls. */
    static Outcome with(Supplier<Rule> rule, long polls) {
        double slower = 1;
        Outcome outcome = run(rule, slower);
        for (int i = 0; i < 12 && Math.abs(outcome.polls() / (double) polls - 1) > 0.01; i++) {
            slower *= outcome.polls() / (double) polls;
            outcome = run(rule, slower);
        }
        return outcome;
    }

    private static int upTo(long[] all, long t) {
        int found = Arrays.binarySearch(all, t);
        if (found < 0) return -found - 1;
        while (found < all.length && all[found] == t) found++;
        return found;
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** {@link PollPolicy} as the program runs it, jitter included; {@code blind} servers are not simulated. */
    static Rule ours() {
        PollPolicy policy = new PollPolicy(PollPolicy.Settings.DEFAULTS, address -> false);
        return new Rule() {
            private SourceState state = SourceState.fresh(SOURCE.id(), Outlets.START);

            @Override
            public boolean alarmed() {
                return state.silentSince().isPresent();
            }

            @Override
            public Duration next(Seen seen) {
                SourceState knocking = policy.knock(state, seen.now());
                boolean same = !seen.first() && seen.fresh() == 0;
                boolean undated = seen.dates().isEmpty() && !seen.first();
                Facts facts = new Facts(
                        seen.entries(),
                        seen.fresh(),
                        0,
                        seen.dates(),
                        undated ? seen.fresh() : 0,
                        0,
                        false,
                        PaceWish.NONE);
                FetchResult result = same
                        ? new FetchResult.NotModified(GIVEN, Duration.ZERO, Optional.empty())
                        : new FetchResult.Fetched(
                                Download.of(SOURCE.url(), new byte[0], Optional.empty()),
                                GIVEN,
                                Duration.ZERO,
                                Optional.empty());
                state = policy.after(
                        SOURCE, knocking, result, same ? Optional.empty() : Optional.of(facts), seen.now());
                return Duration.between(seen.now(), state.nextPoll().orElseThrow())
                        .plus(A_MOMENT);
            }
        };
    }

    /** One interval for all. */
    static Rule fixed(Duration interval) {
        return seen -> interval;
    }

    /**
     * CommaFeed's empirical rule: half the mean time between the feed's entries, from 5 minutes to an hour; one, two or
     * four hours when the newest is a week, two or four weeks old, or there is no date.
     */
    static Rule commafeed() {
        return new Rule() {
            private final List<Instant> window = new ArrayList<>();

            @Override
            public Duration next(Seen seen) {
                window.addAll(seen.dates());
                while (window.size() > seen.entries()) window.remove(0);
                if (window.size() < 2) return Duration.ofHours(4);
                List<Instant> dates = window.stream().sorted().toList();
                Instant newest = dates.get(dates.size() - 1);
                long idle = Duration.between(newest, seen.now()).toDays();
                if (idle >= 30) return Duration.ofHours(4);
                if (idle >= 14) return Duration.ofHours(2);
                if (idle >= 7) return Duration.ofHours(1);
                Duration half = Duration.between(dates.get(0), newest).dividedBy(2L * (dates.size() - 1));
                if (half.compareTo(Duration.ofMinutes(5)) < 0) return Duration.ofMinutes(5);
                return half.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : half;
            }
        };
    }

    /**
     * Media Cloud's rule: from 12 hours on, ten minutes longer (an hour, when silent for a month) where at least 67 % of
     * the entries were known, an hour shorter where fewer than 33 %; from 10 minutes to a day.
     */
    static Rule mediaCloud() {
        return new Rule() {
            private int minutes = 12 * 60;
            private Optional<Instant> news = Optional.empty();

            @Override
            public Duration next(Seen seen) {
                if (seen.fresh() > 0 || news.isEmpty()) news = Optional.of(seen.now());
                if (seen.first()) return Duration.ofMinutes(minutes);
                double known = seen.fresh() == 0 ? 101 : 100.0 * (seen.entries() - seen.fresh()) / seen.entries();
                boolean silent = Duration.between(news.get(), seen.now()).toDays() > 31;
                if (known >= 67) minutes = Math.min(minutes + (silent ? 60 : 10), 24 * 60);
                else if (known < 33) minutes = Math.max(minutes > 12 * 60 ? 12 * 60 : minutes - 60, 10);
                return Duration.ofMinutes(minutes);
            }
        };
    }

    /** Seeds as arguments: what our rule comes to on outlets made from these. */
    public static void main(String[] args) {
        for (String seed : args)
            print("ours, seed " + seed, run(Outlets.others(Long.parseLong(seed)), Simulation::ours, 1));
        if (args.length > 0) return;
        Outcome ours = run(Simulation::ours, 1);
        print("ours", ours);
        Map<String, Supplier<Rule>> others = new LinkedHashMap<>();
        others.put("fixed 15 min", () -> fixed(Duration.ofMinutes(15)));
        others.put("CommaFeed", Simulation::commafeed);
        others.put("Media Cloud", Simulation::mediaCloud);
        others.forEach((name, rule) -> print(name, run(rule, 1)));
        others.forEach((name, rule) -> print(name + ", as many polls", with(rule, ours.polls())));
    }

    private static void print(String name, Outcome outcome) {
        StringBuilder kinds = new StringBuilder();
        outcome.kinds().forEach((kind, delay) -> kinds.append(String.format(" %s %.1f", kind, delay)));
        System.out.printf(
                "%-30s %6.1f polls a day, median delay %6.1f min, mean of items %6.1f min, lost %d of %d, alarms %s;%s%n",
                name,
                outcome.pollsADay(),
                outcome.delay(),
                outcome.weighted(),
                outcome.lost(),
                outcome.items(),
                outcome.alarms(),
                kinds);
    }
}
