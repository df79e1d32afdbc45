package org.tributary.whole;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.tributary.index.QueryParser;
import org.tributary.index.SearchIndex;
import org.tributary.index.SearchIndex.Order;
import org.tributary.index.SearchIndex.Unit;
import org.tributary.model.Article;
import org.tributary.model.Placement;
import org.tributary.model.Query;
import org.tributary.model.Story;
import org.tributary.serve.IndexFollower;
import org.tributary.store.Store;

/**
 * What searching costs on a store that {@link MillionStore} made: {@code SearchSpeed FOLDER [pages]}. It makes the index where
 * there is none, asks 200 mixed queries in either order and counts what answers them, measures how soon a commit is
 * found, and then starts the program there and reads its pages. Beside the time it says what the asking thread itself
 * spent, which is what remains of it on a busy machine. The lag's 200 articles stay in the store. Nothing of it is a
 * test: times are not.
 */
public final class SearchSpeed {
    private static final int QUERIES = 200;
    private static final int KINDS = 8;
    private static final int PAGE_ROUNDS = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SearchSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        if (arguments.length == 1) rooms(folder);
        pages(folder);
    }

    private static void rooms(Path folder) throws Exception {
        try (Store store = Store.open(Store.Settings.at(
                        "jdbc:h2:file:" + folder.resolve("data/tributary").toAbsolutePath()));
                SearchIndex index = SearchIndex.open(folder.resolve("data/index"), SearchIndex.Settings.DEFAULTS)) {
            IndexFollower follower = new IndexFollower(store.stories(), index);
            timed("the index is up to the store", follower::follow);
            long articles = store.articles().count();
            say("%d articles, %d bytes of index each", articles, size(folder.resolve("data/index")) / articles);
            Instant newest = store.articles().newestSeen().orElseThrow();
            for (Order order : Order.values())
                ask(
                        order.name().toLowerCase(Locale.ROOT) + " first",
                        newest,
                        query -> index.find(query, tag -> Set.of(), order, Unit.STORY, 20, Optional.empty()));
            ask("counting", newest, query -> index.facets(query, tag -> Set.of()));
            parts(store, index, newest);
            lag(store, index, follower);
        }
    }

    /** Two rounds to warm up, one that counts. */
    private static void ask(String what, Instant newest, Consumer<Query> asking) {
        List<String> queries = queries();
        double[] wall = new double[QUERIES];
        double[] cpu = new double[QUERIES];
        double[] kinds = new double[KINDS];
        for (int round = 0; round < 3; round++) {
            Arrays.fill(kinds, 0);
            for (int i = 0; i < QUERIES; i++) {
                Query query = read(queries.get(i), newest);
                long cpuStart = THREADS.getCurrentThreadCpuTime();
                long start = System.nanoTime();
                asking.accept(query);
                wall[i] = (System.nanoTime() - start) / 1e6;
                cpu[i] = (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e6;
                kinds[i % KINDS] = Math.max(kinds[i % KINDS], cpu[i]);
            }
        }
        say(
                "%s: %s; CPU %s; the dearest of each kind %s",
                what,
                spread(wall),
                spread(cpu),
                Arrays.toString(Arrays.stream(kinds).mapToLong(Math::round).toArray()));
    }

    /** What a page of 20 results is made of, as far as the rooms below it go: what remains is the template's. */
    private static void parts(Store store, SearchIndex index, Instant newest) {
        ask("reading the sources", newest, query -> store.sources().all());
        Map<Query, List<Long>> ids = new HashMap<>();
        Map<Query, List<Story>> shown = new HashMap<>();
        ask(
                "finding",
                newest,
                query -> ids.put(
                        query,
                        index.find(query, tag -> Set.of(), 20, Optional.empty()).stream()
                                .map(SearchIndex.Found::storyId)
                                .toList()));
        ask(
                "reading 20 stories",
                newest,
                query -> shown.put(query, store.stories().load(ids.get(query))));
        int[] pieces = new int[1];
        ask("20 snippets", newest, query -> {
            var snippets = index.snippets(query);
            for (Story story : shown.get(query))
                pieces[0] += snippets.apply(
                                story.lead().language(), story.lead().text())
                        .size();
        });
    }

    private static String spread(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return String.format(
                Locale.ROOT, "p50 %.1f p90 %.1f p99 %.1f ms", sorted[n / 2], sorted[n * 9 / 10], sorted[n * 99 / 100]);
    }

    /** Words frequent and rare, two of them, phrases, beginnings, exclusions, fields, names in every script. */
    static List<String> queries() {
        Random random = new Random(1);
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            MadeUp.Tongue tongue = MadeUp.Tongue.values()[random.nextInt(MadeUp.Tongue.values().length)];
            String[] words = new MadeUp(tongue, random.nextLong()).line(6).split(" ");
            queries.add(
                    switch (i % KINDS) {
                        case 0 -> words[1];
                        case 1 -> words[1] + " " + words[2];
                        case 2 -> '"' + words[1] + " " + words[2] + '"';
                        case 3 -> words[1] + " -" + words[2];
                        case 4 -> words[3].substring(0, Math.min(3, words[3].length())) + "* " + words[1];
                        case 5 -> words[1] + " language:" + tongue.code + " since:2d";
                        case 6 -> "(" + words[1] + " OR " + words[2] + ") outlet:" + random.nextInt(500);
                        default -> "baghdad " + words[1];
                    });
        }
        return queries;
    }

    private static Query read(String query, Instant now) {
        return QueryParser.read(query, now) instanceof QueryParser.Result.Understood understood
                ? understood.query()
                : Query.EVERYTHING;
    }

    /** From the store's commit on: following it and finding what is new, 200 articles at once. */
    private static void lag(Store store, SearchIndex index, IndexFollower follower) {
        List<Story> newest = store.stories().newest(200, Optional.empty());
        long mark = store.stories().lastSeq();
        store.stories().inLane(lane -> {
            for (Story story : newest)
                lane.place(again(story.lead(), mark), 0, one -> Placement.founds("made up to be found"));
            return lane;
        });
        timed("200 new articles are found after their commit", () -> {
            follower.follow();
            Query query = read("source:" + newest.get(0).lead().sourceId(), Instant.EPOCH);
            if (index.find(query, tag -> Set.of(), 1, Optional.empty()).get(0).articleId() <= mark)
                throw new AssertionError("it is not found");
        });
    }

    private static Article again(Article one, long mark) {
        return new Article(
                0,
                one.sourceId(),
                one.outlet(),
                one.guid() + "/" + mark,
                one.url(),
                one.canonical(),
                one.title(),
                one.summary(),
                one.text(),
                one.html(),
                one.authors(),
                one.published(),
                one.updated(),
                one.firstSeen().plusSeconds(3600),
                one.ordered().plusSeconds(3600),
                one.language(),
                one.agency(),
                one.categories(),
                one.enclosures(),
                one.image(),
                one.mayQuote(),
                one.origin(),
                one.fingerprint());
    }

    /**
     * The whole program, over HTTP: each address is another one, so no answer is a kept one. Until some two thousand
     * pages were made, Java's compiler takes more than the pages do, so the rounds before the last are said too.
     */
    private static void pages(Path folder) throws Exception {
        long start = System.nanoTime();
        try (Running running = Running.start(new Program(folder, Map.of(), List.of("-Xmx512m")), folder)) {
            running.get("/");
            say("from the start to the first answer: %.1f s", (System.nanoTime() - start) / 1e9);
            read(running, "river", "/?n=", queries());
            read(running, "search page", "/?q=", queries());
            read(running, "search feed", "/feed.atom?q=", queries());
        }
    }

    private static void read(Running running, String what, String path, List<String> queries) throws Exception {
        double[] wall = new double[QUERIES];
        double[] spent = new double[PAGE_ROUNDS];
        for (int round = 0; round < PAGE_ROUNDS; round++) {
            Duration before = spent(running);
            for (int i = 0; i < QUERIES; i++) {
                String asked = path.endsWith("n=")
                        ? Integer.toString(100 - i % 50 - round)
                        : URLEncoder.encode(queries.get(i), StandardCharsets.UTF_8) + "&n=" + (20 + round);
                long start = System.nanoTime();
                running.get(path + asked);
                wall[i] = (System.nanoTime() - start) / 1e6;
            }
            spent[round] = spent(running).minus(before).toMillis() / (double) QUERIES;
        }
        say(
                "%s: %s; CPU of the whole program in ms each, by rounds of %d: %s",
                what, spread(wall), QUERIES, Arrays.toString(spent));
    }

    private static Duration spent(Running running) {
        return ProcessHandle.of(running.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    private static void timed(String what, Runnable work) {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpuStart = process.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        say(
                "%s: %.2f s, CPU %.2f s",
                what, (System.nanoTime() - start) / 1e9, (process.getProcessCpuTime() - cpuStart) / 1e9);
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) bytes += Files.size(file);
        }
        return bytes;
    }

    private static void say(String words, Object... values) {
        System.out.println(String.format(Locale.ROOT, words, values));
    }
}
