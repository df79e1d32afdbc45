package org.tributary.index;

import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.tributary.model.Article;

/** An article as the index keeps it: what can be asked of it, and nothing that the store has already. */
final class Documents {
    private Documents() {}

    static Document of(SearchIndex.Member member) {
        Article article = member.article();
        long ordered = Fields.micros(member.storyOrdered());
        Document document = new Document();
        document.add(new StringField(Fields.ARTICLE, Long.toString(article.id()), Field.Store.NO));
        document.add(new NumericDocValuesField(Fields.ARTICLE, article.id()));
        document.add(new NumericDocValuesField(Fields.STORY, member.storyId()));
        document.add(new NumericDocValuesField(Fields.ORDERED, ordered));
        document.add(new StringField(Fields.SOURCE, article.sourceId(), Field.Store.NO));
        document.add(new TextField(Fields.OUTLET, LetterForms.plain(article.outlet()), Field.Store.NO));
        document.add(new SortedDocValuesField(Fields.OUTLET_NAME, new BytesRef(shortened(article.outlet()))));
        counted(document, Fields.LANGUAGE, article.language(), article.language());
        article.agency()
                .ifPresent(agency -> counted(
                        document, Fields.AGENCY, agency.name().toLowerCase(Locale.ROOT), shortened(agency.name())));
        for (String author : article.authors())
            document.add(new TextField(Fields.AUTHOR, LetterForms.plain(author), Field.Store.NO));
        Tongue tongue = Tongue.of(article.language());
        document.add(new TextField(tongue.field(), LetterForms.plain(article.title()), Field.Store.NO));
        document.add(new TextField(tongue.titleField(), LetterForms.plain(article.title()), Field.Store.NO));
        document.add(new TextField(tongue.field(), LetterForms.plain(words(article)), Field.Store.NO));
        return document;
    }

    /** Can be asked for by the one spelling and is counted by the other. */
    private static void counted(Document document, String field, String asked, String shown) {
        document.add(new StringField(field, asked, Field.Store.NO));
        document.add(new SortedDocValuesField(field, new BytesRef(shown)));
    }

    /** Lucene counts names of 32 KB at most; a real one is far below. */
    private static String shortened(String name) {
        return name.length() <= 200 ? name : name.substring(0, 200);
    }

    private static String words(Article article) {
        return article.text().isBlank() ? article.summary() : article.text();
    }
}
