package org.tributary.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of the Gregorian months, from {@code months.txt}: a line is a number and the names that mean it. */
final class Months {
    private static final Map<String, Integer> NUMBER = load();
    /** The longest first, so that "kanun" does not hide "kanuna paşîn". */
    private static final Pattern ANY = Pattern.compile(NUMBER.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(name -> Pattern.quote(name).replace(" ", "\\E\\s+\\Q"))
            .collect(Collectors.joining("|", "(?<![\\p{L}])(?:", ")(?![\\p{L}\\p{M}])")));

    /** Nearly every feed writes these, and they are found without trying two hundred others. */
    private static final Pattern ENGLISH = Pattern.compile("(?<!\\p{L})(?:(jan)(?:uary)?|(feb)(?:ruary)?|(mar)(?:ch)?"
            + "|(apr)(?:il)?|(may)|(jun)e?|(jul)y?|(aug)(?:ust)?|(sep)t?(?:ember)?|(oct)(?:ober)?|(nov)(?:ember)?"
            + "|(dec)(?:ember)?)(?!\\p{L})");

    private Months() {}

    record Found(int month, int start, int end) {}

    /**
     * The last month named in a text in lower case: what stands before it may be a day of the week of the same letters
     * ("mar. 5 nov. 2024" is a Tuesday in France).
     */
    static Optional<Found> find(String text) {
        Optional<Found> english = english(text);
        return english.isPresent() && english.get().month() != 3 ? english : any(text);
    }

    private static Optional<Found> english(String text) {
        Matcher m = ENGLISH.matcher(text);
        Found found = null;
        while (m.find())
            for (int month = 1; month <= 12; month++)
                if (m.group(month) != null) found = new Found(month, m.start(), m.end());
        return Optional.ofNullable(found);
    }

    private static Optional<Found> any(String text) {
        Matcher m = ANY.matcher(text);
        Found found = null;
        while (m.find()) {
            String name = m.group().replaceAll("\\s+", " ");
            found = new Found(Objects.requireNonNull(NUMBER.get(name)), m.start(), m.end());
        }
        return Optional.ofNullable(found);
    }

    private static Map<String, Integer> load() {
        Map<String, Integer> numbers = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Months.class.getResourceAsStream("/parse/months.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split(":", 2);
                        for (String name : parts[1].split("\\|"))
                            numbers.put(name.strip().toLowerCase(Locale.ROOT), Integer.parseInt(parts[0].strip()));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return numbers;
    }
}
