package org.tributary.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * 500 made-up outlets and when each publishes: before the first poll and for six weeks after it. Written before the rules
 * that are measured on it, and frozen: {@link SimulationTest} holds its sum. All times are seconds from {@link #START}.
 */
final class Outlets {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z"); // a Monday
    static final int DAY = 86_400;
    static final int SPAN = 42 * DAY;

    private static final int HOUR = 3600;
    private static final int BEFORE = -21 * DAY;

    private final SplittableRandom random;
    private final List<Outlet> made = new ArrayList<>();

    private Outlets(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * One outlet's feed.
     *
     * @param appears when each item stands in the feed, rising
     * @param lag by which the dates that the feed gives are earlier than that, in seconds
     * @param dated whether the feed gives dates at all
     * @param window items that the feed holds
     * @param end when it falls silent for good; {@link #SPAN} where it does not
     */
    record Outlet(String kind, long[] appears, int lag, boolean dated, int window, long end) {
        Instant date(int item) {
            return START.plusSeconds(appears[item] - lag);
        }
    }

    /** Always the same. */
    static List<Outlet> all() {
        return others(20260302);
    }

    /** Made by the same rules from another seed: nobody has looked at them. */
    static List<Outlet> others(long seed) {
        Outlets outlets = new Outlets(seed);
        for (int i = 0; i < 80; i++) outlets.add("steady", outlets.flow(outlets.rate(0.7, 200), t -> 1), SPAN);
        for (int i = 0; i < 120; i++) outlets.add("nights", outlets.flow(outlets.rate(1, 200), outlets.days()), SPAN);
        for (int i = 0; i < 70; i++) {
            DoubleUnaryOperator days = outlets.days();
            DoubleUnaryOperator weeks = outlets.weeks();
            double rate = outlets.rate(1, 120);
            outlets.add("weekends", outlets.flow(rate, t -> days.applyAsDouble(t) * weeks.applyAsDouble(t)), SPAN);
        }
        for (int i = 0; i < 60; i++) outlets.add("batches", outlets.batches(), SPAN);
        for (int i = 0; i < 60; i++) outlets.add("bursts", outlets.bursts(), SPAN);
        for (int i = 0; i < 30; i++) outlets.add("growing", outlets.trend(outlets.rate(2, 20), 1, 10), SPAN);
        for (int i = 0; i < 30; i++) outlets.add("fading", outlets.trend(outlets.rate(20, 200), 1, 0.1), SPAN);
        for (int i = 0; i < 30; i++) {
            long end = outlets.random.nextLong(3 * DAY, 20 * DAY);
            long[] all = outlets.flow(outlets.rate(1, 100), outlets.days());
            outlets.add("dying", Arrays.stream(all).filter(t -> t < end).toArray(), end);
        }
        for (int i = 0; i < 20; i++)
            outlets.add(
                    "dead",
                    outlets.random.longs(30, -400 * DAY, -60 * DAY).sorted().toArray(),
                    -60 * DAY);
        return outlets.made;
    }

    private void add(String kind, long[] appears, long end) {
        int lag = random.nextDouble() < 0.7 ? 0 : random.nextInt(60, 900);
        boolean dated = random.nextDouble() < 0.85;
        made.add(new Outlet(kind, appears, lag, dated, random.nextInt(10, 101), end));
    }

    /** Items a day, as often between 2 and 4 as between 50 and 100. */
    private double rate(double least, double most) {
        return least * Math.pow(most / least, random.nextDouble());
    }

    /** A Poisson process of so many items a day, thinned by a shape between 0 and 1. */
    private long[] flow(double perDay, DoubleUnaryOperator shape) {
        List<Long> out = new ArrayList<>();
        double mean = 0;
        for (int h = 0; h < 168; h++) mean += shape.applyAsDouble(h * HOUR) / 168;
        double top = perDay / mean;
        for (double t = BEFORE + gap(top); t < SPAN; t += gap(top))
            if (random.nextDouble() < shape.applyAsDouble(t)) out.add((long) t);
        return longs(out);
    }

    private double gap(double perDay) {
        return -Math.log(1 - random.nextDouble()) * DAY / perDay;
    }

    /** Awake from about six to about eleven, most of all in the morning, at some place on earth. */
    private DoubleUnaryOperator days() {
        int zone = random.nextInt(-8, 10) * HOUR;
        double night = random.nextDouble(0.0, 0.08);
        int rise = random.nextInt(5, 9);
        int rest = random.nextInt(18, 24);
        return t -> {
            double hour = Math.floorMod((long) t + zone, (long) DAY) / (double) HOUR;
            if (hour < rise || hour >= rest) return night;
            return hour < rise + 5 ? 1 : 0.6;
        };
    }

    /** Saturday and Sunday, or Friday and Saturday, nearly free. */
    private DoubleUnaryOperator weeks() {
        int first = random.nextDouble() < 0.5 ? 5 : 4;
        double free = random.nextDouble(0.0, 0.15);
        return t -> {
            long day = Math.floorMod(Math.floorDiv((long) t, DAY), 7L);
            return day == first || day == (first + 1) % 7 ? free : 1;
        };
    }

    /** What a timer lets out, each full hour or some, at a minute of its own; one in five has nothing. */
    private long[] batches() {
        int minute = random.nextInt(60) * 60;
        int every = new int[] {1, 1, 1, 2, 3, 6}[random.nextInt(6)] * HOUR;
        boolean sleeps = random.nextBoolean();
        DoubleUnaryOperator days = days();
        int most = random.nextInt(2, 9);
        List<Long> out = new ArrayList<>();
        for (long t = BEFORE + minute; t < SPAN; t += every) {
            double chance = sleeps ? 0.8 * days.applyAsDouble(t) : 0.8;
            int items = random.nextDouble() < chance ? random.nextInt(1, most) : 0;
            long at = t + random.nextInt(0, 90);
            for (int i = 0; i < items; i++) out.add(at + i);
        }
        return longs(out);
    }

    /** Quiet days, and every few of them an hour in which everything happens. */
    private long[] bursts() {
        List<Long> out = new ArrayList<>();
        for (long t : flow(rate(1, 20), days())) out.add(t);
        for (double t = BEFORE + gap(0.33); t < SPAN; t += gap(0.33)) {
            int items = random.nextInt(10, 61);
            int length = random.nextInt(20 * 60, 90 * 60);
            for (int i = 0; i < items; i++) out.add((long) t + random.nextInt(length));
        }
        out.removeIf(t -> t >= SPAN);
        return longs(out);
    }

    /** From one share of the rate to another, between the first poll and the end. */
    private long[] trend(double perDay, double from, double to) {
        DoubleUnaryOperator days = days();
        double top = Math.max(from, to);
        long[] most = flow(perDay * top, days);
        return Arrays.stream(most)
                .filter(t -> {
                    double part = Math.max(0, t / (double) SPAN);
                    return random.nextDouble() < (from + (to - from) * part) / top;
                })
                .toArray();
    }

    private static long[] longs(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
