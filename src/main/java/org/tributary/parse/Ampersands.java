package org.tributary.parse;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * Makes every {@code &} one that XML knows: HTML's names become numbers, numbers that no character has go, and an
 * ampersand that begins nothing becomes {@code &amp;}. CDATA sections and comments are left as they are.
 */
final class Ampersands implements Mend {
    private static final Set<String> XML = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final int LONGEST_NAME = 32;

    @Override
    public String mend(String xml) {
        if (xml.indexOf('&') < 0) return xml;
        StringBuilder out = new StringBuilder(xml.length() + 64);
        int i = 0;
        while (i < xml.length()) {
            int next = nextOf(xml, i);
            out.append(xml, i, next);
            i = next;
            if (i >= xml.length()) break;
            if (xml.charAt(i) == '&') i = reference(xml, i, out);
            else {
                int end = opaqueEnd(xml, i);
                out.append(xml, i, end);
                i = end;
            }
        }
        return out.toString();
    }

    private static int nextOf(String xml, int from) {
        for (int i = from; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (c == '&' || (c == '<' && xml.startsWith("!", i + 1))) return i;
        }
        return xml.length();
    }

    private static int opaqueEnd(String xml, int at) {
        String close = xml.startsWith("<![CDATA[", at) ? "]]>" : xml.startsWith("<!--", at) ? "-->" : ">";
        int end = xml.indexOf(close, at);
        return end < 0 ? xml.length() : end + close.length();
    }

    /** Writes the reference at {@code at} as XML may hold it; returns where the text goes on. */
    private static int reference(String xml, int at, StringBuilder out) {
        int end = at + 1;
        while (end < xml.length() && end - at <= LONGEST_NAME && isNamePart(xml.charAt(end))) end++;
        String name = xml.substring(at + 1, end);
        boolean closed = end < xml.length() && xml.charAt(end) == ';';
        int after = closed ? end + 1 : end;
        if (name.startsWith("#")) return number(name, at, after, out);
        if (closed && XML.contains(name)) {
            out.append('&').append(name).append(';');
            return after;
        }
        String text = closed ? characterOf(name) : "";
        if (text.isEmpty()) {
            out.append("&amp;");
            return at + 1;
        }
        text.codePoints().forEach(c -> out.append("&#").append(c).append(';'));
        return after;
    }

    private static boolean isNamePart(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || c == '#';
    }

    private static int number(String name, int at, int after, StringBuilder out) {
        try {
            String digits = name.substring(1).toLowerCase(Locale.ROOT);
            int c = digits.startsWith("x") ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            if (LegalCharacters.legal(c)) out.append("&#").append(c).append(';');
            return after;
        } catch (NumberFormatException e) {
            out.append("&amp;");
            return at + 1;
        }
    }

    private static String characterOf(String name) {
        if (!Entities.isNamedEntity(name)) return "";
        String whole = "&" + name + ";";
        String text = Parser.unescapeEntities(whole, false);
        return text.equals(whole) || text.endsWith(";") ? "" : text;
    }
}
