package org.tributary.extract;

import java.util.regex.Pattern;
import org.tributary.model.FeedEntry;

/**
 * Decides whether a feed's own text of an entry is the whole article, so that its page need not be visited. Wrongly "no"
 * costs a visit; wrongly "yes" loses most of an article: so it is yes only where the text is as long as articles are, has
 * paragraphs, ends as texts end, and is more than the summary beside it.
 */
final class WholeText {
    private static final int FEWEST_WORDS = 100;
    private static final int ENOUGH_WORDS = 250;
    private static final int FEWEST_PARAGRAPHS = 2;
    private static final Pattern BLOCK_ENDS = Pattern.compile(
            "</p\\s*>|<br\\s*/?>\\s*<br|</(?:div|li|h[1-6]|blockquote|section)\\s*>", Pattern.CASE_INSENSITIVE);

    /** A line that feed writers put below excerpts and whole texts alike. */
    private static final Pattern FOOTER = Pattern.compile(
            "(?:\\s|\\n)*(?:the post .{1,300} appeared first on .{1,120}|(?:this )?article .{1,200} (?:first )?appeared (?:first )?on .{1,120})\\.?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern CUT = Pattern.compile(
            "(?:\\[?\\s*(?:…|\\.\\.\\.|&hellip;)\\s*\\]?|[\\[(](?:more|weiter|mehr|suite|lire la suite|leer más|المزيد)[\\])]"
                    + "|(?:read|see|view|find) (?:the )?(?:more|full (?:story|article|text)|rest|entire article).{0,60}|continue reading.{0,200}|read on.{0,40}"
                    + "|click here.{0,80}|keep reading.{0,60}|learn more|weiterlesen.{0,60}|mehr lesen|lire la suite.{0,60}|lire plus.{0,20}"
                    + "|(?:seguir|sigue|continuar) leyendo.{0,60}|leer más.{0,40}|leggi (?:tutto|l'articolo|di più).{0,40}|continua a leggere.{0,60}"
                    + "|leia mais.{0,40}|lees (?:meer|verder).{0,40}|читать (?:далее|дальше|полностью).{0,40}|devamını oku.{0,20}|devamı.{0,20}"
                    + "|(?:اقرأ|إقرأ|أقرأ|لقراءة|للمزيد|المزيد|تابع القراءة).{0,60}|ادامه (?:مطلب|خبر).{0,40}|بیشتر بخوانید.{0,40}|درێژە.{0,40}|קרא עוד.{0,40}"
                    + "|続きを読む.{0,20}|阅读(?:全文|更多).{0,20}|閱讀全文.{0,20})\\s*[»›→>]*\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private WholeText() {}

    static boolean isWhole(FeedEntry entry) {
        boolean apart = !entry.contentText().isBlank();
        String text = trimmed(apart ? entry.contentText() : entry.summaryText());
        String html = apart ? entry.contentHtml() : entry.summaryHtml();
        int words = Prose.of(text).words();
        if (words < FEWEST_WORDS || isCut(text)) return false;
        int paragraphs = paragraphs(html, text);
        if (paragraphs < FEWEST_PARAGRAPHS) return false;
        String summary = entry.summaryText();
        boolean saysMore = apart && !summary.isBlank() && text.length() > 1.4 * summary.length();
        if (saysMore) return true;
        return words >= (apart && summary.isBlank() ? FEWEST_WORDS + 50 : ENOUGH_WORDS) && paragraphs >= 3;
    }

    static boolean isCut(String text) {
        String end = text.substring(Math.max(0, text.length() - 320));
        return !endsAsTextsEnd(text) || CUT.matcher(end).find();
    }

    private static String trimmed(String text) {
        String stripped = text.strip();
        int tail = Math.max(0, stripped.length() - 500);
        return stripped.substring(0, tail)
                + FOOTER.matcher(stripped.substring(tail)).replaceFirst("");
    }

    /** With a full stop, a quotation mark, a bracket; or with a short last line (a name, an agency, a place). */
    private static boolean endsAsTextsEnd(String text) {
        if (text.isEmpty()) return false;
        Prose prose = Prose.of(text.substring(Math.max(0, text.length() - 200)));
        if (prose.endsSentence()) return true;
        char last = text.charAt(text.length() - 1);
        if (")]\"”»’'".indexOf(last) >= 0) return true;
        int line = Math.max(text.lastIndexOf('\n'), Math.max(text.lastIndexOf(". "), text.lastIndexOf(".\u00a0")));
        return line >= 0 && text.length() - line < 60;
    }

    private static int paragraphs(String html, String text) {
        int found = 0;
        var matcher = BLOCK_ENDS.matcher(html);
        while (matcher.find()) found++;
        int lines = 0;
        for (String line : text.split("\n+")) if (Prose.of(line).words() >= 8) lines++;
        return Math.max(found, lines);
    }
}
