package org.tributary.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.tributary.model.Lifetime;
import org.tributary.model.WebUrl;

/** One written value to one typed value; what does not fit is said and empty. */
final class Scalars {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*([smhd])");
    private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,4})\\s*d");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(B|KB|MB|GB)?", Pattern.CASE_INSENSITIVE);
    private static final List<Tag> PLAIN = List.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.ENV_TAG);

    private final Problems problems;
    private final Path folder;
    private final Function<String, @Nullable String> environment;

    /** @param folder of the file: what relative paths are relative to */
    Scalars(Problems problems, Path folder, Function<String, @Nullable String> environment) {
        this.problems = problems;
        this.folder = folder;
        this.environment = environment;
    }

    Optional<String> text(String name, Node node) {
        if (!(node instanceof ScalarNode scalar) || !PLAIN.contains(node.getTag()))
            return wrong(name, node, "a text", "\"...\"");
        return filled(scalar);
    }

    /** The text with each ${NAME} replaced by what the environment holds; the value itself is never in a message. */
    private Optional<String> filled(ScalarNode node) {
        Matcher variable = VARIABLE.matcher(node.getValue());
        StringBuilder out = new StringBuilder();
        boolean whole = true;
        while (variable.find()) {
            String value = environment.apply(variable.group(1).strip());
            if (value == null) {
                problems.add(
                        node,
                        "the environment variable " + variable.group(1).strip()
                                + " is not set; set it before the program starts");
                whole = false;
            }
            variable.appendReplacement(out, Matcher.quoteReplacement(value == null ? "" : value));
        }
        variable.appendTail(out);
        return whole ? Optional.of(out.toString()) : Optional.empty();
    }

    Optional<Boolean> yesOrNo(String name, Node node) {
        Optional<String> text = node instanceof ScalarNode scalar ? filled(scalar) : Optional.empty();
        if (!(node instanceof ScalarNode) || text.isPresent() && !text.get().matches("true|false"))
            return wrong(name, node, "true or false", "true");
        return text.map(Boolean::valueOf);
    }

    Optional<Long> whole(String name, Node node, long max) {
        if (!(node instanceof ScalarNode scalar)) return wrong(name, node, "a whole number", "10");
        Optional<String> text = filled(scalar);
        boolean number = node.getTag().equals(Tag.INT) || scalar.getValue().contains("${");
        if (text.isPresent() && !(number && text.get().matches("-?\\d{1,18}")))
            return wrong(name, node, "a whole number", "10");
        if (text.isPresent() && Math.abs(Long.parseLong(text.get())) > max)
            return wrong(name, node, "at most " + max, "10");
        return text.map(Long::valueOf);
    }

    Optional<Double> number(String name, Node node) {
        if (!(node instanceof ScalarNode scalar)) return wrong(name, node, "a number", "0.5");
        Optional<String> text = filled(scalar);
        if (text.isPresent() && !text.get().matches("-?\\d{1,18}(\\.\\d{1,18})?"))
            return wrong(name, node, "a number", "0.5");
        return text.map(Double::valueOf);
    }

    Optional<Duration> duration(String name, Node node) {
        Optional<String> text = text(name, node);
        if (text.isEmpty()) return Optional.empty();
        Matcher match = DURATION.matcher(text.get().strip());
        if (!match.matches()) return wrong(name, node, "a time with its unit", "90s, 15m, 2h or 1d");
        long amount = Long.parseLong(match.group(1));
        return Optional.of(
                switch (match.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    /** A time in days, or for ever. */
    Optional<Lifetime> lifetime(String name, Node node) {
        Optional<String> text = text(name, node);
        if (text.isEmpty()) return Optional.empty();
        if (text.get().strip().equals("forever")) return Optional.of(Lifetime.FOREVER);
        Matcher match = DAYS.matcher(text.get().strip());
        if (!match.matches()) return wrong(name, node, "a number of days or 'forever'", "365d");
        return Optional.of(Lifetime.of(Duration.ofDays(Long.parseLong(match.group(1)))));
    }

    /** Bytes; KB, MB and GB are powers of 1000. */
    Optional<Long> size(String name, Node node, long max) {
        Optional<String> text = text(name, node);
        if (text.isEmpty()) return Optional.empty();
        Matcher match = SIZE.matcher(text.get().strip());
        if (!match.matches()) return wrong(name, node, "a size with its unit", "512KB or 10MB");
        String unit = match.group(2) == null ? "B" : match.group(2).toUpperCase(Locale.ROOT);
        long factor = (long) Math.pow(1000, List.of("B", "KB", "MB", "GB").indexOf(unit));
        long amount = Long.parseLong(match.group(1));
        if (amount > max / factor) return wrong(name, node, "at most " + max / 1_000_000 + "MB", "10MB");
        return Optional.of(amount * factor);
    }

    Optional<URI> url(String name, Node node) {
        Optional<String> text = text(name, node);
        if (text.isEmpty()) return Optional.empty();
        Optional<URI> url = text.get().strip().matches("\\S+") ? WebUrl.of(text.get()) : Optional.empty();
        if (url.isEmpty() || url.get().getHost() == null)
            return wrong(name, node, "a web address", "https://example.org/feed");
        return url;
    }

    Optional<Path> path(String name, Node node) {
        return text(name, node).map(folder::resolve).map(Path::normalize);
    }

    Optional<Enum<?>> oneOf(String name, Node node, Class<?> type) {
        Optional<String> text = text(name, node);
        if (text.isEmpty()) return Optional.empty();
        List<String> words = words(type);
        int found = words.indexOf(text.get());
        if (found >= 0) return Optional.of((Enum<?>) type.getEnumConstants()[found]);
        String nearest = NearestKey.to(text.get(), words)
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
        problems.add(node, "'" + name + "' knows no '" + text.get() + "'; it is " + either(words) + nearest);
        return Optional.empty();
    }

    /** A JDBC address of an H2 file is taken from the file's folder too, so that it does not matter where one stands. */
    String resolved(String text) {
        Matcher h2 = Pattern.compile("(jdbc:h2:(?:file:)?)([^;:]+)(;.*)?").matcher(text);
        if (!h2.matches() || h2.group(2).startsWith("~")) return text;
        String rest = h2.group(3) == null ? "" : h2.group(3);
        return h2.group(1) + folder.resolve(h2.group(2)).toAbsolutePath().normalize() + rest;
    }

    /** So is a path. */
    Path resolved(Path path) {
        return folder.resolve(path).toAbsolutePath().normalize();
    }

    /** An enum's words as the file writes them. */
    static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** A value that says nothing, at the place of another. */
    static Node nothing(Node place) {
        return new ScalarNode(Tag.NULL, true, "", ScalarStyle.PLAIN, place.getStartMark(), place.getEndMark());
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    <T> Optional<T> wrong(String name, Node node, String wanted, String example) {
        String got = node instanceof ScalarNode scalar
                ? "'" + shown(scalar.getValue()) + "'"
                : node.getTag().equals(Tag.SEQ) ? "a list" : "a mapping";
        problems.add(node, "'" + name + "' must be " + wanted + ", not " + got + "; for example: " + example);
        return Optional.empty();
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "..." : line;
    }

    private static String either(List<String> words) {
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }
}
