package org.tributary.fetch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the three forms of date that HTTP knows (RFC 9110, section 5.6.7), with or without the weekday. */
final class HttpDates {
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ofPattern("d MMM yyyy H:mm[:ss]", Locale.ENGLISH),
            new DateTimeFormatterBuilder()
                    .appendPattern("d-MMM-")
                    // Two digits mean the hundred years around now; the servers that still write them mean this
                    // century.
                    .appendValueReduced(ChronoField.YEAR, 2, 4, 1970)
                    .appendPattern(" H:mm:ss")
                    .toFormatter(Locale.ENGLISH),
            DateTimeFormatter.ofPattern("MMM d H:mm:ss yyyy", Locale.ENGLISH));

    private HttpDates() {}

    /** The moment that a header's value names, or empty when it names none. */
    static Optional<Instant> read(String value) {
        String text = value.strip()
                .replaceFirst("^[A-Za-z]+,? +(?=[A-Za-z\\d])", "")
                .replaceFirst(" *(GMT|UTC|Z|[+-]0000)$", "")
                .replaceAll(" +", " ");
        for (String candidate : List.of(text, value.strip().replaceAll(" +", " ")))
            for (DateTimeFormatter form : FORMS) {
                try {
                    return Optional.of(LocalDateTime.parse(candidate, form).toInstant(ZoneOffset.UTC));
                } catch (DateTimeException e) {
                    // not in this form; the next may fit
                }
            }
        return Optional.empty();
    }
}
