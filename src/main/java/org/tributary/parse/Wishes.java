package org.tributary.parse;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.tributary.model.PaceWish;

/**
 * What a feed asks of those who poll it (P13, P14): ttl, skipHours and skipDays of RSS, the syndication module. What makes no
 * sense is no wish; a wish for everything (all 24 hours, all seven days) would be one never to be read, and is none either.
 */
final class Wishes {
    private static final Map<String, Duration> PERIODS = Map.of(
            "hourly", Duration.ofHours(1),
            "daily", Duration.ofDays(1),
            "weekly", Duration.ofDays(7),
            "monthly", Duration.ofDays(30),
            "yearly", Duration.ofDays(365));
    /** Longer is a mistake of units: seconds written for minutes. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private Wishes() {}

    static PaceWish of(Fields channel) {
        Optional<Duration> ttl = number(channel.text("ttl")).map(Duration::ofMinutes);
        Optional<Duration> period = Stream.of(ttl, syndication(channel))
                .flatMap(Optional::stream)
                .filter(wish -> !wish.isZero() && wish.compareTo(LONGEST) <= 0)
                .max(Duration::compareTo);
        Set<Integer> hours = all(
                channel,
                "skiphours",
                "hour",
                text -> number(text).filter(hour -> hour <= 24).map(hour -> (int) (hour % 24)));
        Set<DayOfWeek> days = all(channel, "skipdays", "day", Wishes::day);
        return new PaceWish(period, hours.size() == 24 ? Set.of() : hours, days.size() == 7 ? Set.of() : days);
    }

    private static Optional<Duration> syndication(Fields channel) {
        String period = channel.text("sy:updateperiod").toLowerCase(Locale.ROOT);
        String frequency = channel.text("sy:updatefrequency");
        if (period.isEmpty() && frequency.isEmpty()) return Optional.empty();
        Duration whole = PERIODS.get(period.isEmpty() ? "daily" : period);
        if (whole == null) return Optional.empty();
        return number(frequency.isEmpty() ? "1" : frequency)
                .filter(times -> times > 0)
                .map(whole::dividedBy);
    }

    private static <T> Set<T> all(Fields channel, String list, String one, Function<String, Optional<T>> read) {
        return channel.all(list).stream()
                .flatMap(element -> new Fields(element).all(one).stream())
                .map(Element::getText)
                .flatMap(text -> read.apply(text.strip()).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<DayOfWeek> day(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name.length() >= 3 && day.name().startsWith(name))
                .findFirst();
    }
}
