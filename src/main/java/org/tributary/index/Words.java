package org.tributary.index;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.tributary.model.Query;
import org.tributary.model.Query.Condition;

/** Words of a query, as one language has them in its field. */
final class Words {
    /** So much may a stem be shorter than a beginning that somebody typed: elect(io*). */
    private static final int STEM_CUTS = 3;

    private static final int SHORTEST_STEM = 4;

    private Words() {}

    /** A word that nearly every text of the language has. */
    static boolean isIdle(Condition condition, Tongue tongue) {
        return condition instanceof Query.Text text
                && !text.prefix()
                && tongue.stops().contains(text.words().toLowerCase(Locale.ROOT));
    }

    /** Empty where nothing but signs was typed. */
    static Optional<org.apache.lucene.search.Query> of(Query.Text text, Tongue tongue, Spellings spellings) {
        Analyzer analyzer = text.place() == Query.Place.AUTHOR ? Questions.NAMES : tongue.analyzer();
        String field = field(text.place(), tongue);
        String words = LetterForms.plain(text.words());
        QueryBuilder builder = new QueryBuilder(analyzer);
        if (text.prefix()) return beginning(builder, field, words);
        Set<org.apache.lucene.search.Query> spelt = new LinkedHashSet<>();
        Optional.ofNullable(builder.createPhraseQuery(field, words)).ifPresent(spelt::add);
        for (String other : spellings.of(words))
            if (tongue.writes(other))
                Optional.ofNullable(builder.createPhraseQuery(field, other)).ifPresent(spelt::add);
        return spelt.size() < 2 ? spelt.stream().findFirst() : Optional.of(any(spelt));
    }

    private static org.apache.lucene.search.Query any(Set<org.apache.lucene.search.Query> queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (var one : queries) any.add(one, Occur.SHOULD);
        return any.build();
    }

    private static String field(Query.Place place, Tongue tongue) {
        return switch (place) {
            case ANYWHERE -> tongue.field();
            case TITLE -> tongue.titleField();
            case AUTHOR -> Fields.AUTHOR;
        };
    }

    /** The index has stems; a beginning is compared with what begins with it, and with stems a little shorter. */
    private static Optional<org.apache.lucene.search.Query> beginning(
            QueryBuilder builder, String field, String words) {
        org.apache.lucene.search.Query last = builder.createPhraseQuery(field, words);
        if (last == null) return Optional.empty();
        if (!(last instanceof TermQuery)) return Optional.of(last);
        String typed = unstemmed(words);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(new PrefixQuery(new Term(field, typed)), Occur.SHOULD);
        for (int length = Math.max(SHORTEST_STEM, typed.length() - STEM_CUTS); length < typed.length(); length++)
            any.add(new TermQuery(new Term(field, typed.substring(0, length))), Occur.SHOULD);
        return Optional.of(any.build());
    }

    private static String unstemmed(String word) {
        QueryBuilder plain = new QueryBuilder(Questions.NAMES);
        return plain.createPhraseQuery("any", word) instanceof TermQuery one
                ? one.getTerm().text()
                : word;
    }
}
