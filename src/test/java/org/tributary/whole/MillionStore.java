package org.tributary.whole;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tributary.dedup.Fingerprinter;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.Extraction;
import org.tributary.model.PaceWish;
import org.tributary.model.Placement;
import org.tributary.model.Republish;
import org.tributary.model.Source;
import org.tributary.model.SourceState;
import org.tributary.model.Validators;
import org.tributary.store.Bulk;
import org.tributary.store.Store;

/**
 * Makes a large store without fetching anything: {@code MillionStore FOLDER ARTICLES [DAYS]}. The rows are the lane's
 * own, written in one go ({@link Bulk}); who reprints whom is known and need not be found out. Two thousand outlets in
 * five languages; three articles in ten are reprints of one of the thousand before, half of these cut, some under an
 * agency's name. Texts have some 250 words ({@link MadeUp}).
 *
 * <p>Beside the store it leaves a feeds.yml that names the outlets, at addresses of this machine where nobody answers;
 * their next poll is a day away. The index is made by the first start, or by {@code reindex}. The same arguments make the
 * same articles, ending now.
 */
final class MillionStore {
    static final int OUTLETS = 2_000;
    private static final int A_COMMIT = 4_000;

    /** In KB: what is read again when the indexes are made. */
    private static final String CACHE = ";CACHE_SIZE=131072";

    private static final int RECENT = 1_000;
    private static final MadeUp.Tongue[] TONGUES = MadeUp.Tongue.values();

    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final Instant end;
    private final Duration span;
    private final int articles;
    private final List<Source> sources;

    /** Of each article the one whose words it has, itself where it is no reprint; and of these the last that has them. */
    private final int[] roots;

    private final int[] lasts;

    MillionStore(int articles, Duration span, Instant end) {
        this.articles = articles;
        this.roots = new int[articles];
        this.lasts = new int[articles];
        this.span = span;
        this.end = end.truncatedTo(ChronoUnit.MILLIS);
        this.sources =
                IntStream.range(0, OUTLETS).mapToObj(MillionStore::source).toList();
        for (int number = 0; number < articles; number++) {
            int original = original(number, random(number));
            roots[number] = original == number ? number : roots[original];
            lasts[roots[number]] = number;
        }
    }

    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int articles = Integer.parseInt(arguments[1]);
        int days = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
        long start = System.nanoTime();
        new MillionStore(articles, Duration.ofDays(days), InstantSource.system().instant()).fill(folder);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d articles in %.0f s: %.0f/s%n", articles, seconds, articles / seconds);
    }

    /** Makes the store and its feeds.yml in a folder. */
    void fill(Path folder) throws IOException {
        Path database = folder.resolve("data/tributary").toAbsolutePath();
        Files.writeString(folder.resolve("feeds.yml"), feedsYaml());
        try (Store store = Store.open(Store.Settings.at("jdbc:h2:file:" + database + CACHE))) {
            store.sources().name(sources, end.minus(span));
            try (Bulk bulk = new Bulk(store)) {
                CompletableFuture<List<Bulk.Rows>> next = rows(bulk, 0);
                for (int from = 0; from < articles; from += A_COMMIT) {
                    List<Bulk.Rows> now = next.join();
                    next = rows(bulk, from + A_COMMIT); // the other core makes the next ones meanwhile
                    bulk.write(now);
                }
            }
            store.stories().inLane(lane -> {
                lane.save(sources.stream().map(this::polled).toList());
                return lane;
            });
        }
    }

    private String feedsYaml() {
        return sources.stream()
                .map(source -> "  - {id: " + source.id() + ", url: \"" + source.url() + "\", outlet: \""
                        + source.outlet().orElseThrow() + "\", tags: [" + String.join(", ", source.tags()) + "]}\n")
                .collect(Collectors.joining(
                        "",
                        "title: A large store\nfetch:\n  allow-private: [127.0.0.0/8]\nserve:\n  port: 0\nsources:\n",
                        ""));
    }

    private static Source source(int number) {
        Source plain = Source.of("outlet-" + number, URI.create("http://127.0.0.1:9/" + number + ".xml"));
        return new Source(
                plain.id(),
                Optional.of("Outlet " + number),
                plain.url(),
                Set.of(number % 3 == 0 ? "agencies" : "papers", "region" + number % 20),
                plain.language(),
                plain.every(),
                plain.fullText(),
                plain.select(),
                plain.headers(),
                plain.exclude(),
                plain.republish(),
                plain.obeysRobots(),
                plain.anyCertificate());
    }

    private SourceState polled(Source source) {
        return new SourceState(
                source.id(),
                Optional.of(end.plus(Duration.ofDays(1))),
                Optional.of(end),
                Optional.of(end),
                0,
                "made up",
                Validators.NONE,
                Duration.ofHours(24),
                List.of(end),
                PaceWish.NONE,
                0,
                Optional.empty(),
                SourceState.Move.NONE);
    }

    private CompletableFuture<List<Bulk.Rows>> rows(Bulk bulk, int from) {
        return CompletableFuture.supplyAsync(() -> IntStream.range(from, Math.min(articles, from + A_COMMIT))
                .parallel()
                .mapToObj(number -> bulk.rows(item(number, bulk::id)))
                .toList());
    }

    /** @param id what the store knows an article of this number by */
    Bulk.Item item(int number, LongUnaryOperator id) {
        Random random = random(number);
        int original = original(number, random);
        Placement placement = original == number
                ? Placement.founds("no article like it")
                : new Placement(
                        Optional.of(id.applyAsLong(roots[original])),
                        Optional.of(id.applyAsLong(original)),
                        "nearly all of both texts is common (250 and 250 words, contained 1.00, alike 0.97)");
        Article article = article(number, roots[number], original != number, random);
        return new Bulk.Item(article, number, number, placement, lasts[roots[number]]);
    }

    private static Random random(int number) {
        return new Random(number * 7919L + 17);
    }

    /** The number of the article that this one reprints; its own where it is none. */
    private static int original(int number, Random random) {
        boolean reprints = number >= RECENT && random.nextInt(10) < 3;
        return reprints ? number - 1 - random.nextInt(RECENT - 1) : number;
    }

    private Article article(long number, long story, boolean reprints, Random random) {
        MadeUp.Tongue tongue = TONGUES[(int) (story * 31 % 97 % TONGUES.length)];
        MadeUp words = new MadeUp(tongue, story);
        String title = words.line(7);
        int paragraphs = 4 + (int) (story % 7);
        int kept = reprints && random.nextBoolean() ? (paragraphs + 1) / 2 : paragraphs;
        List<String> body = new ArrayList<>();
        for (int p = 0; p < paragraphs; p++) {
            String paragraph = words.paragraph();
            if (p < kept) body.add(paragraph);
        }
        boolean wire = story % 4 == 0;
        if (wire) body.set(0, "ERBIL (AFP) - " + body.get(0));
        String text = String.join("\n\n", body);
        Source source = sources.get(random.nextInt(OUTLETS));
        URI url = URI.create("http://o" + source.id().substring(7) + ".example/news/" + number + "/story.html");
        Instant seen = end.minus(span).plusMillis((long) (span.toMillis() * (number / (double) articles)));
        return new Article(
                0,
                source.id(),
                source.outlet().orElseThrow(),
                "urn:made-up:" + number,
                url,
                CanonicalUrl.of(url).value(),
                title,
                body.get(0).substring(0, Math.min(160, body.get(0).length())),
                text,
                body.stream().map(one -> "<p>" + one + "</p>").collect(Collectors.joining("\n")),
                wire ? List.of() : List.of(words.line(2)),
                Optional.of(seen.minusSeconds(600)),
                Optional.empty(),
                seen,
                seen,
                tongue.code,
                wire ? Optional.of(new Agency("AFP", "(AFP)")) : Optional.empty(),
                List.of("news"),
                List.of(),
                Optional.of(url.resolve("picture.jpg")),
                Republish.FULL,
                Extraction.Origin.PAGE,
                fingerprinter.sign(title, text, tongue.code));
    }
}
