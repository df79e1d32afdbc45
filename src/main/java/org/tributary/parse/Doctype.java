package org.tributary.parse;

/**
 * Takes the DOCTYPE out, its internal subset included, and nothing else (S7): quotes and comments inside the subset may
 * hold brackets. RSS 0.91 as Netscape wrote it begins with one, and Rome refuses any.
 */
final class Doctype {
    private Doctype() {}

    static String strip(String xml) {
        int start = find(xml);
        if (start < 0) return xml;
        int end = endOf(xml, start);
        return xml.substring(0, start) + xml.substring(end);
    }

    /** A DOCTYPE stands before the first tag; one inside CDATA or text is none. */
    static int find(String xml) {
        int i = 0;
        while ((i = xml.indexOf('<', i)) >= 0) {
            if (xml.startsWith("<!--", i)) i = after(xml, "-->", i + 4);
            else if (xml.startsWith("<?", i)) i = after(xml, "?>", i + 2);
            else return xml.regionMatches(true, i, "<!DOCTYPE", 0, 9) ? i : -1;
        }
        return -1;
    }

    static int endOf(String xml, int start) {
        boolean subset = false;
        int i = start + 9;
        while (i < xml.length()) {
            char c = xml.charAt(i);
            if (c == '"' || c == '\'') i = after(xml, String.valueOf(c), i + 1);
            else if (xml.startsWith("<!--", i)) i = after(xml, "-->", i + 4);
            else if (c == '[' && !subset) {
                subset = true;
                i++;
            } else if (c == ']') {
                subset = false;
                i++;
            } else if (c == '>' && !subset) return i + 1;
            else i++;
        }
        return xml.length();
    }

    private static int after(String xml, String close, int from) {
        int end = xml.indexOf(close, from);
        return end < 0 ? xml.length() : end + close.length();
    }
}
