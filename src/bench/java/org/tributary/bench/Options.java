package org.tributary.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to measure, and how much of it: {@code --name value}. */
final class Options {
    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("feeds", "1000");
        KNOWN.put("items", "20");
        KNOWN.put("rounds", "1");
        KNOWN.put("seconds", "10");
        KNOWN.put("idle", "20");
        KNOWN.put("sources", "100000");
        KNOWN.put("work", "");
        KNOWN.put("store", "");
        KNOWN.put("java", "");
        KNOWN.put("jar", "target/tributary.jar");
        KNOWN.put("only", "start,cold,small,warm,serve,peers,growth");
    }

    private final Map<String, String> said = new LinkedHashMap<>(KNOWN);

    Options(String... arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (!KNOWN.containsKey(name) || i + 1 == arguments.length)
                throw new IllegalArgumentException(arguments[i] + " is none of: " + usage());
            said.put(name, arguments[i + 1]);
        }
    }

    static String usage() {
        StringBuilder words = new StringBuilder();
        KNOWN.forEach((name, usual) -> words.append("--").append(name).append(" (").append(usual).append(") "));
        return words.toString().strip();
    }

    /** Outlets of the farm. */
    int feeds() {
        return Integer.parseInt(said.get("feeds"));
    }

    /** Items of each. */
    int items() {
        return Integer.parseInt(said.get("items"));
    }

    /** How often each thing is done; the table has the median and the spread. */
    int rounds() {
        return Integer.parseInt(said.get("rounds"));
    }

    /** How long wrk asks, and how long unchanged feeds are polled. */
    int seconds() {
        return Integer.parseInt(said.get("seconds"));
    }

    /** How long the program is left alone before its memory is read. */
    int idle() {
        return Integer.parseInt(said.get("idle"));
    }

    /** Of the larger store in which claims are measured. */
    int sources() {
        return Integer.parseInt(said.get("sources"));
    }

    /** Where farm and stores lie; nginx's user must be able to read it. Empty: a temporary folder. */
    Optional<Path> work() {
        return named("work");
    }

    /** A folder with a large store ({@code data}), beside which the cost of an item is measured again. */
    Optional<Path> store() {
        return named("store");
    }

    /** The program that is measured; another one than was just built, to compare. */
    Path jar() {
        return Path.of(said.get("jar")).toAbsolutePath();
    }

    private Optional<Path> named(String option) {
        String path = said.get(option);
        return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path).toAbsolutePath());
    }

    /** Options of the Java that is measured. */
    List<String> java() {
        return Arrays.stream(said.get("java").split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    boolean wants(String stage) {
        return List.of(said.get("only").split(",")).contains(stage);
    }
}
