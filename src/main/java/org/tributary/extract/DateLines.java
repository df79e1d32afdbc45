package org.tributary.extract;

import java.time.OffsetDateTime;
import java.util.Optional;

/** Dates in lines that no markup names, near the headline. */
final class DateLines {
    private static final int NEAR = 80;
    private static final int MOST = 20;
    private static final int LONGEST = 120;

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
        return DateWords.read(markup.title, monthFirst);
    }
}
