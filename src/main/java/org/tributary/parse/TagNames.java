package org.tributary.parse;

/**
 * Keeps names of tags short before jsoup reads them: it copies a name with each piece that it adds, so that one of a
 * megabyte costs gigabytes. What is longer than any name is no tag: its {@code <} becomes {@code &lt;}, nothing is lost.
 */
final class TagNames {
    private static final int LONGEST = 200;

    private TagNames() {}

    static String bounded(String html) {
        StringBuilder out = new StringBuilder(0);
        int kept = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            if (!isEndless(html, at + 1)) continue;
            out.append(html, kept, at).append("&lt;");
            kept = at + 1;
        }
        return kept == 0 ? html : out.append(html, kept, html.length()).toString();
    }

    /** Whether what begins here is read as a name, and goes on and on. Comments and CDATA sections are no names. */
    private static boolean isEndless(String html, int from) {
        int start = from < html.length() && html.charAt(from) == '/' ? from + 1 : from;
        if (start >= html.length() || html.charAt(start) == '!') return false;
        int last = Math.min(html.length(), start + LONGEST);
        for (int i = start; i < last; i++) if (isEnd(html.charAt(i))) return false;
        return last == start + LONGEST;
    }

    private static boolean isEnd(char c) {
        return c <= ' ' || c == '>' || c == '/'; // but not '<', which jsoup takes for a letter
    }
}
