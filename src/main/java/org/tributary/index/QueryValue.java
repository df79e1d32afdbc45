package org.tributary.index;

/**
 * One value in a query, bare or in quotes.
 *
 * @param words without quotes and star
 * @param goesOn a star stands behind it
 * @param end where the query goes on; negative where a quotation does not end
 */
record QueryValue(String words, boolean goesOn, int end) {
    static QueryValue read(String text, int start, boolean inBrackets) {
        return start < text.length() && isQuote(text.charAt(start))
                ? quoted(text, start)
                : bare(text, start, inBrackets);
    }

    private static QueryValue quoted(String text, int start) {
        int end = start + 1;
        while (end < text.length() && !isQuote(text.charAt(end))) end++;
        if (end == text.length()) return new QueryValue("", false, -1);
        return new QueryValue(text.substring(start + 1, end).strip(), false, end + 1);
    }

    private static QueryValue bare(String text, int start, boolean inBrackets) {
        int end = start;
        while (end < text.length() && !ends(text.charAt(end), inBrackets)) end++;
        String word = text.substring(start, end);
        boolean goesOn = word.endsWith("*");
        return new QueryValue(goesOn ? word.substring(0, word.length() - 1) : word, goesOn, end);
    }

    private static boolean ends(char c, boolean inBrackets) {
        return Character.isWhitespace(c) || isQuote(c) || inBrackets && c == ')';
    }

    /** Telephones turn quotation marks into curly ones. */
    private static boolean isQuote(char c) {
        return c == '"' || c == '“' || c == '”' || c == '„';
    }
}
