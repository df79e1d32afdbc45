package org.tributary.serve;

import java.util.ArrayList;
import java.util.List;
import org.tributary.model.Difference;
import org.tributary.model.Difference.Kind;
import org.tributary.model.Difference.Paragraph;
import org.tributary.model.Difference.Piece;
import org.tributary.publish.Direction;

/**
 * A difference as pages and feeds show it: the paragraphs that changed, what changed in them marked, some words of what
 * did not around it. Each paragraph has its own direction, and each mark is isolated, so that a Latin name in an Arabic
 * sentence stays where it was written.
 */
public record DiffView(List<Line> lines) {
    private static final int AROUND = 12;

    public DiffView {
        lines = List.copyOf(lines);
    }

    /** A paragraph; {@code dir} is ltr or rtl. */
    public record Line(String dir, List<Span> spans) {}

    /** Words with one fate. */
    public record Span(Fate fate, String text) {
        public boolean isIns() {
            return fate == Fate.INS;
        }

        public boolean isDel() {
            return fate == Fate.DEL;
        }

        /** Blanks belong between the marks, not into them. */
        public String bare() {
            return text.strip();
        }
    }

    /** What became of words. */
    public enum Fate {
        SAME,
        INS,
        DEL
    }

    /** @param most so many words are shown, and no more: an excerpt's length in public */
    static DiffView of(Difference difference, int most) {
        List<Line> lines = new ArrayList<>();
        int left = most;
        for (Paragraph paragraph : difference.paragraphs()) {
            if (paragraph.isSame()) continue;
            if (left <= 0) break;
            List<Span> spans = new ArrayList<>();
            StringBuilder whole = new StringBuilder();
            for (int p = 0; p < paragraph.pieces().size() && left > 0; p++) {
                Piece piece = paragraph.pieces().get(p);
                whole.append(piece.after()).append(' ').append(piece.before());
                if (piece.kind() == Kind.SAME)
                    left -= add(
                            spans,
                            Fate.SAME,
                            around(
                                    piece.after(),
                                    p == 0,
                                    p == paragraph.pieces().size() - 1),
                            left);
                else {
                    left -= add(spans, Fate.DEL, piece.before(), left);
                    left -= add(spans, Fate.INS, piece.after(), left);
                }
            }
            lines.add(new Line(Direction.of(whole.toString()).dir(), spans));
        }
        return new DiffView(lines);
    }

    private static int add(List<Span> spans, Fate fate, String text, int left) {
        String line = Shown.line(text);
        if (line.isEmpty() || left <= 0) return 0;
        String[] words = line.split(" ");
        String shown =
                words.length <= left ? line : String.join(" ", List.of(words).subList(0, left)) + " …";
        spans.add(new Span(fate, shown));
        return words.length;
    }

    private static String around(String text, boolean first, boolean last) {
        List<String> words = List.of(text.strip().split("\\s+"));
        int size = words.size();
        if (first && last || size <= AROUND || !first && !last && size <= 2 * AROUND) return text;
        String start = String.join(" ", words.subList(0, AROUND));
        String end = String.join(" ", words.subList(size - AROUND, size));
        if (first) return "… " + end;
        return last ? start + " …" : start + " … " + end;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** For feeds, where no style sheet is. */
    String html() {
        StringBuilder html = new StringBuilder();
        for (Line line : lines) {
            html.append("<p dir=\"").append(line.dir).append("\">");
            for (Span span : line.spans) html.append(mark(span, line.dir)).append(' ');
            html.append("</p>");
        }
        return html.toString();
    }

    private static String mark(Span span, String dir) {
        String text = escaped(span.bare());
        if (span.fate == Fate.SAME) return text;
        String name = span.fate == Fate.INS ? "ins" : "del";
        return "<" + name + " dir=\"" + dir + "\">" + text + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Without any markup: [-gone-] {+come+}, as word diffs are written. */
    String words() {
        StringBuilder words = new StringBuilder();
        for (Line line : lines) {
            for (Span span : line.spans)
                words.append(
                                switch (span.fate) {
                                    case SAME -> span.bare();
                                    case INS -> "{+" + span.bare() + "+}";
                                    case DEL -> "[-" + span.bare() + "-]";
                                })
                        .append(' ');
            words.append("\n\n");
        }
        return words.toString().strip();
    }
}
