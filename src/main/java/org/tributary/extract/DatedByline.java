package org.tributary.extract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A line under the headline that no markup names: "Ann Lee, 23 November 2026 14:02", or the name and the date in two
 * elements beside each other.
 */
final class DatedByline {
    private static final int LONGEST = 90;
    private static final int LONGEST_DATE = 45;
    private static final int NEAR = 12;
    private static final int MOST_NAMES = 3;
    private static final int MOST_WORDS = 5;

    private static final Pattern PARTING = Pattern.compile("\\s*[,،|｜·•]\\s*|\\s+[-–—]\\s+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    private DatedByline() {}

    /** The names of the first such line; they must look like persons', and lead nowhere else on the page. */
    static List<String> of(Markup markup, int heading) {
        for (Markup.Mark mark : markup.dateLines) {
            if (mark.order() < heading) continue;
            if (mark.order() > heading + NEAR) break;
            if (mark.element().closest("figure, figcaption, nav, footer, aside") != null) continue;
            List<String> names = persons(lineOf(mark));
            if (!names.isEmpty() && names.stream().noneMatch(name -> isLinked(markup, name))) return names;
        }
        return List.of();
    }

    /** Before the date in the line; where it is the date alone, before it in the page. */
    private static String lineOf(Markup.Mark mark) {
        String line = mark.line(LONGEST);
        String named = beforeDate(line);
        if (!named.isEmpty() || !isDate(line)) return named;
        Element before = mark.element().previousElementSibling();
        return before == null || before.childNodeSize() > MOST_NAMES ? "" : before.text();
    }

    /** Whether the whole line is a name or a place with a date behind it, in any script. */
    static boolean isOne(String line) {
        String before = line.length() > LONGEST ? "" : beforeDate(line);
        int words = before.isEmpty() ? 0 : before.split("\\s+").length;
        return words > 0 && words <= MOST_WORDS && !NameList.of(before).isEmpty();
    }

    private static String beforeDate(String line) {
        Matcher parting = PARTING.matcher(line);
        while (parting.find())
            if (isDate(line.substring(parting.end())))
                return line.substring(0, parting.start()).strip();
        return "";
    }

    /** A date with its time and zone, and hardly a word more. */
    private static boolean isDate(String text) {
        return text.length() <= LONGEST_DATE
                && NO_LETTERS
                                .splitAsStream(text)
                                .filter(word -> !word.isEmpty())
                                .count()
                        <= 4
                && DateWords.read(text, false).isPresent();
    }

    /** In a script without capitals the name of a section looks like that of a person, so nobody is named there. */
    private static List<String> persons(String line) {
        if (line.isEmpty() || line.length() > LONGEST || line.chars().noneMatch(Character::isUpperCase))
            return List.of();
        List<String> names = NameList.of(line);
        boolean full = names.size() <= MOST_NAMES
                && names.stream().allMatch(name -> name.contains(" ") && name.split(" ").length < MOST_WORDS);
        int rest = letters(line) - names.stream().mapToInt(DatedByline::letters).sum();
        return full && rest <= 3 * Math.max(1, names.size()) ? names : List.of();
    }

    private static int letters(String text) {
        return (int) text.chars().filter(Character::isLetter).count();
    }

    /** "Middle East" leads to the section of that name. */
    private static boolean isLinked(Markup markup, String name) {
        for (Element link : markup.document.getElementsByTag("a"))
            if (link.text().equalsIgnoreCase(name)) return true;
        return false;
    }
}
