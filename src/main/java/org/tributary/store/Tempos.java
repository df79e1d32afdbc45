package org.tributary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tributary.model.Tempo;

/** A source's habits in one column: seven fields, some hundred small numbers. */
final class Tempos {
    private Tempos() {}

    static String packed(Tempo tempo) {
        if (tempo.since().isEmpty()) return "";
        return Stream.of(
                        String.valueOf(tempo.items()),
                        numbers(tempo.hours()),
                        numbers(tempo.days()),
                        numbers(tempo.minutes()),
                        second(tempo.since()),
                        second(tempo.asOf()),
                        String.valueOf(tempo.longest().toSeconds()))
                .collect(Collectors.joining(";"));
    }

    /** What cannot be read is forgotten and learned again. */
    static Tempo read(String packed) {
        String[] fields = packed.split(";", -1);
        if (fields.length != 7) return Tempo.UNKNOWN;
        return new Tempo(
                Long.parseLong(fields[0]),
                numbers(fields[1]),
                numbers(fields[2]),
                numbers(fields[3]),
                second(fields[4]),
                second(fields[5]),
                Duration.ofSeconds(Long.parseLong(fields[6])));
    }

    /** Zeros, of which there are many, are left out. */
    private static String numbers(List<Integer> numbers) {
        return numbers.stream()
                .map(number -> number == 0 ? "" : String.valueOf(number))
                .collect(Collectors.joining(","));
    }

    private static List<Integer> numbers(String packed) {
        return Arrays.stream(packed.split(",", -1))
                .map(number -> number.isEmpty() ? 0 : Integer.parseInt(number))
                .toList();
    }

    private static String second(Optional<Instant> moment) {
        return moment.map(at -> String.valueOf(at.getEpochSecond())).orElse("");
    }

    private static Optional<Instant> second(String packed) {
        return packed.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(Long.parseLong(packed)));
    }
}
