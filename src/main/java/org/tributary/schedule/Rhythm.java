package org.tributary.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tributary.model.SourceState;
import org.tributary.model.Tempo;

/**
 * When to ask a feed again, from when it brings its news. The wait is nearly the same for busy and quiet outlets, since a
 * reader waits for the news of either; within one outlet's week it is shorter where its news comes. To ask in proportion to
 * a power between 1/2 and 1 of what is expected is what makes the usual delay least for a number of polls (the mean alone
 * would want the root). Silence counts, so a dead feed fades.
 */
final class Rhythm {
    private static final int KEPT = 12;
    private static final int ENOUGH = 3;
    /** The wait of an outlet with one item an hour, in seconds, and the power of its gap with which others differ. */
    private static final double USUAL = 1800;

    private static final double LEAN = 0.125;

    private static final double SHARPNESS = 0.7;
    private static final double QUIETEST = 0.02;
    private static final double LIVELIEST = 4;
    /** A feed fades after it has missed so many items; one that missed a few more is asked at a twentieth of its silence. */
    private static final double FADES = 8;

    private static final double FADED = 10;
    private static final int PART_OF_SILENCE = 20;
    private static final int STEP = 300;
    private static final int HOUR = 3600;
    private static final int AFTER_THE_MINUTE = 20;

    private Rhythm() {}

    /**
     * A learned wait.
     *
     * @param timed it leads to a minute at which news is due, and must not be stretched by much
     */
    record Wait(Duration time, boolean timed) {}

    /** The newest moments of both, newest first; what lies in the future is no moment. */
    static List<Instant> merged(List<Instant> before, List<Instant> fresh, Instant now) {
        return Stream.concat(before.stream(), fresh.stream())
                .filter(moment -> !moment.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .limit(KEPT)
                .toList();
    }

    static Wait next(SourceState before, Tempo tempo, List<Instant> recent, Instant now, PollPolicy.Settings settings) {
        boolean known = recent.size() >= ENOUGH;
        if (!known && before.isFirstPoll()) return new Wait(settings.start(), false);
        double mean = known ? mean(tempo, recent, now) : guessed(tempo, recent, now);
        double wait = spent(tempo, mean, flurry(tempo, recent, now), now, settings);
        double bounded = Math.max(settings.shortest().toSeconds(), wait);
        double timed = tempo.minuteAfterNews()
                .map(minute -> at(minute, bounded, now, settings))
                .orElse(bounded);
        double atMost = Math.min(timed, settings.longest().toSeconds());
        return new Wait(Duration.ofMillis((long) (atMost * 1000)), timed == atMost && timed != bounded);
    }

    /** The mean wait over a week, in seconds. */
    private static double mean(Tempo tempo, List<Instant> recent, Instant now) {
        double hours = 24 / tempo.perDay();
        double silence = Duration.between(recent.get(0), now).toSeconds();
        double missed = silence / HOUR / hours;
        double usual = USUAL * Math.pow(hours, LEAN);
        return missed > FADED ? Math.max(usual * missed / FADES, silence / PART_OF_SILENCE) : usual;
    }

    /** While too little is known: as if an item came about now. */
    private static double guessed(Tempo tempo, List<Instant> recent, Instant now) {
        double silence = Duration.between(tempo.since().orElse(now), now).toSeconds();
        double hours = Math.max(1, silence / HOUR / (recent.size() + 1));
        return Math.max(USUAL * Math.pow(hours, LEAN), silence / PART_OF_SILENCE);
    }

    /** How long until so much of the week's liveliness has passed as passes in the mean wait. */
    private static double spent(Tempo tempo, double mean, double flurry, Instant now, PollPolicy.Settings settings) {
        double left = mean;
        long most = settings.longest().toSeconds();
        for (long t = 0; t < most; t += STEP) {
            double lively = Math.min(LIVELIEST, Math.max(QUIETEST, tempo.intensity(now.plusSeconds(t))));
            double speed = Math.pow(lively, SHARPNESS) * (t < HOUR ? flurry : 1);
            if (speed * STEP >= left) return t + left / speed;
            left -= speed * STEP;
        }
        return most;
    }

    /** News draws news: more in the last half hour than usual makes the next hour livelier. */
    private static double flurry(Tempo tempo, List<Instant> recent, Instant now) {
        Instant lately = now.minusSeconds(HOUR / 2);
        long came = recent.stream().filter(lately::isBefore).count();
        double usual = tempo.perDay() / 48;
        return Math.sqrt(Math.max(1, (came + 0.5) / (usual + 0.5)));
    }

    /** The last such minute before the wait ends, or the first after it. */
    private static double at(int minute, double wait, Instant now, PollPolicy.Settings settings) {
        double into = now.getEpochSecond() % HOUR + now.getNano() / 1e9;
        double chosen = minute * 60 + AFTER_THE_MINUTE - into;
        while (chosen < settings.shortest().toSeconds()) chosen += HOUR;
        while (chosen + HOUR <= wait) chosen += HOUR;
        return chosen;
    }

    /** The mean time between entries, the silence since the last one included. */
    static Duration gap(List<Instant> recent, Instant now) {
        return Duration.between(recent.get(recent.size() - 1), now).dividedBy(recent.size());
    }

    static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
