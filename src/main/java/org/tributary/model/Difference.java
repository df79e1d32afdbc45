package org.tributary.model;

import java.util.List;

/** How one text differs from another, by word, in the paragraphs of the newer one. */
public record Difference(List<Paragraph> paragraphs) {
    public Difference {
        paragraphs = List.copyOf(paragraphs);
    }

    /** One paragraph of either text. */
    public record Paragraph(List<Piece> pieces) {
        public Paragraph {
            pieces = List.copyOf(pieces);
        }

        public boolean isSame() {
            return pieces.stream().allMatch(piece -> piece.kind() == Kind.SAME);
        }
    }

    /** What became of a piece. */
    public enum Kind {
        SAME,
        ADDED,
        CUT,
        /** Other words in the place of some. */
        REWORDED
    }

    /**
     * A run of words with one fate, as written; together with its neighbours it is the paragraph.
     *
     * @param before what stood there; empty where it was added
     * @param after what stands there now; empty where it was cut
     */
    public record Piece(Kind kind, String before, String after) {
        private static int words(String text) {
            String bare = text.strip();
            return bare.isEmpty() ? 0 : bare.split("\\s+").length;
        }
    }

    /** How many words were added. */
    public int added() {
        return count(Kind.ADDED, false);
    }

    /** How many words were cut. */
    public int cut() {
        return count(Kind.CUT, true);
    }

    /** How many of the newer words stand in the place of others. */
    public int reworded() {
        return count(Kind.REWORDED, false);
    }

    private int count(Kind kind, boolean before) {
        return paragraphs.stream()
                .flatMap(paragraph -> paragraph.pieces().stream())
                .filter(piece -> piece.kind() == kind)
                .mapToInt(piece -> Piece.words(before ? piece.before() : piece.after()))
                .sum();
    }

    public boolean isNone() {
        return paragraphs.stream().allMatch(Paragraph::isSame);
    }
}
