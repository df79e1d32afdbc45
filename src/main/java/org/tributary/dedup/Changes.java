package org.tributary.dedup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What happened between two versions of an article. Lines that are no sentences (a count of comments, "updated 5 minutes
 * ago", a word before an advert, a subheading) never count; nor do spaces, typography and letter forms.
 */
public final class Changes {
    /** From what nobody needs to know to what everybody should. */
    public enum Kind {
        /** Nothing that a reader reads. */
        COSMETIC,
        /** Letters of a word, or a few words said otherwise. */
        TYPO,
        /** Sentences went, and none came. */
        REMOVED,
        /** The headline says something else, the text does not. */
        HEADLINE,
        /** Text was added. */
        UPDATE,
        /** Figures, names or quoted words are others, or a notice says that something was wrong. */
        CORRECTION;

        /** Whether readers get to see the article as changed. */
        public boolean matters() {
            return this == HEADLINE || this == UPDATE || this == CORRECTION;
        }
    }

    /** One place that changed; both sides as they stand there, either may be empty. */
    public record Edit(String before, String after) {}

    /** The kind of the whole change, and its edits in the order of the new text. */
    public record Change(Kind kind, List<Edit> edits) {
        public Change {
            edits = List.copyOf(edits);
        }
    }

    /** A sentence's worth of words: fewer are said otherwise, as many are something new. */
    private static final int SENTENCE = 8;

    private static final Pattern NOTICE = Pattern.compile(
            "(?iu)\\b(?:correction|corrects|corrected|clarification|earlier version|previous version|rectificatif|"
                    + "erratum|corrección|fe de errores|korrektur|berichtigung|richtigstellung|düzeltme|rastkirin|"
                    + "تصحيح|تصويب|نسخة سابقة|ڕاستکردنەوە|تصحیح|اصلاحیه)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Compares two versions, plain texts whose paragraphs end with a line end. */
    public Change between(String titleBefore, String before, String titleAfter, String after) {
        List<Word> old = Word.of(before);
        List<Word> now = Word.of(after);
        List<Span> spans = WordDiff.between(old, now);
        List<Edit> edits = new ArrayList<>();
        for (Span span : spans) edits.add(new Edit(text(span.before()), text(span.after())));
        Kind kind = kind(spans, notices(after) > notices(before), old.isEmpty() ? 0 : now.size() / (double) old.size());
        boolean otherHeadline = !folded(titleBefore).equals(folded(titleAfter));
        if (otherHeadline) edits.add(0, new Edit(titleBefore, titleAfter));
        if (otherHeadline && kind.compareTo(Kind.HEADLINE) < 0) kind = Kind.HEADLINE;
        return new Change(kind, edits);
    }

    private static Kind kind(List<Span> spans, boolean notice, double size) {
        if (notice) return Kind.CORRECTION;
        int added = 0;
        int removed = 0;
        boolean facts = false;
        boolean wording = false;
        for (Span span : spans) {
            if (span.after().size() - span.before().size() >= SENTENCE)
                added += span.after().size();
            else if (span.before().size() - span.after().size() >= SENTENCE)
                removed += span.before().size();
            else if (span.before().size() >= SENTENCE) added += span.after().size();
            else if (isFact(span)) facts = true;
            else wording = true;
        }
        if (size < 0.2) return Kind.REMOVED;
        if (facts && added < 3 * SENTENCE) return Kind.CORRECTION;
        if (added > 0) return Kind.UPDATE;
        if (removed > 0) return Kind.REMOVED;
        return wording ? Kind.TYPO : Kind.COSMETIC;
    }

    /** Other figures, other names, or other words in somebody's mouth. */
    private static boolean isFact(Span span) {
        Set<String> figures = of(span.before(), Word::isFigure);
        if (!figures.equals(of(span.after(), Word::isFigure))) return true;
        Set<String> names = of(span.before(), Word::isName);
        Set<String> namesAfter = of(span.after(), Word::isName);
        if (!names.equals(namesAfter) && (!names.isEmpty() && !namesAfter.isEmpty())) return true;
        if (span.before().isEmpty() || span.after().isEmpty())
            return !names.equals(namesAfter) || quoted(span.before()) || quoted(span.after());
        return quoted(span.before()) && quoted(span.after()) && !misspelt(span);
    }

    /** The words differ by a few letters. */
    private static boolean misspelt(Span span) {
        String before = span.before().stream().map(Word::folded).collect(Collectors.joining());
        String after = span.after().stream().map(Word::folded).collect(Collectors.joining());
        return WordDiff.letters(before, after) * 3 <= Math.max(before.length(), after.length());
    }

    private static boolean quoted(List<Word> words) {
        return words.stream().anyMatch(Word::isQuoted);
    }

    private static Set<String> of(List<Word> words, java.util.function.Predicate<Word> which) {
        return words.stream().filter(which).map(Word::folded).collect(Collectors.toSet());
    }

    private static long notices(String text) {
        return NOTICE.matcher(text.toLowerCase(Locale.ROOT)).results().count();
    }

    private static String folded(String text) {
        return Word.words(text).stream().map(Word::folded).collect(Collectors.joining(" "));
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::written).collect(Collectors.joining(" "));
    }

    /** A run of words that stands in the place of another. */
    record Span(List<Word> before, List<Word> after) {}
}
