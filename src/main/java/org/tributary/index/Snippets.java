package org.tributary.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * The piece of a text in which most of a query's words stand, with these words marked. The text is read again as its
 * language reads it, so nothing of it is kept in the index.
 */
final class Snippets {
    /** Of the text, in characters; longer ones are searched in their beginning. */
    private static final int LOOKED_AT = 50_000;

    private static final int LENGTH = 220;
    private static final int BEFORE = 60;
    private static final Pattern SPACES = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Pattern TURNS = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");

    private final CharArraySet words = new CharArraySet(16, false);
    private final List<String> beginnings = new ArrayList<>();
    private final Tongue tongue;

    /** @param query in the form that the tongue's field is asked by */
    Snippets(Query query, Tongue tongue) {
        this.tongue = tongue;
        query.visit(new QueryVisitor() {
            @Override
            public boolean acceptField(String field) {
                return field.equals(tongue.field()) || field.equals(tongue.titleField());
            }

            @Override
            public void consumeTerms(Query asked, Term... terms) {
                for (Term term : terms) words.add(term.text());
            }

            @Override
            public void visitLeaf(Query leaf) {
                if (leaf instanceof PrefixQuery prefix)
                    beginnings.add(prefix.getPrefix().text());
            }

            @Override
            public QueryVisitor getSubVisitor(Occur occur, Query parent) {
                return occur == Occur.MUST_NOT ? QueryVisitor.EMPTY_VISITOR : this;
            }
        });
    }

    private record Hit(int start, int end, String word) {}

    /** The marked piece; empty where none of the words stands in the text. */
    List<SearchIndex.Piece> of(String whole) {
        String text = whole.length() > LOOKED_AT ? whole.substring(0, LOOKED_AT) : whole;
        List<Hit> hits = hits(text);
        if (hits.isEmpty()) return List.of();
        int start = boundaryBefore(text, Math.max(0, best(hits).start - BEFORE));
        int end = boundaryAfter(text, Math.min(text.length(), start + LENGTH));
        List<SearchIndex.Piece> pieces = new ArrayList<>();
        int at = start;
        for (Hit hit : hits) {
            if (hit.start < at || hit.end > end) continue;
            plain(pieces, text.substring(at, hit.start), pieces.isEmpty() && start > 0, false);
            pieces.add(new SearchIndex.Piece(clean(text.substring(hit.start, hit.end)), true));
            at = hit.end;
        }
        plain(pieces, text.substring(at, end), false, end < text.length());
        return pieces;
    }

    private static void plain(List<SearchIndex.Piece> pieces, String text, boolean cutBefore, boolean cutAfter) {
        String line = (cutBefore ? "… " : "") + clean(text) + (cutAfter ? " …" : "");
        if (!line.isEmpty()) pieces.add(new SearchIndex.Piece(line, false));
    }

    /** On one line, without what would turn the rest of it round. */
    private static String clean(String text) {
        return SPACES.matcher(TURNS.matcher(text).replaceAll("")).replaceAll(" ");
    }

    /** Up to the end of the first piece that has all of the words: no later one can be better. */
    private List<Hit> hits(String text) {
        List<Hit> hits = new ArrayList<>();
        int enough = Integer.MAX_VALUE;
        try (TokenStream tokens = tongue.analyzer().tokenStream(tongue.field(), text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (offset.startOffset() > enough) break;
                if (words.contains(term.buffer(), 0, term.length()) || isBegun(term)) {
                    hits.add(new Hit(offset.startOffset(), offset.endOffset(), term.toString()));
                    if (enough == Integer.MAX_VALUE && lastHaveAll(hits)) enough = offset.endOffset() + LENGTH;
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hits;
    }

    private boolean isBegun(CharTermAttribute term) {
        if (beginnings.isEmpty()) return false;
        String word = term.toString();
        return beginnings.stream().anyMatch(word::startsWith);
    }

    /** Whether all words stand in the piece that ends with the last hit; how many a beginning may meet nobody knows. */
    private boolean lastHaveAll(List<Hit> hits) {
        if (!beginnings.isEmpty()) return false;
        Set<String> different = new HashSet<>();
        int limit = hits.get(hits.size() - 1).end - (LENGTH - BEFORE);
        for (int i = hits.size() - 1; i >= 0 && hits.get(i).start >= limit; i--) different.add(hits.get(i).word);
        return different.size() == words.size();
    }

    /** The first from which a piece has most of the words. */
    private static Hit best(List<Hit> hits) {
        Hit best = hits.get(0);
        int most = 0;
        for (int i = 0; i < hits.size(); i++) {
            Set<String> different = new HashSet<>();
            int limit = hits.get(i).start + LENGTH - BEFORE;
            for (int j = i; j < hits.size() && hits.get(j).end <= limit; j++) different.add(hits.get(j).word);
            if (different.size() > most) {
                most = different.size();
                best = hits.get(i);
            }
        }
        return best;
    }

    /** Between two words, as far as one is near: a letter cut from its marks would be another one. */
    private static int boundaryBefore(String text, int at) {
        int start = at;
        while (start > 0 && at - start < 30 && !Character.isWhitespace(text.charAt(start - 1))) start--;
        return start > 0 && Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
    }

    private static int boundaryAfter(String text, int at) {
        int end = at;
        while (end < text.length() && end - at < 30 && !Character.isWhitespace(text.charAt(end))) end++;
        return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }
}
