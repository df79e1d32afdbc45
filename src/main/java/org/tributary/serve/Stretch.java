package org.tributary.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far back statistics look, and in what steps. */
enum Stretch {
    DAY("24 hours", "an hour", "the hour", Duration.ofHours(1), 24),
    WEEK("7 days", "in each 6 hours", "stretches of 6 hours", Duration.ofHours(6), 28),
    MONTH("30 days", "a day", "the day", Duration.ofDays(1), 30);

    final String words;

    /** "Stories an hour". */
    final String rate;

    /** "By the hour": what stands after the first word. */
    final String each;

    final Duration step;
    final int steps;

    Stretch(String words, String rate, String each, Duration step, int steps) {
        this.words = words;
        this.rate = rate;
        this.each = each;
        this.step = step;
        this.steps = steps;
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws Refusal for any other word
     */
    static Stretch read(String word) {
        return Stream.of(values())
                .filter(one -> one.parameter().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.wrong("'last' is one of "
                        + Arrays.stream(values()).map(Stretch::parameter).collect(Collectors.joining(", ")) + "."));
    }

    /** A day ends with the hour, the longer ones at midnight, so that a bar is a day of the calendar or a part of one. */
    private Span endingWith(Instant hour, ZoneId zone) {
        Instant end = this == DAY
                ? hour.plus(step)
                : hour.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        return new Span(this, end.minus(step.multipliedBy(steps)), false);
    }

    /**
     * One stretch of the river.
     *
     * @param past whether it ends before now
     */
    record Span(Stretch length, Instant start, boolean past) {

        /**
         * The wished one; else the shortest up to now in which anything came; else the last month in which anything did: after
         * a first fill with older news there is something to see.
         */
        static Span choose(Optional<Stretch> wished, Instant hour, Optional<Instant> newest, ZoneId zone) {
            if (wished.isPresent()) return wished.get().endingWith(hour, zone);
            if (newest.isEmpty()) return DAY.endingWith(hour, zone);
            for (Stretch length : values()) {
                Span span = length.endingWith(hour, zone);
                if (!newest.get().isBefore(span.start())) return span;
            }
            return new Span(MONTH, MONTH.endingWith(newest.get(), zone).start(), true);
        }

        Instant end() {
            return start.plus(length.step.multipliedBy(length.steps));
        }

        /** Which step a moment falls into; what lies outside counts for the nearest. */
        int stepOf(Instant moment) {
            long step = Duration.between(start, moment).dividedBy(length.step);
            return (int) Math.min(Math.max(step, 0), length.steps - 1L);
        }

        /** The beginning of a step. */
        String at(int step, ZoneId zone) {
            Instant moment = start.plus(length.step.multipliedBy(step));
            String date = Shown.date(moment, end(), zone);
            return switch (length) {
                case DAY -> Shown.time(moment, zone);
                case WEEK -> date + " " + Shown.time(moment, zone);
                case MONTH -> date;
            };
        }

        /** What stands below a bar of the chart, of a week below the middle of a day; below most nothing. */
        String label(int step, ZoneId zone) {
            return switch (length) {
                case DAY -> step % 4 == 3 ? at(step, zone) : "";
                case WEEK -> step % 4 == 1 ? Shown.date(start.plus(length.step.multipliedBy(step)), end(), zone) : "";
                case MONTH -> step % 7 == 1 ? at(step, zone) : "";
            };
        }
    }
}
