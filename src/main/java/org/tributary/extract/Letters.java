package org.tributary.extract;

/**
 * The letters and digits of the first plane in lower case, in a table: a page's characters are looked at many times, and
 * asking {@link Character} each time costs more than all the rest of counting words.
 */
final class Letters {
    private static final char[] LOWER = lower();

    private Letters() {}

    static boolean is(char c) {
        return LOWER[c] != 0;
    }

    /** The character in lower case, 0 where it is neither letter nor digit. */
    static char lower(char c) {
        return LOWER[c];
    }

    private static char[] lower() {
        char[] lower = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < lower.length; c++)
            if (Character.isLetterOrDigit((char) c)) lower[c] = Character.toLowerCase((char) c);
        return lower;
    }
}
