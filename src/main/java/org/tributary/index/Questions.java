package org.tributary.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.tributary.model.Query;

/** Turns a reader's query into one that Lucene answers. */
final class Questions {
    /** Names are compared like words of no known language, in the same order. */
    static final Analyzer NAMES = Tongue.analyzer(Tongue::other);

    private Questions() {}

    /**
     * @param sources the only sources that may answer, where the query names tags
     */
    static org.apache.lucene.search.Query of(List<Query> queries, Optional<Set<String>> sources) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        sources.ifPresent(ids -> all.add(oneOf(Fields.SOURCE, ids), Occur.FILTER));
        for (Query query : queries) narrow(all, query);
        BooleanQuery built = all.build();
        return built.clauses().isEmpty() ? new MatchAllDocsQuery() : built;
    }

    private static void narrow(BooleanQuery.Builder all, Query query) {
        if (!query.words().isEmpty()) all.add(words(query), Occur.FILTER);
        if (!query.outlets().isEmpty()) all.add(outlets(query.outlets()), Occur.FILTER);
        if (!query.languages().isEmpty()) all.add(oneOf(Fields.LANGUAGE, languages(query)), Occur.FILTER);
        if (!query.agencies().isEmpty()) all.add(oneOf(Fields.AGENCY, lower(query.agencies())), Occur.FILTER);
        query.since().ifPresent(since -> all.add(after(since), Occur.FILTER));
    }

    private static org.apache.lucene.search.Query after(Instant since) {
        return LongPoint.newRangeQuery(Fields.ORDERED, Fields.micros(since), Long.MAX_VALUE);
    }

    /** All words in one language; a word has other stems in each, so each language is asked by itself. */
    private static org.apache.lucene.search.Query words(Query query) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Tongue tongue : tongues(query))
            allWords(query.words(), tongue).ifPresent(all -> any.add(all, Occur.SHOULD));
        BooleanQuery built = any.build();
        return built.clauses().isEmpty() ? new MatchNoDocsQuery("no letter in it") : built;
    }

    private static Collection<Tongue> tongues(Query query) {
        if (query.languages().isEmpty()) return Tongue.ALL;
        return languages(query).stream().map(Tongue::of).distinct().toList();
    }

    private static Optional<org.apache.lucene.search.Query> allWords(List<String> words, Tongue tongue) {
        List<String> telling = words.stream()
                .filter(word -> !tongue.stops().contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        QueryBuilder builder = new QueryBuilder(tongue.analyzer());
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : telling.isEmpty() ? words : telling)
            phrase(builder, tongue.field(), word).ifPresent(found -> all.add(found, Occur.MUST));
        BooleanQuery built = all.build();
        return built.clauses().isEmpty() ? Optional.empty() : Optional.of(built);
    }

    private static Optional<org.apache.lucene.search.Query> phrase(QueryBuilder builder, String field, String words) {
        return Optional.ofNullable(builder.createPhraseQuery(field, LetterForms.plain(words)));
    }

    /** "rudaw" finds Rudaw English: the words of the name, in their order. */
    private static org.apache.lucene.search.Query outlets(List<String> names) {
        QueryBuilder builder = new QueryBuilder(NAMES);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String name : names) phrase(builder, Fields.OUTLET, name).ifPresent(found -> any.add(found, Occur.SHOULD));
        return any.build();
    }

    private static org.apache.lucene.search.Query oneOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    /** "ku" is what many call both written Kurdish languages. */
    private static List<String> languages(Query query) {
        List<String> languages = new ArrayList<>(lower(query.languages()));
        if (languages.remove("ku")) languages.addAll(List.of("ckb", "kmr", "ku"));
        return languages;
    }

    private static List<String> lower(List<String> values) {
        return values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
    }
}
