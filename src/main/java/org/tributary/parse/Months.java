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

    private static final Pattern ENGLISH =
            Pattern.compile("(?<![\\p{L}])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)");

    private Months() {}

    record Found(int month, int start, int end) {}

    /** The first month named in a text in lower case. */
    static Optional<Found> find(String text) {
        Matcher english = ENGLISH.matcher(text);
        Matcher m = ANY.matcher(text);
        if (m.find()) {
            String name = m.group().replaceAll("\\s+", " ");
            return Optional.of(new Found(Objects.requireNonNull(NUMBER.get(name)), m.start(), m.end()));
        }
        if (!english.find()) return Optional.empty();
        int end = english.end();
        while (end < text.length() && Character.isLetter(text.charAt(end))) end++;
        return Optional.of(new Found(Objects.requireNonNull(NUMBER.get(english.group())), english.start(), end));
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
