package org.tributary.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.tributary.model.Article;
import org.tributary.model.Query;

/**
 * Finds stories by words. It follows the store: {@link #lastSeq} says up to which of the store's changes, and what an
 * unclean end took from it is read from the store again. May be used by many threads.
 */
public final class SearchIndex implements AutoCloseable {
    /** Raised with every change of fields or analysis; an index of another format is emptied and filled anew. */
    private static final String FORMAT = "2";

    private static final double BUFFER_MB = 32;

    /** A query of as many names as one may ask for, each in its spellings and ten languages, stays below. */
    private static final int MAX_CLAUSES = 4096;

    static {
        IndexSearcher.setMaxClauseCount(Math.max(MAX_CLAUSES, IndexSearcher.getMaxClauseCount()));
    }

    private static final Sort NEWEST_FIRST = new Sort(
            new SortField(Fields.ORDERED, SortField.Type.LONG, true),
            new SortField(Fields.STORY, SortField.Type.LONG, true));

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile long lastSeq;
    private volatile boolean unseen;

    /**
     * An article as the index needs it.
     *
     * @param storyId the story it stands in
     * @param storyOrdered where that story stands in the river
     */
    public record Member(Article article, long storyId, Instant storyOrdered) {}

    /** A found story, and where the next search goes on after it. */
    public record Found(long storyId, Instant ordered) {}

    private SearchIndex(Directory directory) throws IOException {
        this.directory = directory;
        IndexWriterConfig config =
                new IndexWriterConfig(new PerFieldAnalyzerWrapper(Questions.NAMES, Tongue.analyzers()));
        config.setIndexSort(NEWEST_FIRST).setRAMBufferSizeMB(BUFFER_MB).setCommitOnClose(false);
        this.writer = new IndexWriter(directory, config);
        Map<String, String> marks = marks();
        if (FORMAT.equals(marks.get("format"))) lastSeq = Long.parseLong(marks.getOrDefault("seq", "0"));
        else writer.deleteAll();
        this.searchers = new SearcherManager(writer, null);
    }

    /** The index in a folder, made where there is none; one that cannot be read is begun anew. */
    public static SearchIndex open(Path folder) {
        try {
            Files.createDirectories(folder);
            try {
                return new SearchIndex(MMapDirectory.open(folder));
            } catch (CorruptIndexException
                    | IndexFormatTooOldException
                    | IndexFormatTooNewException
                    | IllegalArgumentException e) {
                empty(folder);
                return new SearchIndex(MMapDirectory.open(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the search index in " + folder + " cannot be opened", e);
        }
    }

    /** An index that is gone with the process. */
    public static SearchIndex inMemory() {
        try {
            return new SearchIndex(new ByteBuffersDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void empty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) Files.delete(file);
        }
    }

    /** The store's change up to which this index knows everything; 0 when it knows nothing. */
    public long lastSeq() {
        return lastSeq;
    }

    /** Adds articles, or puts them where they stand now; the next search finds them. */
    public synchronized void add(List<Member> members, long seq) {
        try {
            for (Member member : members)
                writer.updateDocument(article(member.article().id()), document(member));
            seen(seq);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says each article that the index holds, and its story, in no order. */
    public void eachArticle(BiConsumer<Long, Long> visitor) {
        try {
            show();
            IndexSearcher searcher = searchers.acquire();
            try {
                for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) eachArticle(leaf.reader(), visitor);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void eachArticle(LeafReader leaf, BiConsumer<Long, Long> visitor) throws IOException {
        Terms terms = leaf.terms(Fields.ARTICLE);
        if (terms == null) return;
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            PostingsEnum docs = each.postings(null, PostingsEnum.NONE);
            for (int doc = docs.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = docs.nextDoc()) {
                if (leaf.getLiveDocs() != null && !leaf.getLiveDocs().get(doc)) continue;
                NumericDocValues story = leaf.getNumericDocValues(Fields.STORY);
                long in = story != null && story.advanceExact(doc) ? story.longValue() : 0;
                visitor.accept(Long.valueOf(term.utf8ToString()), in);
            }
        }
    }

    /** Forgets articles by their ids. */
    public synchronized void delete(Collection<Long> articleIds, long seq) {
        try {
            writer.deleteDocuments(articleIds.stream().map(SearchIndex::article).toArray(Term[]::new));
            seen(seq);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Making it visible is left to the next search: on the first day many steps follow each other. */
    private void seen(long seq) {
        unseen = true;
        lastSeq = seq;
    }

    private void show() throws IOException {
        if (!unseen) return;
        unseen = false;
        searchers.maybeRefreshBlocking();
    }

    /** Puts on disk what was added; costly, so it is a chore, apart from the store's commits. */
    public synchronized void commit() {
        try {
            writer.setLiveCommitData(
                    Map.of("format", FORMAT, "seq", Long.toString(lastSeq)).entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets everything, to be filled from the store again. */
    public synchronized void clear() {
        try {
            writer.deleteAll();
            seen(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The stories in which an article answers the query, newest first, each once.
     *
     * @param sourcesOfTag the ids of the sources that have a tag today
     * @param n at most so many
     * @param after the last story already known
     * @throws IllegalArgumentException where the query has more parts than an answer may cost
     */
    public List<Found> find(Query query, Function<String, Set<String>> sourcesOfTag, int n, Optional<Found> after) {
        try {
            show();
            IndexSearcher searcher = searchers.acquire();
            try {
                return find(searcher, new Questions(sourcesOfTag).of(query), n, after);
            } finally {
                searchers.release(searcher);
            }
        } catch (IndexSearcher.TooManyClauses e) {
            throw new IllegalArgumentException("the query is too long", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All articles of a story sort alike, so they are neighbours, and a story is skipped after its first. */
    private static List<Found> find(
            IndexSearcher searcher, org.apache.lucene.search.Query query, int n, Optional<Found> after)
            throws IOException {
        List<Found> found = new ArrayList<>();
        FieldDoc last = after.map(SearchIndex::behind).orElse(null);
        long lastStory = after.map(Found::storyId).orElse(-1L);
        while (found.size() < n) {
            int wanted = (n - found.size()) * 5 / 4 + 8;
            ScoreDoc[] docs =
                    searcher.search(query, new TopFieldCollectorManager(NEWEST_FIRST, wanted, last, wanted)).scoreDocs;
            for (ScoreDoc doc : docs) {
                last = (FieldDoc) doc;
                long story = (Long) last.fields[1];
                if (story != lastStory && found.size() < n)
                    found.add(new Found(story, Fields.moment((Long) last.fields[0])));
                lastStory = story;
            }
            if (docs.length < wanted) break;
        }
        return found;
    }

    /** Behind every article of the story. */
    private static FieldDoc behind(Found story) {
        return new FieldDoc(
                Integer.MAX_VALUE, Float.NaN, new Object[] {Fields.micros(story.ordered()), story.storyId()});
    }

    private static Document document(Member member) {
        Article article = member.article();
        Document document = new Document();
        document.add(new StringField(Fields.ARTICLE, Long.toString(article.id()), Field.Store.NO));
        document.add(new NumericDocValuesField(Fields.STORY, member.storyId()));
        document.add(new NumericDocValuesField(Fields.ORDERED, Fields.micros(member.storyOrdered())));
        document.add(new LongPoint(Fields.ORDERED, Fields.micros(member.storyOrdered())));
        document.add(new StringField(Fields.SOURCE, article.sourceId(), Field.Store.NO));
        document.add(new TextField(Fields.OUTLET, LetterForms.plain(article.outlet()), Field.Store.NO));
        document.add(new StringField(Fields.LANGUAGE, article.language(), Field.Store.NO));
        article.agency()
                .ifPresent(agency -> document.add(
                        new StringField(Fields.AGENCY, agency.name().toLowerCase(Locale.ROOT), Field.Store.NO)));
        for (String author : article.authors())
            document.add(new TextField(Fields.AUTHOR, LetterForms.plain(author), Field.Store.NO));
        Tongue tongue = Tongue.of(article.language());
        String field = tongue.field();
        document.add(new TextField(field, LetterForms.plain(article.title()), Field.Store.NO));
        document.add(new TextField(tongue.titleField(), LetterForms.plain(article.title()), Field.Store.NO));
        document.add(new TextField(field, LetterForms.plain(words(article)), Field.Store.NO));
        return document;
    }

    private static String words(Article article) {
        return article.text().isBlank() ? article.summary() : article.text();
    }

    private static Term article(long id) {
        return new Term(Fields.ARTICLE, Long.toString(id));
    }

    private Map<String, String> marks() throws IOException {
        if (!DirectoryReader.indexExists(directory)) return Map.of();
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.getIndexCommit().getUserData();
        }
    }

    /** Commits and ends. */
    @Override
    public synchronized void close() {
        commit();
        try (directory;
                writer;
                searchers) {
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
