package org.tributary.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.tributary.model.Query;
import org.tributary.model.Query.Condition;

/** Turns a reader's query into one that Lucene answers. */
final class Questions {
    /** Names are compared like words of no known language, in the same order. */
    static final Analyzer NAMES = Tongue.analyzer(Tongue::other);

    private static final org.apache.lucene.search.Query NOTHING = new MatchNoDocsQuery();

    private final Function<String, Set<String>> sourcesOfTag;
    private final boolean weighed;
    private final Readings readings;

    /**
     * @param sourcesOfTag the ids of the sources that have a tag today
     * @param weighed whether the answers are to be ordered by how much they speak of the words
     */
    Questions(Function<String, Set<String>> sourcesOfTag, boolean weighed, Readings readings) {
        this.readings = readings;
        this.sourcesOfTag = sourcesOfTag;
        this.weighed = weighed;
    }

    /**
     * A word has other stems in each language and an article's words stand in the field of its own, so a query for
     * words is asked of each language by itself.
     */
    org.apache.lucene.search.Query of(Query query) {
        if (query.isEverything()) return new MatchAllDocsQuery();
        return inAnyTongue(new Query.All(query.conditions()));
    }

    /** As one language is asked. */
    org.apache.lucene.search.Query in(Query query, Tongue tongue) {
        return in(tongue, new Query.All(query.conditions()));
    }

    private org.apache.lucene.search.Query inAnyTongue(Condition condition) {
        if (!hasWords(condition)) return in(Tongue.of(""), condition);
        return any(Tongue.ALL.stream().map(tongue -> in(tongue, condition)).toList());
    }

    /** Words behind a Not do not count: they are asked of all languages there. */
    private static boolean hasWords(Condition condition) {
        if (condition instanceof Query.Text text) return text.place() != Query.Place.AUTHOR;
        if (condition instanceof Query.Any any) return any.of().stream().anyMatch(Questions::hasWords);
        if (condition instanceof Query.All all) return all.of().stream().anyMatch(Questions::hasWords);
        return false;
    }

    private org.apache.lucene.search.Query in(Tongue tongue, Condition condition) {
        if (condition instanceof Query.All all) return all(tongue, all.of());
        if (condition instanceof Query.Any any)
            return any(any.of().stream().map(one -> in(tongue, one)).toList());
        if (condition instanceof Query.Not not) return not(inAnyTongue(not.of()));
        if (condition instanceof Query.Text text) return words(text, tongue);
        return fact(condition);
    }

    /** A headline says in few words what the text is about: a word in it weighs more. */
    private org.apache.lucene.search.Query words(Query.Text text, Tongue tongue) {
        Optional<org.apache.lucene.search.Query> words = readings.of(text, tongue);
        if (!weighed || text.place() != Query.Place.ANYWHERE) return words.orElse(NOTHING);
        Query.Text title = new Query.Text(Query.Place.TITLE, text.words(), text.prefix());
        return words.map(anywhere -> (org.apache.lucene.search.Query) new BooleanQuery.Builder()
                        .add(anywhere, Occur.MUST)
                        .add(readings.of(title, tongue).orElse(NOTHING), Occur.SHOULD)
                        .build())
                .orElse(NOTHING);
    }

    private org.apache.lucene.search.Query all(Tongue tongue, List<Condition> conditions) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<Condition> telling = telling(tongue, conditions);
        if (telling.stream().allMatch(Query.Not.class::isInstance)) all.add(new MatchAllDocsQuery(), Occur.FILTER);
        for (Condition condition : telling)
            if (condition instanceof Query.Not not) all.add(inAnyTongue(not.of()), Occur.MUST_NOT);
            else all.add(in(tongue, condition), weighed && hasWords(condition) ? Occur.MUST : Occur.FILTER);
        return all.build();
    }

    /** Stop words alone are a question; beside other words they are no reason to leave an article out. */
    private static List<Condition> telling(Tongue tongue, List<Condition> conditions) {
        List<Condition> telling =
                conditions.stream().filter(one -> !Words.isIdle(one, tongue)).toList();
        return telling.stream().anyMatch(Questions::hasWords) ? telling : conditions;
    }

    private static org.apache.lucene.search.Query any(Collection<org.apache.lucene.search.Query> queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (var one : queries) if (!(one instanceof MatchNoDocsQuery)) any.add(one, Occur.SHOULD);
        BooleanQuery built = any.build();
        return built.clauses().isEmpty() ? NOTHING : built;
    }

    private static org.apache.lucene.search.Query not(org.apache.lucene.search.Query query) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(query, Occur.MUST_NOT)
                .build();
    }

    private org.apache.lucene.search.Query fact(Condition condition) {
        if (condition instanceof Query.Tag tag) return oneOf(Fields.SOURCE, sourcesOfTag.apply(tag.name()));
        if (condition instanceof Query.OfSource source) return oneOf(Fields.SOURCE, List.of(source.sourceId()));
        if (condition instanceof Query.Language language) return oneOf(Fields.LANGUAGE, languages(language.code()));
        if (condition instanceof Query.OfAgency agency)
            return oneOf(Fields.AGENCY, List.of(agency.name().toLowerCase(Locale.ROOT)));
        if (condition instanceof Query.Outlet outlet) return outlet(outlet.name());
        return period((Query.Period) condition);
    }

    /** "rudaw" finds Rudaw English: the words of the name, in their order. */
    private static org.apache.lucene.search.Query outlet(String name) {
        return Optional.ofNullable(new QueryBuilder(NAMES).createPhraseQuery(Fields.OUTLET, LetterForms.plain(name)))
                .orElse(NOTHING);
    }

    private static org.apache.lucene.search.Query period(Query.Period period) {
        long from = period.since().map(Fields::micros).orElse(Long.MIN_VALUE);
        long until = period.until().map(Fields::micros).map(end -> end - 1).orElse(Long.MAX_VALUE);
        return ordered(from, until);
    }

    /** The index is sorted by it, so a period is one stretch of each segment, found by halving. */
    static org.apache.lucene.search.Query ordered(long from, long until) {
        return new IndexSortSortedNumericDocValuesRangeQuery(
                Fields.ORDERED, from, until, NumericDocValuesField.newSlowRangeQuery(Fields.ORDERED, from, until));
    }

    private static org.apache.lucene.search.Query oneOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    /** "ku" is what many call both written Kurdish languages. */
    private static List<String> languages(String code) {
        List<String> codes = new ArrayList<>(List.of(code.toLowerCase(Locale.ROOT)));
        if (codes.contains("ku")) codes.addAll(List.of("ckb", "kmr"));
        return codes;
    }
}
