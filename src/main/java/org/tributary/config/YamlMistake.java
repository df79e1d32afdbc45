package org.tributary.config;

import java.util.Locale;
import java.util.Optional;

/** The parser's words for broken YAML, said so that a person who never read its specification can mend the line. */
final class YamlMistake {
    private YamlMistake() {}

    /**
     * Where something is opened and not closed, the place to look at is where it was opened.
     *
     * @param context what the parser was at
     * @param noticed the line where it could not go on
     */
    static Optional<String> neverClosed(String context, int noticed) {
        if (context.contains("flow sequence") || context.contains("flow mapping")) {
            String close = context.contains("sequence") ? "']'" : "'}'";
            return Optional.of("opens a bracket that is not closed before line " + noticed + "; write its " + close
                    + " (or the comma that is missing in it)");
        }
        if (context.contains("quoted scalar")) return Optional.of("opens a quote that is never closed");
        return Optional.empty();
    }

    static String inWords(String problem, String line) {
        String said = problem.toLowerCase(Locale.ROOT);
        if (said.contains("tab") || line.strip().length() < line.length() && leadingTab(line))
            return "begins with a tab; YAML is indented with spaces alone";
        if (said.contains("mapping values are not allowed"))
            return "holds a ':' where none can stand; is the line indented as its neighbours are? a text with ': ' in it"
                    + " needs quotes";
        if (said.contains("could not find expected ':'")) return "is a key without its ':'; write 'key: value'";
        if (said.contains("quoted scalar") || said.contains("unexpected end of stream"))
            return "opens a quote that is never closed";
        if (said.contains("cannot start any token"))
            return "begins a value with a character that YAML keeps for itself (@ ` % &); put the value in quotes";
        if (said.contains("undefined alias")) return "uses an alias (*name) that no anchor (&name) defines before it";
        if (said.contains("expected <block end>") || said.contains("expected the node content"))
            return "is not indented as the lines before it; keys of one thing begin in one column, list entries with"
                    + " '- '";
        if (said.contains("flow sequence") || said.contains("flow mapping") || said.contains("',' or"))
            return "has a bracket that is not closed, or lacks a comma before this place";
        if (said.contains("single document") || said.contains("another document"))
            return "begins a second document; keep one, without a further '---'";
        return "is not YAML here: " + problem;
    }

    private static boolean leadingTab(String line) {
        return line.substring(0, line.length() - line.stripLeading().length()).contains("\t");
    }
}
