package org.tributary.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.tributary.model.Article;

/** A way to search the same texts: ours, and what others do. Ids of the texts, the best first. */
interface Contender {
    List<Long> find(String words);

    /** Every word, or the phrase, stands somewhere in the title or the text; the newest first. */
    static Contender like(List<Article> texts) {
        return words -> {
            List<String> parts = words.startsWith("\"") ? List.of(words.replace("\"", "")) : List.of(words.split(" "));
            List<Long> found = new ArrayList<>();
            for (Article text : texts) {
                String all = (text.title() + " " + text.text()).toLowerCase(Locale.ROOT);
                if (parts.stream().allMatch(part -> all.contains(part.toLowerCase(Locale.ROOT))))
                    found.add(0, text.id());
            }
            return found;
        };
    }

    /** Lucene as it comes: StandardAnalyzer, BM25. */
    static Contender standard(List<Article> texts, Occur occur) {
        StandardAnalyzer analyzer = new StandardAnalyzer();
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (Article text : texts) {
                    Document document = new Document();
                    document.add(new TextField("text", text.title() + "\n" + text.text(), Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
            return words -> {
                QueryBuilder builder = new QueryBuilder(analyzer);
                var query = words.startsWith("\"")
                        ? builder.createPhraseQuery("text", words)
                        : builder.createBooleanQuery("text", words, occur);
                try {
                    return query == null
                            ? List.of()
                            : Stream.of(searcher.search(query, 20).scoreDocs)
                                    .map((ScoreDoc doc) -> texts.get(doc.doc).id())
                                    .toList();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Contender ours(List<Article> texts, SearchIndex index) {
        index.add(
                texts.stream()
                        .map(text -> new SearchIndex.Member(text, text.id(), text.ordered()))
                        .toList(),
                1);
        return words -> index
                .find(
                        ((QueryParser.Result.Understood) QueryParser.read(words, Instant.EPOCH)).query(),
                        tag -> Set.of(),
                        SearchIndex.Order.BEST,
                        SearchIndex.Unit.STORY,
                        20,
                        Optional.empty())
                .stream()
                .map(SearchIndex.Found::storyId)
                .toList();
    }
}
