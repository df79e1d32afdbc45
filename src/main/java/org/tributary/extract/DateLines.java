package org.tributary.extract;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in lines that no markup names, near the headline. */
final class DateLines {
    private static final int NEAR = 80;
    private static final int MOST = 20;
    private static final int LONGEST = 120;

    private static final Pattern LAST_PART = Pattern.compile(
            "(?:[|｜,·]|\\s[-–—])\\s*((?:\\d{1,2}[./]\\d{1,2}[./]\\d{4}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}))\\s*$");

    private DateLines() {}

    static Optional<OffsetDateTime> after(Markup markup, int heading, boolean monthFirst) {
        int looked = 0;
        for (Markup.Mark line : markup.dateLines) {
            if (line.order() < heading || line.order() > heading + NEAR || Bylines.isElsewhere(line.element()))
                continue;
            if (++looked > MOST) break;
            String text = line.line(LONGEST);
            if (text.length() > LONGEST) continue;
            Optional<OffsetDateTime> date = DateWords.read(text, monthFirst);
            if (date.isPresent()) return date;
        }
        return Optional.empty();
    }

    /** The date that an outlet puts behind its name in a page's title: "... | Example Post | 17.05.2024". */
    static Optional<OffsetDateTime> inTitle(Markup markup, boolean monthFirst) {
        Matcher last = LAST_PART.matcher(markup.title);
        return last.find() ? DateWords.read(last.group(1), monthFirst) : Optional.empty();
    }
}
