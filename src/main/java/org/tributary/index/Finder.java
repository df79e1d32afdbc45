package org.tributary.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.tributary.index.SearchIndex.Found;
import org.tributary.index.SearchIndex.Unit;

/** Walks what a query matches, newest or best first, and gives each story once. */
final class Finder {
    static final Sort NEWEST_FIRST = new Sort(newest(Fields.ORDERED), newest(Fields.STORY), newest(Fields.ARTICLE));

    private static final Sort BEST_FIRST =
            new Sort(SortField.FIELD_SCORE, newest(Fields.ORDERED), newest(Fields.STORY), newest(Fields.ARTICLE));

    /**
     * The segments with the newest articles first: then the others have nothing to add to a first page and are left
     * after one look, and what is counted of very many articles is counted of the newest.
     */
    static final Comparator<LeafReader> NEWEST_SEGMENT_FIRST =
            Comparator.comparingLong(Finder::newestIn).reversed();

    /** Nobody reads further down a list that begins with the best; walking on would cost more with each page. */
    private static final int DEEPEST = 10_000;

    private Finder() {}

    /** A segment is sorted, so its newest article is its first. */
    private static long newestIn(LeafReader segment) {
        try {
            NumericDocValues ordered = segment.getNumericDocValues(Fields.ORDERED);
            return ordered != null && ordered.advanceExact(0) ? ordered.longValue() : Long.MIN_VALUE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortField newest(String field) {
        return new SortField(field, SortField.Type.LONG, true);
    }

    /** All articles of a story sort alike, so they are neighbours, and a story is skipped after its first. */
    static List<Found> newest(IndexSearcher searcher, Query asked, Unit unit, int n, Optional<Found> after)
            throws IOException {
        Query query = after.map(place -> upTo(asked, place)).orElse(asked);
        List<Found> found = new ArrayList<>();
        FieldDoc last = after.map(place -> behind(place, unit)).orElse(null);
        long lastStory = unit == Unit.STORY ? after.map(Found::storyId).orElse(-1L) : -1L;
        while (found.size() < n) {
            int wanted = unit == Unit.STORY ? (n - found.size()) * 5 / 4 + 8 : n - found.size();
            ScoreDoc[] docs =
                    searcher.search(query, new TopFieldCollectorManager(NEWEST_FIRST, wanted, last, wanted)).scoreDocs;
            for (ScoreDoc doc : docs) {
                last = (FieldDoc) doc;
                Found one = found(last, 0, 0f);
                if (found.size() < n && (unit == Unit.ARTICLE || one.storyId() != lastStory)) found.add(one);
                lastStory = one.storyId();
            }
            if (docs.length < wanted) break;
        }
        return found;
    }

    /** Lucene would walk over everything above the place again; a long export is thousands of pages. */
    private static Query upTo(Query asked, Found place) {
        return new BooleanQuery.Builder()
                .add(asked, Occur.FILTER)
                .add(Questions.ordered(Long.MIN_VALUE, Fields.micros(place.ordered())), Occur.FILTER)
                .build();
    }

    /** Behind the article, or behind every article of the story. */
    private static FieldDoc behind(Found place, Unit unit) {
        long article = unit == Unit.STORY ? Long.MIN_VALUE : place.articleId();
        return new FieldDoc(
                Integer.MAX_VALUE, Float.NaN, new Object[] {Fields.micros(place.ordered()), place.storyId(), article});
    }

    /**
     * The best first. A story stands where its best article does and its others may follow pages later, so each page
     * is walked to from the beginning.
     */
    static List<Found> best(IndexSearcher searcher, Query query, Unit unit, int n, Optional<Found> after)
            throws IOException {
        int most = Math.min(DEEPEST, after.isPresent() ? DEEPEST : n * 2 + 50);
        while (true) {
            ScoreDoc[] docs =
                    searcher.search(query, new TopFieldCollectorManager(BEST_FIRST, most, null, most)).scoreDocs;
            List<Found> found = once(docs, unit, n, after);
            if (found.size() == n || docs.length < most || most == DEEPEST) return found;
            most = DEEPEST;
        }
    }

    private static List<Found> once(ScoreDoc[] docs, Unit unit, int n, Optional<Found> after) {
        Set<Long> seen = new HashSet<>();
        List<Found> found = new ArrayList<>();
        for (ScoreDoc doc : docs) {
            Found one = found((FieldDoc) doc, 1, (Float) ((FieldDoc) doc).fields[0]);
            boolean first = seen.add(unit == Unit.STORY ? one.storyId() : one.articleId());
            if (first && after.map(place -> isBelow(one, place, unit)).orElse(true)) found.add(one);
            if (found.size() == n) break;
        }
        return found;
    }

    private static boolean isBelow(Found one, Found place, Unit unit) {
        if (one.score() != place.score()) return one.score() < place.score();
        int order = one.ordered().compareTo(place.ordered());
        if (order == 0) order = Long.compare(one.storyId(), place.storyId());
        if (order == 0 && unit == Unit.ARTICLE) order = Long.compare(one.articleId(), place.articleId());
        return order < 0;
    }

    private static Found found(FieldDoc doc, int first, float score) {
        return new Found(
                (Long) doc.fields[first + 1],
                Fields.moment((Long) doc.fields[first]),
                (Long) doc.fields[first + 2],
                score);
    }
}
