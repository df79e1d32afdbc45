package org.tributary.dedup;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tributary.model.Difference;
import org.tributary.model.Difference.Kind;
import org.tributary.model.Difference.Paragraph;
import org.tributary.model.Difference.Piece;

/**
 * How a text differs from another, for a person to read: first by paragraphs, then by the words of those that differ.
 * Case, typography and letter forms are no difference. One or two words that stayed between two changes are shown as
 * part of them: a text of single coloured words cannot be read.
 */
public final class Wording {
    /** Blocks with more words are shown as wholly rewritten: nobody reads on, and it takes time. */
    private static final int MOST_WORDS = 6_000;

    /** So few words between two changes are part of them. */
    private static final int ISLAND = 2;

    private Wording() {}

    /** From one text to the other; paragraphs end with a line end. */
    public static Difference between(String before, String after) {
        List<String> old = paragraphs(before);
        List<String> now = paragraphs(after);
        List<Paragraph> out = new ArrayList<>();
        int at = 0;
        for (Change change : changes(folded(old), folded(now))) {
            for (; at < change.fromB; at++) out.add(paragraph(Kind.SAME, now.get(at)));
            List<String> gone = old.subList(change.fromA, change.toA);
            List<String> come = now.subList(change.fromB, change.toB);
            at = change.toB;
            if (come.isEmpty()) gone.forEach(one -> out.add(paragraph(Kind.CUT, one)));
            else if (gone.isEmpty()) come.forEach(one -> out.add(paragraph(Kind.ADDED, one)));
            else out.addAll(reworded(gone, come));
        }
        for (; at < now.size(); at++) out.add(paragraph(Kind.SAME, now.get(at)));
        return new Difference(out);
    }

    /** What stands in the one row from {@code fromA} stands in the other from {@code fromB}, and is something else. */
    private record Change(int fromA, int toA, int fromB, int toB) {
        boolean touches(Change next) {
            return next.fromA <= toA && next.fromB <= toB;
        }

        Change with(Change next) {
            return new Change(fromA, Math.max(toA, next.toA), fromB, Math.max(toB, next.toB));
        }
    }

    /** The library tells what goes and what comes in its place one after the other; here that is one change. */
    private static List<Change> changes(List<String> before, List<String> after) {
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<String>())
                .getDeltas()) {
            int fromA = delta.getSource().getPosition();
            int fromB = delta.getTarget().getPosition();
            Change next = new Change(
                    fromA,
                    fromA + delta.getSource().size(),
                    fromB,
                    fromB + delta.getTarget().size());
            int last = changes.size() - 1;
            if (last >= 0 && changes.get(last).touches(next))
                changes.set(last, changes.get(last).with(next));
            else changes.add(next);
        }
        return changes;
    }

    private static List<String> paragraphs(String text) {
        return Stream.of(text.split("\\n+"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static List<String> folded(List<String> written) {
        return written.stream().map(Token::fold).toList();
    }

    private static Paragraph paragraph(Kind kind, String text) {
        return new Paragraph(List.of(new Piece(kind, kind == Kind.ADDED ? "" : text, kind == Kind.CUT ? "" : text)));
    }

    /** A few paragraphs in the place of others, by word. */
    private static List<Paragraph> reworded(List<String> gone, List<String> come) {
        List<Token> a = Token.of(gone);
        List<Token> b = Token.of(come);
        if (a.size() + b.size() > MOST_WORDS) {
            List<Paragraph> all = new ArrayList<>();
            gone.forEach(one -> all.add(paragraph(Kind.CUT, one)));
            come.forEach(one -> all.add(paragraph(Kind.ADDED, one)));
            return all;
        }
        return broken(joined(runs(a, b)));
    }

    /** Some words of either text with one fate. */
    private record Run(Kind kind, List<Token> before, List<Token> after) {
        static Run changed(List<Token> before, List<Token> after) {
            Kind kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.CUT : Kind.REWORDED;
            return new Run(kind, before, after);
        }

        boolean isIsland() {
            return kind == Kind.SAME
                    && after.size() <= ISLAND
                    && after.stream().noneMatch(Token::endsParagraph)
                    && before.stream().noneMatch(Token::endsParagraph);
        }
    }

    private static List<Run> runs(List<Token> a, List<Token> b) {
        List<Run> runs = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (Change change : changes(
                a.stream().map(Token::folded).toList(),
                b.stream().map(Token::folded).toList())) {
            if (change.fromB > j) runs.add(new Run(Kind.SAME, a.subList(i, change.fromA), b.subList(j, change.fromB)));
            i = change.toA;
            j = change.toB;
            runs.add(Run.changed(a.subList(change.fromA, i), b.subList(change.fromB, j)));
        }
        if (j < b.size()) runs.add(new Run(Kind.SAME, a.subList(i, a.size()), b.subList(j, b.size())));
        return runs;
    }

    private static List<Run> joined(List<Run> runs) {
        List<Run> out = new ArrayList<>();
        for (int r = 0; r < runs.size(); r++) {
            Run run = runs.get(r);
            boolean between = r > 0 && r + 1 < runs.size();
            Run last = out.isEmpty() ? run : out.get(out.size() - 1);
            boolean follows = !out.isEmpty() && last.kind != Kind.SAME && run.kind != Kind.SAME;
            if (between && run.isIsland() && last.kind != Kind.SAME || follows)
                out.set(out.size() - 1, Run.changed(both(last.before, run.before), both(last.after, run.after)));
            else out.add(run);
        }
        return out;
    }

    private static List<Token> both(List<Token> one, List<Token> more) {
        List<Token> all = new ArrayList<>(one);
        all.addAll(more);
        return all;
    }

    /** The newer text's paragraphs; what was cut stands where it stood. */
    private static List<Paragraph> broken(List<Run> runs) {
        List<Paragraph> out = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        for (Run run : runs) {
            String before = Token.text(run.before);
            int from = 0;
            for (int i = 0; i <= run.after.size(); i++) {
                boolean ends = i < run.after.size() && run.after.get(i).endsParagraph();
                if (!ends && i < run.after.size()) continue;
                String after = Token.text(run.after.subList(from, i));
                from = i + 1;
                add(pieces, run.kind, run.kind == Kind.SAME ? after : before, after);
                before = "";
                if (!ends) continue;
                if (!pieces.isEmpty()) out.add(new Paragraph(pieces));
                pieces.clear();
            }
        }
        if (!pieces.isEmpty()) out.add(new Paragraph(pieces));
        return out;
    }

    private static void add(List<Piece> pieces, Kind kind, String before, String after) {
        if (before.isBlank() && after.isBlank()) return;
        if (kind == Kind.SAME) pieces.add(new Piece(kind, after, after));
        else if (before.isBlank()) pieces.add(new Piece(Kind.ADDED, "", after));
        else if (after.isBlank()) pieces.add(new Piece(Kind.CUT, before, ""));
        else pieces.add(new Piece(Kind.REWORDED, before, after));
    }
}
