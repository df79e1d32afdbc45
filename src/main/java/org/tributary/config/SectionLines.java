package org.tributary.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sections of a feeds.yml by its lines, also where it is no YAML: a section begins where a line begins with its name. */
final class SectionLines {
    private static final Pattern NAME = Pattern.compile("[\"']?([\\p{L}_-]+)[\"']?\\s*:(\\s.*|$)");

    private SectionLines() {}

    /**
     * The text with the lines of some sections emptied, so that each other line keeps its number.
     *
     * @param names what these sections are called, with bars between
     */
    static String without(String text, String names) {
        boolean[] inside = {false};
        return text.lines()
                .map(line -> {
                    Matcher begins = NAME.matcher(line);
                    if (begins.matches()) inside[0] = begins.group(1).matches(names);
                    return inside[0] ? "" : line;
                })
                .collect(Collectors.joining("\n"));
    }
}
