package org.tributary.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.tributary.model.Article;
import org.tributary.publish.Direction;

/** How pages show what outlets wrote. */
final class Shown {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DATE_OF_YEAR = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** The runtime knows no own name for these. */
    private static final Map<String, String> OWN_NAMES = Map.of("ckb", "کوردی", "kmr", "Kurmancî");

    private static final Pattern SPACES = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Pattern TURNS = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");
    private static final int TITLE_LENGTH = 90;

    private Shown() {}

    /** One line; overrides that would turn the rest of a list round are taken out (S18). */
    static String line(String text) {
        return TURNS.matcher(SPACES.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    static String dir(String text) {
        return Direction.of(text).dir();
    }

    /** Its title; its first words, or its address, where it has none. */
    static String title(Article article) {
        String title = line(article.title());
        if (!title.isEmpty()) return title;
        String text = line(article.text().isBlank() ? article.summary() : article.text());
        if (text.isEmpty()) return article.url().toString();
        if (text.codePointCount(0, text.length()) <= TITLE_LENGTH) return text;
        return text.substring(0, text.offsetByCodePoints(0, TITLE_LENGTH)).strip() + " …";
    }

    /** What speakers of the language call it; empty where nobody can say. */
    static String language(String code) {
        if (code.isEmpty()) return "";
        Locale locale = Locale.forLanguageTag(code);
        return OWN_NAMES.getOrDefault(code, locale.getDisplayLanguage(locale));
    }

    /** "12 minutes", "1 hour 30 minutes": the two largest parts that are not nothing. */
    static String span(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        long[] sizes = {86_400, 3_600, 60, 1};
        String[] names = {"day", "hour", "minute", "second"};
        for (int i = 0; i < sizes.length; i++) {
            long many = seconds / sizes[i];
            if (many == 0) continue;
            long rest = i + 1 < sizes.length ? seconds % sizes[i] / sizes[i + 1] : 0;
            String first = many + " " + names[i] + (many == 1 ? "" : "s");
            boolean coarse = rest == 0 || many >= 5 || i == 2;
            return coarse ? first : first + " " + rest + " " + names[i + 1] + (rest == 1 ? "" : "s");
        }
        return "a moment";
    }

    /** "3 minutes ago", "in 2 hours". */
    static String distance(Instant moment, Instant now) {
        Duration ahead = Duration.between(now, moment);
        if (ahead.abs().toSeconds() < 2) return "now";
        return ahead.isNegative() ? span(ahead.negated()) + " ago" : "in " + span(ahead);
    }

    static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    static String day(Instant moment, ZoneId zone) {
        return DAY.format(moment.atZone(zone));
    }

    static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }

    /** "24 Nov"; with its year where the other moment is of another one. */
    static String date(Instant moment, Instant other, ZoneId zone) {
        ZonedDateTime at = moment.atZone(zone);
        return (at.getYear() == other.atZone(zone).getYear() ? DATE_OF_YEAR : DATE).format(at);
    }

    /** All of it: "24 Nov 2026, 14:02 UTC". */
    static String moment(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone)) + " " + offset(moment, zone);
    }

    /** "UTC", "UTC+3", "UTC+5:30": letters like AST mean other things elsewhere. */
    private static String offset(Instant moment, ZoneId zone) {
        int minutes = zone.getRules().getOffset(moment).getTotalSeconds() / 60;
        if (minutes == 0) return "UTC";
        String rest = minutes % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", Math.abs(minutes % 60));
        return "UTC" + (minutes < 0 ? "-" : "+") + Math.abs(minutes / 60) + rest;
    }

    /** A zone as people know it: "UTC", "Asia/Baghdad". */
    static String zone(ZoneId zone) {
        boolean plain = zone.normalized().equals(ZoneOffset.UTC);
        return plain ? "UTC" : zone instanceof ZoneOffset ? offset(Instant.EPOCH, zone) : zone.getId();
    }
}
