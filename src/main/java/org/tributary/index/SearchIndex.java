package org.tributary.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
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
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
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
    private static final String FORMAT = "3";

    private static final double BUFFER_MB = 32;

    /** So many are read by all cores; of fewer each core would leave a small segment. */
    private static final int MANY = 100;

    /** A query of as many names as one may ask for, each in its spellings and ten languages, stays below. */
    private static final int MAX_CLAUSES = 4096;

    static {
        IndexSearcher.setMaxClauseCount(Math.max(MAX_CLAUSES, IndexSearcher.getMaxClauseCount()));
    }

    private final Directory directory;
    private final Readings readings;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile long lastSeq;
    private volatile boolean unseen;

    /**
     * What feeds.yml says of searching.
     *
     * @param spellings a file of names as several languages write them, a line a name, with | between
     */
    public record Settings(Optional<Path> spellings) {
        public static final Settings DEFAULTS = new Settings(Optional.empty());
    }

    /**
     * An article as the index needs it.
     *
     * @param storyId the story it stands in
     * @param storyOrdered where that story stands in the river
     */
    public record Member(Article article, long storyId, Instant storyOrdered) {}

    /** What is listed: stories, each once, or the articles themselves. */
    public enum Unit {
        STORY,
        ARTICLE
    }

    /** What stands first: the newest, or what speaks most of the words. */
    public enum Order {
        NEWEST,
        BEST
    }

    /**
     * A found story, and where the next search goes on after it.
     *
     * @param articleId the article that answers the query (of a story the first found)
     * @param score how much it speaks of the words; 0 in the order of time
     */
    public record Found(long storyId, Instant ordered, long articleId, float score) {
        /** A place in the order of time. */
        public static Found at(long storyId, Instant ordered) {
            return new Found(storyId, ordered, 0, 0);
        }
    }

    private SearchIndex(Directory directory, Spellings spellings) throws IOException {
        this.readings = new Readings(spellings);
        this.directory = directory;
        IndexWriterConfig config =
                new IndexWriterConfig(new PerFieldAnalyzerWrapper(Questions.NAMES, Tongue.analyzers()));
        config.setIndexSort(Finder.NEWEST_FIRST)
                .setLeafSorter(Finder.NEWEST_SEGMENT_FIRST)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(false);
        this.writer = new IndexWriter(directory, config);
        Map<String, String> marks = marks();
        if (FORMAT.equals(marks.get("format"))) lastSeq = Long.parseLong(marks.getOrDefault("seq", "0"));
        else writer.deleteAll();
        this.searchers = new SearcherManager(writer, null);
    }

    /** The index in a folder, made where there is none; one that cannot be read is begun anew. */
    public static SearchIndex open(Path folder, Settings settings) {
        Spellings spellings = Spellings.with(settings.spellings());
        try {
            Files.createDirectories(folder);
            try {
                return new SearchIndex(MMapDirectory.open(folder), spellings);
            } catch (CorruptIndexException
                    | IndexFormatTooOldException
                    | IndexFormatTooNewException
                    | IllegalArgumentException e) {
                empty(folder);
                return new SearchIndex(MMapDirectory.open(folder), spellings);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the search index in " + folder + " cannot be opened", e);
        }
    }

    /** An index that is gone with the process. */
    public static SearchIndex inMemory() {
        return inMemory(Settings.DEFAULTS);
    }

    public static SearchIndex inMemory(Settings settings) {
        try {
            return new SearchIndex(new ByteBuffersDirectory(), Spellings.with(settings.spellings()));
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
        if (members.size() < MANY) members.forEach(this::add);
        else members.parallelStream().forEach(this::add);
        seen(seq);
    }

    private void add(Member member) {
        try {
            writer.updateDocument(article(member.article().id()), Documents.of(member));
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
        return find(query, sourcesOfTag, Order.NEWEST, Unit.STORY, n, after);
    }

    /** The same in either order, by story or by article. By relevance the list ends after some thousands. */
    public List<Found> find(
            Query query,
            Function<String, Set<String>> sourcesOfTag,
            Order order,
            Unit unit,
            int n,
            Optional<Found> after) {
        return asked(searcher -> {
            Questions questions = new Questions(sourcesOfTag, order == Order.BEST, readings);
            return order == Order.BEST
                    ? Finder.best(searcher, questions.of(query), unit, n, after)
                    : Finder.newest(searcher, questions.of(query), unit, n, after);
        });
    }

    /** How what answers the query spreads over outlets, agencies, languages and days. */
    public Facets facets(Query query, Function<String, Set<String>> sourcesOfTag) {
        return asked(searcher ->
                searcher.search(new Questions(sourcesOfTag, false, readings).of(query), FacetCounter.manager()));
    }

    /** Which of these articles answer the query, by their ids. */
    public Set<Long> among(Query query, Function<String, Set<String>> sourcesOfTag, Collection<Long> articleIds) {
        if (articleIds.isEmpty()) return Set.of();
        org.apache.lucene.search.Query these = new TermInSetQuery(
                Fields.ARTICLE,
                articleIds.stream().map(id -> new BytesRef(Long.toString(id))).toList());
        return asked(searcher -> {
            var both = new BooleanQuery.Builder()
                    .add(these, Occur.FILTER)
                    .add(new Questions(sourcesOfTag, false, readings).of(query), Occur.FILTER)
                    .build();
            Set<Long> found = new HashSet<>();
            for (Found one : Finder.newest(searcher, both, Unit.ARTICLE, articleIds.size(), Optional.empty()))
                found.add(one.articleId());
            return found;
        });
    }

    /** A part of a text, and whether it is one of the words that were searched. */
    public record Piece(String text, boolean hit) {}

    /**
     * What reads texts for the words of a query: it answers with the piece that has most of them, empty where none
     * stands there.
     */
    public BiFunction<String, String, List<Piece>> snippets(Query query) {
        Questions questions = new Questions(tag -> Set.of(), false, readings);
        Map<Tongue, Snippets> byTongue = new HashMap<>();
        return (language, text) -> byTongue.computeIfAbsent(
                        Tongue.of(language), tongue -> new Snippets(questions.in(query, tongue), tongue))
                .of(text);
    }

    private interface Answer<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    private <T> T asked(Answer<T> answer) {
        try {
            show();
            IndexSearcher searcher = searchers.acquire();
            try {
                return answer.from(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IndexSearcher.TooManyClauses e) {
            throw new IllegalArgumentException("the query is too long", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
