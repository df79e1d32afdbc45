package org.tributary.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tributary.dedup.Fingerprinter;
import org.tributary.dedup.Folding;
import org.tributary.index.SearchIndex;
import org.tributary.model.Article;
import org.tributary.model.Neighbour;
import org.tributary.model.Placement;
import org.tributary.model.Republish;
import org.tributary.model.Source;
import org.tributary.model.Story;
import org.tributary.publish.Edition;
import org.tributary.publish.FeedWriters;
import org.tributary.publish.Outlet;
import org.tributary.store.Store;

/** The parts that remember: 4,000 articles go through each, from an empty beginning; the cost is that of one. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 5)
public class StorePart {
    private static final int FEEDS = 200;
    private static final int ITEMS = 20;
    private static final int ALL = FEEDS * ITEMS;
    private static final int A_COMMIT = 50;

    /** The articles, and a place that is empty at each beginning. */
    @State(Scope.Benchmark)
    public static class Articles {
        private List<Article> all = List.of();
        private Path folder = Path.of("");
        private Optional<Store> store = Optional.empty();
        private Optional<SearchIndex> index = Optional.empty();

        @Setup
        public void read() throws IOException, InterruptedException {
            Path farm = Files.createTempDirectory("articles");
            all = Samples.articles(Farm.made(farm, FEEDS, ITEMS));
            Folders.clear(farm);
        }

        @Setup(Level.Iteration)
        public void open() throws IOException {
            folder = Files.createTempDirectory("parts");
            store = Optional.of(Store.open(Store.Settings.at("jdbc:h2:file:" + folder.resolve("tributary"))));
            store.get().sources().name(sources(), all.get(0).firstSeen());
            index = Optional.of(SearchIndex.open(folder.resolve("index"), SearchIndex.Settings.DEFAULTS));
        }

        private List<Source> sources() {
            return all.stream()
                    .map(Article::sourceId)
                    .distinct()
                    .map(id -> Source.of(id, URI.create("https://" + id + ".example/feed")))
                    .toList();
        }

        @TearDown(Level.Iteration)
        public void close() throws IOException {
            store.orElseThrow().close();
            index.orElseThrow().close();
            Folders.clear(folder);
        }
    }

    /** The fingerprint, the candidates, the decision. */
    @Benchmark
    @OperationsPerInvocation(ALL)
    public int dedup(Articles articles) {
        Fingerprinter fingerprinter = new Fingerprinter();
        Folding folding = new Folding(articles.folder.resolve("candidates"));
        int joined = 0;
        for (Article article : articles.all) {
            fingerprinter.sign(article.title(), article.text(), article.language());
            Placement placement = folding.place(article, one -> List.of(), ids -> near(articles.all, ids));
            if (placement.storyId().isPresent()) joined++;
            folding.follow(article.id(), article.outlet(), article.firstSeen(), article.fingerprint());
        }
        return joined;
    }

    private static List<Neighbour> near(List<Article> all, List<Long> ids) {
        return ids.stream().map(id -> new Neighbour(all.get((int) (id - 1)), id)).toList();
    }

    /** Each a story of its own, fifty in a commit that is on disk. */
    @Benchmark
    @OperationsPerInvocation(ALL)
    public long store(Articles articles) {
        Store store = articles.store.orElseThrow();
        for (int at = 0; at < ALL; at += A_COMMIT) {
            List<Article> some = articles.all.subList(at, Math.min(ALL, at + A_COMMIT));
            store.stories().inLane(lane -> {
                for (Article one : some) lane.place(one, 1, unplaced -> Placement.founds(""));
                return some;
            });
        }
        return store.stories().lastSeq();
    }

    /** Two hundred at a time, one commit at the end. */
    @Benchmark
    @OperationsPerInvocation(ALL)
    public long index(Articles articles) {
        SearchIndex index = articles.index.orElseThrow();
        for (int at = 0; at < ALL; at += 200) {
            List<SearchIndex.Member> members = new ArrayList<>();
            for (Article one : articles.all.subList(at, Math.min(ALL, at + 200)))
                members.add(new SearchIndex.Member(one, one.id(), one.ordered()));
            index.add(members, at + 200L);
        }
        index.commit();
        return index.lastSeq();
    }

    /** The merged feed of 500 as Atom; the cost is that of the whole document. */
    @Benchmark
    public byte[] render(Articles articles) {
        List<Story> stories = articles.all.subList(0, 500).stream()
                .map(one -> new Story(
                        one.id(), new UUID(1, one.id()), one.ordered(), one.ordered(), List.of(one)))
                .toList();
        Edition edition = new Edition(
                "urn:uuid:" + new UUID(1, 1),
                "The merged feed",
                URI.create("http://127.0.0.1/feed.atom"),
                URI.create("http://127.0.0.1/"),
                Edition.Walk.NONE,
                stories.get(0).updated(),
                stories,
                article -> Republish.FULL,
                article -> Outlet.named(article.outlet()));
        return FeedWriters.of("atom").orElseThrow().write(edition);
    }
}
