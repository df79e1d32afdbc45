package org.tributary.extract;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which a paragraph credits an agency with its text. A photograph's credit has none of them. */
final class CreditForms {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST_PLACE = 64;
    private static final int SHORT = 140;

    /** From the surest to the least sure. */
    enum Form {
        DATELINE,
        BYLINE,
        COPYRIGHT,
        SOURCE,
        CONTRIBUTED,
        TOLD
    }

    private static final Pattern BRACKET_CLOSES =
            Pattern.compile("^(?:\\s*[/,]\\s*\\p{L}[\\p{L}.-]{0,14}){0,2}\\s*[)\\]/»](.*)", Pattern.DOTALL);
    private static final Pattern BRACKET_OPENS =
            Pattern.compile("^(.*?)[(\\[/«]\\s*(?:[\\p{L}.-]{2,14}\\s*[/,]\\s*)?$", Pattern.DOTALL);
    private static final Pattern TEXT_FOLLOWS =
            Pattern.compile("^\\s*(?:[-–—―ـ:.,،]|--)*\\s*[\\p{L}\"“”„«'‘’(#$\\d].{12,}", Pattern.DOTALL);
    private static final Pattern DASH_FOLLOWS = Pattern.compile("^\\s*(?:[-–—―ـ:/]|\\.\\s*[-–—]).*", Pattern.DOTALL);
    private static final Pattern PLACE_FOLLOWS = Pattern.compile("\\s*[-–—]\\s+\\p{L}.*");
    private static final Pattern OPENS_TEXT = Pattern.compile("\\s*[/–—:-].{20,}", Pattern.DOTALL);
    private static final Pattern BARE_PARTING = Pattern.compile("[-–—ـ/,،\\s]+$");
    private static final Pattern BARE_PARTED = Pattern.compile("[-–—ـ/,،]\\s*$");
    private static final int LONGEST_LINE = 40;
    private static final Pattern SMALL_OF_PLACES = Pattern.compile(
            "(?:de|del|la|le|el|al|of|and|und|et|y|i|in|the|den|am|an|au|aux|sur|on|upon|by|der|bei|st|nd|rd|th|a|\\d+\\w{0,2})");
    private static final Pattern PHOTO = Pattern.compile(
            "photo|foto|image|picture|getty|credit\\s*:|via\\s|bild:|pool|file\\)|/\\s*\\p{Lu}\\p{L}+ \\p{Lu}|صورة|وێنە|wêne|görsel|عکس",
            FLAGS);
    private static final Pattern BY =
            Pattern.compile("(?:^|[\\s—–|-])(?:by|von|par|por|di|بقلم|ji aliyê)\\s.*", FLAGS | Pattern.DOTALL);
    private static final Pattern ONLY_BEFORE = Pattern.compile(
            "^[\\s•|—–:*(\\[-]*(?:(?:by|von|par|por|from|news now|the|via|with|avec|mit|con|and)\\s+)*(?:the\\s+)?[\\s•|—–:*(\\[-]*$",
            FLAGS);
    private static final Pattern ONLY_AFTER = Pattern.compile(
            "^\\s*(?:[•|—–:*)\\].,-]|published|updated|posted|on|at|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*\\.?|[ap]\\.?m\\.?|ist|gmt|e[ds]?t|p[ds]?t|c[ds]?t|[:/]|\\s|—\\s*by .*|- associated press)*$",
            FLAGS);
    private static final Pattern NAMES_BEFORE = Pattern.compile(
            "^(?:\\p{Lu}[\\p{L}.'’-]+\\s+){1,4}(?:,\\s*(?:\\p{Lu}[\\p{L}.'’-]+\\s*){2,4})*(?:and|&|und|et|y)\\s+(?:\\p{Lu}[\\p{L}.'’-]+\\s*){2,4},?\\s*(?:the\\s+)?$",
            FLAGS);
    private static final Pattern ROLE_AFTER = Pattern.compile(
            "^\\s*(?:[\\p{L}-]+\\s+){0,3}(?:writers?|correspondents?|reporters?|editor)\\b.*", FLAGS | Pattern.DOTALL);
    private static final Pattern COPYRIGHT =
            Pattern.compile("(?:©|\\(c\\)|copyright|\\(copyright\\))[\\s©,\\d(c)]*(?:by\\s+)?(?:the\\s+)?$", FLAGS);
    private static final Pattern RIGHTS_AFTER = Pattern.compile(
            "^[\\s.,]*(?:(?:19|20)\\d\\d|all rights|this material|alle rechte|tous droits|todos los derechos|[)\\].]*$|,?\\s*dpa:).*",
            FLAGS | Pattern.DOTALL);
    private static final Pattern SOURCE = Pattern.compile(
            "(?:^|[\\s(\\[.])(?:sources?|quellen?|fuentes?|fontes?|bron|kilde|källa|kaynak|çavkanî|المصدر|المصادر|المصدر من|منبع|سەرچاوە|source de|kaynak)\\s*[:：/-]\\s*(?:the\\s+|وكالة\\s+|خبرگزاری\\s+|ئاژانسی\\s+)?[(\\[]?\\s*$",
            FLAGS);
    private static final Pattern WITH_INPUTS = Pattern.compile(
            "(?:^|[\\s(\\[])(?:with|avec|mit|con|com|cu|met)\\s+(?:agency\\s+)?(?:inputs?\\s+from\\s+|material(?:ial)? (?:from|von|der)\\s+|reporting (?:from|by)\\s+|information from\\s+|informaci[oó]n de\\s+)?(?:the\\s+|l['’])?$",
            FLAGS);
    private static final Pattern ENDS_TEXT = Pattern.compile("[.!?…»”\"’।]\\s*[-–—/(\\[]*\\s*$");
    private static final Pattern CLOSES_PARAGRAPH = Pattern.compile(
            "^\\s*(?:inputs?|material)?(?:\\s*(?:,|/|and|et|und|y|e|ve)\\s*\\p{Lu}[\\p{L}-]+){0,3}\\s*[)\\].]*\\s*$",
            FLAGS);
    private static final Pattern CONTRIBUTED = Pattern.compile(
            "^[^.]{0,200}\\bcontributed\\b.*|^ was first published.*|^[’']s? [^.]{0,120}\\bcontributed\\b.*",
            FLAGS | Pattern.DOTALL);
    private static final Pattern TOLD = Pattern.compile(
            "\\b(?:told|tells)\\s+(?:the\\s+)?$"
                    + "|\\b(?:dit|déclaré|indiqué|confié|affirmé|expliqué|assuré|précisé|raconté|confirmé|annoncé)e?s?\\s+(?:[^.]{0,30}\\s)?à\\s+(?:l['’])?$"
                    + "|\\bgegenüber\\s+(?:der\\s+)?$|\\bsagt[e]?n?\\s+(?:[^.]{0,60}\\s)?der\\s+$"
                    + "|\\b(?:dijo|dijeron|declaró|declararon|confirmó|confirmaron|informó|informaron|explicó|explicaron|señaló|aseguró)\\s+a\\s+(?:la\\s+agencia\\s+|la\\s+)?$"
                    + "|\\b(?:disse|afirmou|declarou)\\s+à\\s+$|\\b(?:detto|dichiarato|spiegato)\\s+all['’]$"
                    + "|(?:^|\\s)(?:لوكالة|ل|أبلغ|وأبلغ|لـ)\\s*$|(?:^|\\s)بە\\s*(?:ئاژانسی\\s+)?$|\\bji\\s+$",
            FLAGS);
    private static final Pattern AN_OUTSIDER = Pattern.compile(
            "^\\s*(?:news agency|news service|wire|nachrichtenagentur|haber ajans).*", FLAGS | Pattern.DOTALL);
    private static final Pattern PERSIAN_OPENING =
            Pattern.compile("^\\s*به\\s+گزارش\\s+(?:خبرنگار\\s+|خبرگزاری\\s+|گروه\\s+\\S+\\s+)*$");

    private CreditForms() {}

    /** City, country and date before the agency in brackets or behind a dash, and the first sentence after it. */
    static boolean isDateline(String before, String after, AgencyNames.Mention mention) {
        Matcher opens = BRACKET_OPENS.matcher(before);
        Matcher closes = BRACKET_CLOSES.matcher(after);
        if (opens.matches() && closes.matches()) return isBracketed(opens.group(1), closes.group(1));
        if (PERSIAN_OPENING.matcher(before).matches()) return mention.may('o');
        if (before.isBlank())
            return mention.may('o') && OPENS_TEXT.matcher(after).matches();
        return isBare(before, after, mention);
    }

    /** "BAGHDAD, May 5 (AFP) - The bridge ...", "(AFP) BAGHDAD: The bridge ...", "New Delhi, May 5 (PTI) The bridge ..." */
    private static boolean isBracketed(String place, String rest) {
        if (!isPlace(place) || !TEXT_FOLLOWS.matcher(rest).matches()) return false;
        if (place.isBlank() || DASH_FOLLOWS.matcher(rest).matches()) return true;
        boolean sentence = !Character.isLowerCase(rest.stripLeading().charAt(0));
        return sentence && place.strip().length() >= 3 && words(place) <= 8;
    }

    /** "Damascus, SANA- The minister ...", and the line "بغداد - واع" above a text. In Latin letters only some agencies do so. */
    private static boolean isBare(String before, String after, AgencyNames.Mention mention) {
        boolean arabic =
                before.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
        if (!mention.may('c') && !arabic) return false;
        if (!isPlace(BARE_PARTING.matcher(before).replaceFirst(""))) return false;
        boolean alone = after.isBlank() && before.length() < LONGEST_LINE;
        if (!BARE_PARTED.matcher(before).find())
            return alone && mention.may('c') && before.chars().anyMatch(Character::isDigit);
        return alone || DASH_FOLLOWS.matcher(after).matches() || (arabic && after.startsWith(". "));
    }

    /** A place, perhaps with a date: short, and in a script with capitals nearly every word has one. */
    private static boolean isPlace(String text) {
        String place = text.strip();
        if (place.length() > LONGEST_PLACE || PHOTO.matcher(place).find()) return false;
        int small = 0;
        int all = 0;
        for (String word : place.split("[\\s,./-]+")) {
            if (word.isEmpty()) continue;
            all++;
            if (Character.isLowerCase(word.codePointAt(0))
                    && !SMALL_OF_PLACES.matcher(word.toLowerCase(Locale.ROOT)).matches())
                small += word.length() > 5 ? 2 : 1;
        }
        // "Paris, 5 janv 2025": a date may hold a small word, a place holds none.
        boolean dated = place.chars().anyMatch(Character::isDigit);
        return small <= (dated ? 2 : 0) && all <= 9;
    }

    private static int words(String text) {
        return text.strip().split("\\s+").length;
    }

    static boolean isPhoto(String text) {
        return PHOTO.matcher(text).find();
    }

    /** A line of its own that names the agency as the writer. */
    static boolean isByline(String before, String after, boolean nearEdge, boolean fullName) {
        if (before.length() + after.length() > SHORT) return false;
        if (PHOTO.matcher(before).find() || PHOTO.matcher(after).find()) return false;
        if (BY.matcher(before).matches() && !before.contains(". ")) return true;
        if (ONLY_BEFORE.matcher(before).matches() && ONLY_AFTER.matcher(after).matches())
            return nearEdge || after.length() > 1 || before.length() > 1 || fullName;
        if (ONLY_BEFORE.matcher(before).matches()
                && after.strip().toLowerCase(Locale.ROOT).matches("[—–-] by .*")) return true;
        if (nearEdge
                && before.isBlank()
                && after.length() < LONGEST_PLACE
                && PLACE_FOLLOWS.matcher(after).matches()) return isPlace(after.replaceFirst("^\\s*[-–—]\\s+", ""));
        return NAMES_BEFORE.matcher(before).matches()
                        && ONLY_AFTER.matcher(after).matches()
                || BY.matcher(before).matches() && ROLE_AFTER.matcher(after).matches();
    }

    static boolean isCopyright(String before, String after, boolean start) {
        if (!COPYRIGHT.matcher(before).find() || !RIGHTS_AFTER.matcher(after).matches()) return false;
        return !start || after.matches("(?si).*(\\d{4}|rights).*") || before.matches(".*\\d{4}.*");
    }

    /** "Source: AFP" as a line, or "... he said. (AFP)" where the text ends. */
    static boolean isSource(String before, String after, boolean ending) {
        if (PHOTO.matcher(after).find() || after.length() > 40) return false;
        boolean closes = CLOSES_PARAGRAPH.matcher(after).matches();
        if (SOURCE.matcher(before).find()) return closes && (before.length() < 30 || ending);
        if (!ending || !closes) return false;
        if (WITH_INPUTS.matcher(before).find()) return before.length() < 40 || before.matches("(?s).*[.!?»”]\\s*\\(.*");
        if (ONLY_BEFORE.matcher(before).matches()) return true;
        boolean bracketed = before.length() > 80 && before.endsWith("(") && after.matches("\\)[.؟!]?\\s*");
        return (before.length() > 60 && ENDS_TEXT.matcher(before).find() || bracketed)
                && !PHOTO.matcher(tail(before)).find();
    }

    static boolean isContributed(String after) {
        return CONTRIBUTED.matcher(after).matches();
    }

    /** "told AFP", as the agency's own copy says it; "told the AFP news agency" is somebody else's report. */
    static boolean isTold(String before, String after) {
        return TOLD.matcher(tail(before)).find() && !AN_OUTSIDER.matcher(after).matches();
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 90));
    }
}
