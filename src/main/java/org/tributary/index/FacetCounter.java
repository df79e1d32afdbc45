package org.tributary.index;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts outlets, agencies, languages and days (UTC) of what a query matches, of so many articles at most. */
final class FacetCounter implements Collector {
    /** Some milliseconds' worth. Segments come newest first and are sorted by time, so what is left out is old. */
    private static final int MOST = 50_000;

    private static final int SHOWN = 12;
    private static final long DAY = 86_400_000_000L;

    private final Map<String, Integer> outlets = new HashMap<>();
    private final Map<String, Integer> agencies = new HashMap<>();
    private final Map<String, Integer> languages = new HashMap<>();
    private final Map<Long, Integer> days = new HashMap<>();
    private int counted;
    private boolean whole = true;

    /** One field of one segment: numbers are counted there, and their names looked up once at its end. */
    private static final class Column {
        final SortedDocValues values;
        final int[] counts;

        Column(LeafReader reader, String field) throws IOException {
            values = DocValues.getSorted(reader, field);
            counts = new int[values.getValueCount()];
        }

        void count(int doc) throws IOException {
            if (values.advanceExact(doc)) counts[values.ordValue()]++;
        }

        void into(Map<String, Integer> all) throws IOException {
            for (int i = 0; i < counts.length; i++)
                if (counts[i] > 0) all.merge(values.lookupOrd(i).utf8ToString(), counts[i], Integer::sum);
        }
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        Column outlet = new Column(context.reader(), Fields.OUTLET_NAME);
        Column agency = new Column(context.reader(), Fields.AGENCY);
        Column language = new Column(context.reader(), Fields.LANGUAGE);
        NumericDocValues ordered = DocValues.getNumeric(context.reader(), Fields.ORDERED);
        return new LeafCollector() {
            private long day;
            private int ofDay;

            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) throws IOException {
                if (counted == MOST) {
                    whole = false;
                    throw new CollectionTerminatedException();
                }
                counted++;
                outlet.count(doc);
                agency.count(doc);
                language.count(doc);
                if (ordered.advanceExact(doc)) countDay(Math.floorDiv(ordered.longValue(), DAY));
            }

            /** A segment is sorted by time: one day's articles follow each other. */
            private void countDay(long one) {
                if (one != day) {
                    endDay();
                    day = one;
                }
                ofDay++;
            }

            private void endDay() {
                if (ofDay > 0) days.merge(day, ofDay, Integer::sum);
                ofDay = 0;
            }

            @Override
            public void finish() throws IOException {
                endDay();
                outlet.into(outlets);
                agency.into(agencies);
                language.into(languages);
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** One collector, in one thread. */
    static CollectorManager<FacetCounter, Facets> manager() {
        return new CollectorManager<>() {
            @Override
            public FacetCounter newCollector() {
                return new FacetCounter();
            }

            @Override
            public Facets reduce(Collection<FacetCounter> one) {
                return one.iterator().next().facets();
            }
        };
    }

    private Facets facets() {
        languages.remove("");
        outlets.remove("");
        List<Facets.Count<LocalDate>> newest = days.entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByKey().reversed())
                .limit(SHOWN)
                .map(day -> new Facets.Count<>(LocalDate.ofEpochDay(day.getKey()), day.getValue()))
                .toList();
        return new Facets(top(outlets), top(agencies), top(languages), newest, counted, whole);
    }

    private static List<Facets.Count<String>> top(Map<String, Integer> counts) {
        List<Facets.Count<String>> all = new ArrayList<>();
        counts.forEach((value, articles) -> all.add(new Facets.Count<>(value, articles)));
        all.sort(Comparator.comparingInt((Facets.Count<String> count) -> -count.articles())
                .thenComparing(Facets.Count::value));
        return all.subList(0, Math.min(SHOWN, all.size()));
    }
}
