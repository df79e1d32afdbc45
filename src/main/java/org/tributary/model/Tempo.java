package org.tributary.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When a source brings its news: how much in which hour of the day, on which day of the week (GMT), at which minute, and
 * how much at all. Older news counts less, by a factor e in three weeks; minutes are forgotten by the number of news since. All
 * weights are thousandths.
 *
 * @param items all there was
 * @param hours 24, of which the news of one hour counts by its root, so that one great day is not taken for the rule
 * @param days 7, from Monday, counted likewise
 * @param minutes 60, of those news whose minute is known
 * @param since from when on the source was watched, as far as its first feed reached back
 * @param asOf when the weights were last aged
 * @param longest the longest time without news; a long one is slowly forgotten
 */
public record Tempo(
        long items,
        List<Integer> hours,
        List<Integer> days,
        List<Integer> minutes,
        Optional<Instant> since,
        Optional<Instant> asOf,
        Duration longest) {
    private static final int ONE = 1000;
    private static final double MEMORY = Duration.ofDays(21).toMillis();
    private static final double MINUTES_KEEP = 0.92;
    private static final double LONGEST_KEEPS = 0.995;
    /** A young source is taken to be as busy as this much time with what it brought would make it. */
    private static final Duration LEAST_AGE = Duration.ofHours(1);

    private static final Trust HOURS_TRUSTED = new Trust(Duration.ZERO, Duration.ofDays(5));
    private static final Trust DAYS_TRUSTED = new Trust(Duration.ofDays(7), Duration.ofDays(14));
    /** So much news is taken to have come evenly before any was seen. */
    private static final double PRIOR = 3;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONG_ENOUGH = Duration.ofDays(28);
    private static final double MISSED = 15;
    private static final double LONGER = 2.5;
    private static final Duration HABITS = Duration.ofDays(14);
    /** A timer's news comes within so many minutes of the hour, mostly; fewer pieces than that are chance. */
    private static final int WINDOW = 4;

    private static final double MOSTLY = 0.7;
    private static final int TIMED = 5;

    public static final Tempo UNKNOWN = new Tempo(
            0,
            Collections.nCopies(24, 0),
            Collections.nCopies(7, 0),
            Collections.nCopies(60, 0),
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO);

    public Tempo {
        hours = List.copyOf(hours);
        days = List.copyOf(days);
        minutes = List.copyOf(minutes);
    }

    /** Watched from now on, if it was not yet. */
    public Tempo watchedFrom(Instant now) {
        return since.isPresent() ? this : new Tempo(items, hours, days, minutes, Optional.of(now), asOf, longest);
    }

    /**
     * After some news more.
     *
     * @param moments when they appeared
     * @param exact whether to the minute; else each is one of some hours
     * @param last when the newest before them appeared
     */
    public Tempo with(List<Instant> moments, boolean exact, Optional<Instant> last, Instant now) {
        if (moments.isEmpty()) return this;
        List<Instant> sorted = moments.stream().sorted().toList();
        Instant first = sorted.get(0);
        double kept = asOf.map(then ->
                        Math.exp(-Math.max(0, Duration.between(then, now).toMillis()) / MEMORY))
                .orElse(1.0);
        double[] h = scaled(hours, kept);
        double[] d = scaled(days, kept);
        double[] m = scaled(minutes, 1);
        double all = items * kept;
        Map<Long, Integer> perHour = new TreeMap<>();
        Map<Long, Integer> perMinute = new TreeMap<>();
        for (Instant moment : sorted) {
            all += ONE * aged(moment, now);
            perHour.merge(Math.floorDiv(moment.getEpochSecond(), 3600), 1, Integer::sum);
            perMinute.merge(Math.floorDiv(moment.getEpochSecond(), 60), 1, Integer::sum);
        }
        perHour.forEach((hour, n) -> {
            ZonedDateTime at = Instant.ofEpochSecond(hour * 3600).atZone(ZoneOffset.UTC);
            double weight = ONE * Math.sqrt(n) * aged(at.toInstant(), now);
            h[at.getHour()] += weight;
            d[at.getDayOfWeek().getValue() - 1] += weight;
        });
        if (exact)
            perMinute.forEach((minute, n) -> {
                for (int i = 0; i < m.length; i++) m[i] *= MINUTES_KEEP;
                m[(int) Math.floorMod(minute, 60L)] += ONE;
            });
        return new Tempo(
                (long) all,
                rounded(h),
                rounded(d),
                rounded(m),
                Optional.of(since.filter(then -> then.isBefore(first)).orElse(first)),
                Optional.of(now),
                longest(last, sorted));
    }

    private Duration longest(Optional<Instant> last, List<Instant> sorted) {
        Duration most = longest;
        Optional<Instant> before = last;
        for (Instant moment : sorted) {
            most = Duration.ofMillis((long) (most.toMillis() * LONGEST_KEEPS));
            Duration gap = before.map(then -> Duration.between(then, moment)).orElse(Duration.ZERO);
            if (gap.compareTo(most) > 0) most = gap;
            before = Optional.of(moment);
        }
        return most;
    }

    private static double aged(Instant moment, Instant now) {
        return Math.exp(-Math.max(0, Duration.between(moment, now).toMillis()) / MEMORY);
    }

    private static double[] scaled(List<Integer> weights, double by) {
        return weights.stream().mapToDouble(weight -> weight * by).toArray();
    }

    private static List<Integer> rounded(double[] weights) {
        List<Integer> out = new ArrayList<>(weights.length);
        for (double weight : weights) out.add((int) Math.round(weight));
        return out;
    }

    /** News a day, as of the last ones; 0 where nothing is known. */
    public double perDay() {
        return perDay(items);
    }

    private double perDay(long weight) {
        if (since.isEmpty() || asOf.isEmpty()) return 0;
        double age = Math.max(
                LEAST_AGE.toMillis(), Duration.between(since.get(), asOf.get()).toMillis());
        double watched = MEMORY * (1 - Math.exp(-age / MEMORY));
        return weight / (double) ONE / watched * Duration.ofDays(1).toMillis();
    }

    /** For how long the source had been watched when it last brought something. */
    public Duration watched() {
        return since.flatMap(from -> asOf.map(to -> Duration.between(from, to))).orElse(Duration.ZERO);
    }

    /**
     * How much news this hour usually brings beside the mean of the week, which is 1. Hours are believed after five days
     * of watching, days of the week in the second and third week.
     */
    public double intensity(Instant moment) {
        ZonedDateTime at = moment.atZone(ZoneOffset.UTC);
        int hour = at.getHour();
        double around = hours.get(hour) * 0.6 + hours.get((hour + 23) % 24) * 0.2 + hours.get((hour + 1) % 24) * 0.2;
        double byHour = 1 + HOURS_TRUSTED.trust(watched()) * (share(around, hours) - 1);
        double byDay = 1
                + DAYS_TRUSTED.trust(watched())
                        * (share(days.get(at.getDayOfWeek().getValue() - 1), days) - 1);
        return byHour * byDay;
    }

    private static double share(double weight, List<Integer> all) {
        double sum = all.stream().mapToInt(Integer::intValue).sum();
        double prior = PRIOR * ONE;
        return (weight + prior / all.size()) / (sum + prior) * all.size();
    }

    /** From when until when of its life a source's habits come to be believed. */
    private record Trust(Duration from, Duration to) {
        double trust(Duration watched) {
            double part =
                    (double) watched.minus(from).toMillis() / to.minus(from).toMillis();
            return Math.min(1, Math.max(0, part));
        }
    }

    /**
     * How much news should have come by now, at the hours in which it usually comes; what one hour brings counts by its root.
     *
     * @param last when the newest appeared
     */
    public double missing(Instant last, Instant now) {
        double sum = 0;
        Instant end = last.plus(LONG_ENOUGH).isBefore(now) ? last.plus(LONG_ENOUGH) : now;
        for (Instant at = last; at.isBefore(end); at = at.plus(HOUR)) sum += intensity(at);
        return sum * perDay(hours.stream().mapToInt(Integer::intValue).sum()) / 24;
    }

    /**
     * Whether a source has fallen silent against its own habits: for two and a half times as long as it ever was, over
     * hours that usually bring fifteen pieces of news. One that was watched for less than two weeks has no habits yet.
     */
    public boolean isSilent(Instant last, Instant now) {
        if (watched().compareTo(HABITS) < 0) return false;
        Duration silence = Duration.between(last, now);
        return silence.toMillis() > longest.toMillis() * LONGER && missing(last, now) > MISSED;
    }

    /** Where a timer publishes: the minute of the hour by which nearly all of its news has come. */
    public Optional<Integer> minuteAfterNews() {
        int sum = minutes.stream().mapToInt(Integer::intValue).sum();
        if (sum < TIMED * ONE) return Optional.empty();
        int best = 0;
        for (int i = 1; i < 60; i++) if (within(i) > within(best)) best = i;
        if (within(best) < MOSTLY * sum) return Optional.empty();
        int end = best + WINDOW - 1;
        while (minutes.get(end % 60) < sum / 20) end--;
        return Optional.of((end + 1) % 60);
    }

    private int within(int from) {
        int sum = 0;
        for (int i = 0; i < WINDOW; i++) sum += minutes.get((from + i) % 60);
        return sum;
    }
}
