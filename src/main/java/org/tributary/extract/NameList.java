package org.tributary.extract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names out of a byline: "By Ann Lee and Bo Ek, Political Editor | ann@example.org" gives Ann Lee and Bo Ek. */
final class NameList {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern LEAD_IN = Pattern.compile(
            "^(?:(?:written|reported|reviewed|posted|published|article|story|words|text|report|analysis|opinion|comment|interview|exclusive)\\s+)?"
                    + "(?:by|von|vom|par|por|di|de la redacci[oó]n|door|av|af|oleh|przez|af|text(?:e|o)?\\s*:|autor(?:en|in|es|a)?\\s*:?|auteurs?\\s*:?|authors?\\s*:?"
                    + "|yazar\\s*:|haber\\s*:|ein (?:artikel|beitrag|kommentar|interview|gastbeitrag|text) von|eine? \\p{L}+ von"
                    + "|بقلم|كتبه?|كتبت|تحرير|إعداد|اعداد|الكاتب|نووسین[یى]?|ئامادەکردنی|نووسەر|نو[یي]سنده|به قلم|ji aliyê|nivîsandin)\\s*[:：/\\-–]?\\s+",
            FLAGS);
    private static final Pattern LABEL = Pattern.compile(
            "^(?:by|von|author|authors|autor|autoren|text|reporter|writer|بقلم|الكاتب|كتب|تحرير|نووس[یي]ن|نو[یي]سنده|记者|责编|責編|责任编辑|作者|記者|文|기자|autorin/autor|autor/autorin|autorin)\\s*[:：]\\s*",
            FLAGS);
    private static final Set<String> OPENINGS = Set.of(
            "by",
            "von",
            "par",
            "por",
            "di",
            "door",
            "av",
            "af",
            "oleh",
            "text",
            "autor",
            "autorin",
            "autorin/autor",
            "autor/autorin",
            "auteur",
            "author",
            "reporter",
            "writer",
            "بقلم",
            "كتب",
            "كتبه",
            "كتبت",
            "الكاتب",
            "نووسین",
            "نووسینی",
            "نووسەر",
            "نویسنده",
            "نويسنده",
            "作者",
            "记者",
            "責編",
            "责编",
            "责任编辑",
            "文",
            "記者",
            "기자");
    private static final Set<String> SOURCES = Set.of(
            "source", "sources", "quelle", "quellen", "fuente", "fonte", "bron", "kilde", "källa", "kaynak", "çavkanî",
            "المصدر", "المصادر", "منبع", "سەرچاوە", "来源", "©");
    private static final Pattern SOURCE = Pattern.compile(
            "^(?:redaktion|sendung|kamera|quelle|source|fuente|fonte|bron|foto|photo|bild|المصدر|kaynak|منبع|来源)s?\\s*[:：]",
            FLAGS);
    private static final Pattern JUNK = Pattern.compile(
            "\\b[\\w.+-]+@[\\w-]+\\.[\\w.]+|https?://\\S+|www\\.\\S+|(?<!\\w)@\\w+|\\([^)]*\\)|\\[[^]]*]");
    private static final Pattern BREAK =
            Pattern.compile("\\s*(?:[,;|•·、，،؛\\n\\r\\t]|\\s[/–—-]\\s|/(?=\\p{L})|\\s\\+\\s)\\s*");
    private static final Pattern AND =
            Pattern.compile("\\s+(?:and|und|et|y|e|&|with|mit|avec|con|ve|û|och|og|en|i|و)\\s+", FLAGS);
    private static final Pattern ROLE = Pattern.compile(
            "\\b(?:editors?|correspondents?|reporters?|writers?|columnists?|journalists?|producers?|contributors?|bureau|chief|staff|desk|newsroom|team of"
                    + "|professor|director|head of|analyst|fellow|author of|photographers?|redakteur(?:in)?|korrespondent(?:in)?|ressortleiter(?:in)?|chefredakteur(?:in)?"
                    + "|reporterin|autorin|redacteur|rédact(?:eur|rice)|journaliste|correspondant(?:e)?|periodista|corresponsal|redactor(?:a)?|muhabir[i]?|editör[ü]?"
                    + "|updated|published|min read|minutes?|uhr|comments?|share|follow|subscribe|newsletter|more stories|view profile|read more|see all)\\b",
            FLAGS);
    private static final Pattern WEEKDAY = Pattern.compile("\\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day$", FLAGS);
    private static final Pattern NOBODY = Pattern.compile(
            "admin\\d*|administrator|webmaster|superuser|root|unknown|anonymous|undefined|null|none|n/a|user\\d*|guest|test",
            FLAGS);
    private static final int LONGEST = 60;
    private static final int LONGEST_IDEOGRAPHIC = 12;
    private static final int MOST_WORDS = 6;

    private static final Pattern PARTICLE = Pattern.compile(
            "(?:de|del|della|der|den|des|di|da|do|dos|du|la|le|van|von|zu|zur|bin|ibn|al|el|ul|y|e|und|ten|ter|af|av|st|dpa|afp)\\.?|(?:al|el|d|l|ul|ud)[-'’]\\p{L}+");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final boolean strict;

    /** @param strict whether only what looks like a person's name counts: for text that readers see */
    NameList(boolean strict) {
        this.strict = strict;
    }

    /** Every name in one byline's text as readers see it. */
    static List<String> of(String byline) {
        NameList list = new NameList(true);
        list.add(byline);
        return list.names();
    }

    List<String> names() {
        return List.copyOf(names.values());
    }

    /** Whether a line with that first word begins as bylines do. */
    static boolean opensByline(String firstWord) {
        return OPENINGS.contains(firstWord);
    }

    /** Whether a line with that first word says where a text is from: "Source: AFP". */
    static boolean opensSource(String firstWord) {
        return SOURCES.contains(firstWord);
    }

    /** In lower case, without what stands before it; empty in a line of blanks. */
    static String firstWord(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) <= ' ' || "(（•|".indexOf(line.charAt(start)) >= 0)) start++;
        int end = start;
        while (end < line.length() && end - start < 16 && line.charAt(end) > ' ' && ":：".indexOf(line.charAt(end)) < 0)
            end++;
        return line.substring(start, end).toLowerCase(Locale.ROOT);
    }

    int size() {
        return names.size();
    }

    void add(String byline) {
        String text = byline.indexOf('<') >= 0 || byline.indexOf('&') >= 0 ? PageFacts.plain(byline) : byline;
        text = text.replace('\u00a0', ' ').replace("\u200b", "").strip();
        if (text.isEmpty() || text.length() > 400 || looksLikeAddress(text)) return;
        if (strict && SOURCE.matcher(text).find()) return;
        text = text.replaceAll("^[（(]([^）)]*[:：][^）)]*)[）)]$", "$1");
        text = JUNK.matcher(text).replaceAll(" ").strip();
        for (String last = ""; !last.equals(text); ) {
            last = text;
            text = LABEL.matcher(LEAD_IN.matcher(text).replaceFirst(""))
                    .replaceFirst("")
                    .strip();
        }
        int before = names.size();
        for (String part : BREAK.split(text)) {
            for (String name : people(part)) keep(name);
            // A line that begins with something else is a sentence or a menu, and its commas part no names.
            if (strict
                    && names.size() == before
                    && !part.isBlank()
                    && !ROLE.matcher(part).find()) return;
        }
    }

    /** "Ann Lee and Bo Ek" is two people, "Ortega y Gasset" is one: both sides must be full names or an agency. */
    private static List<String> people(String part) {
        String[] sides = AND.split(part);
        if (sides.length < 2) return List.of(part);
        boolean full = true;
        for (String side : sides) full &= side.strip().contains(" ") || isAcronym(side.strip());
        return full || part.contains("&") ? List.of(sides) : List.of(part);
    }

    private void keep(String raw) {
        String name = LEAD_IN.matcher(raw.strip() + " ").replaceFirst("").strip();
        name = name.replaceAll("\\s+", " ").replaceAll("^[\\s.,:;*\"“”«»/|–—-]+|[\\s,:;*\"“”«»/|–—-]+$", "");
        name = WEEKDAY.matcher(name).replaceFirst("");
        if (name.length() < 2 || name.length() > LONGEST || name.split(" ").length > MOST_WORDS) return;
        if (name.chars().anyMatch(Character::isDigit) || name.chars().noneMatch(Character::isLetter)) return;
        if (NOBODY.matcher(name).matches()) return;
        if (strict ? ROLE.matcher(name).find() || !looksLikeName(name) : isRole(name)) return;
        names.putIfAbsent(Words.letters(name), name);
    }

    /** Data that says "Staff Reporter" as the author means it; "Political Editor" behind a name is a second part. */
    private boolean isRole(String name) {
        return !names.isEmpty() && ROLE.matcher(name).find();
    }

    /** In a script that has capitals each word of a name has one, but for particles; agencies may be small. */
    private static boolean looksLikeName(String name) {
        if (name.codePoints().anyMatch(Character::isIdeographic) && name.length() > LONGEST_IDEOGRAPHIC) return false;
        for (String word : name.split("[\\s-]+")) {
            if (word.isEmpty()) continue;
            int first = word.codePointAt(0);
            boolean small = Character.isLowerCase(first);
            if (small && !PARTICLE.matcher(word).matches()) return false;
        }
        return true;
    }

    private static boolean isAcronym(String word) {
        return word.length() <= 6 && (word.equals(word.toUpperCase(Locale.ROOT)) || word.equals("dpa"));
    }

    private static boolean looksLikeAddress(String text) {
        return !text.contains(" ")
                && (text.startsWith("http") || text.contains("://") || text.startsWith("/") || text.startsWith("www."));
    }
}
