package org.tributary.publish;

/**
 * Which way a text runs, by the letters in it: a declared language may lie, an Arabic headline may begin with "NATO".
 */
public enum Direction {
    LTR,
    RTL;

    /** Enough letters to be sure; a longer text is not read to its end. */
    private static final int ENOUGH = 400;

    public static Direction of(String text) {
        int right = 0;
        int left = 0;
        for (int i = 0; i < text.length() && right + left < ENOUGH; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (Character.getDirectionality(c)) {
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> right++;
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> left++;
                default -> {}
            }
        }
        return right > left ? RTL : LTR;
    }

    /** The value of HTML's {@code dir}. */
    public String dir() {
        return this == RTL ? "rtl" : "ltr";
    }
}
