package org.tributary.dedup;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.tributary.model.Article;
import org.tributary.model.Fingerprint;
import org.tributary.model.Neighbour;

/**
 * What folding costs with a million articles in the window: {@code MillionBench [ARTICLES [FOLDER]]}. Articles have some
 * 300 words from vocabularies of four languages spread as in Zipf's law, outlets with habits, one in three is a reprint;
 * each is made from its number, so that none has to be kept.
 */
final class MillionBench {
    private static final int OUTLETS = 2_000;
    private static final int NEW = 20_000;
    private static final Instant START = Instant.parse("2026-10-25T00:00:00Z");

    private final int articles;
    private final String[][] vocabularies = new String[4][];
    private final Fingerprinter fingerprinter = new Fingerprinter();

    private MillionBench(int articles) {
        this.articles = articles;
        for (int v = 0; v < vocabularies.length; v++) vocabularies[v] = vocabulary(new Random(v), v);
    }

    public static void main(String[] args) throws Exception {
        int articles = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("million");
        new MillionBench(articles).run(folder);
    }

    private void run(Path folder) throws Exception {
        Candidates candidates = new Candidates(folder);
        long heapBefore = heap();
        long add = 0;
        long terms = 0;
        for (int i = 0; i < articles; i++) {
            Article article = article(i);
            long from = cpu();
            candidates.add(article.id(), article.outlet(), article.firstSeen(), article.fingerprint());
            add += cpu() - from;
            terms += article.fingerprint().terms().length;
        }
        System.out.printf(
                "%d articles, %.1f terms each; ready after %.1f s of CPU; heap %d MB%n",
                articles, terms / (double) articles, add / 1e9, (heap() - heapBefore) >> 20);

        Deduplicator deduplicator = new Deduplicator(candidates::repeats);
        long sign = 0;
        long near = 0;
        long place = 0;
        long compared = 0;
        int joined = 0;
        for (int i = articles; i < articles + NEW; i++) {
            Article article = article(i);
            long a = cpu();
            Fingerprint fingerprint = fingerprinter.sign(article.title(), article.text(), "");
            long b = cpu();
            List<Long> ids = candidates.near(article.outlet(), article.firstSeen(), fingerprint);
            long c = cpu();
            List<Neighbour> neighbours = new ArrayList<>();
            for (long id : ids) neighbours.add(new Neighbour(article((int) id - 1), id));
            long d = cpu();
            boolean joins = deduplicator.place(article, neighbours).storyId().isPresent();
            long e = cpu();
            candidates.add(article.id(), article.outlet(), article.firstSeen(), fingerprint);
            long f = cpu();
            if (i - articles < NEW / 2) continue; // the first half warms up
            sign += b - a;
            near += c - b + (f - e);
            place += e - d;
            compared += ids.size();
            if (joins) joined++;
        }
        double n = NEW / 2.0;
        System.out.printf(
                "ms of CPU an item: sign %.4f, candidates %.4f, decide %.4f (%.2f compared), all %.4f; %.0f %% joined%n",
                sign / 1e6 / n,
                near / 1e6 / n,
                place / 1e6 / n,
                compared / n,
                (sign + near + place) / 1e6 / n,
                joined * 100 / n);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Article by its number; one in three is an edited copy of one of the thousand before it. */
    private Article article(int number) {
        Random random = new Random(number * 7919L);
        boolean reprint = number > 1000 && random.nextInt(3) == 0;
        int original = reprint ? number - 1 - random.nextInt(1000) : number;
        Random text = new Random(original * 31L + 1);
        String[] vocabulary = vocabularies[text.nextInt(vocabularies.length)];
        StringBuilder body = new StringBuilder();
        if (reprint) body.append("ERBIL (AFP) - ");
        int paragraphs = 4 + text.nextInt(7);
        int kept = reprint ? 1 + random.nextInt(paragraphs) : paragraphs;
        String title = sentence(vocabulary, text, 8);
        for (int p = 0; p < paragraphs; p++) {
            String paragraph = sentence(vocabulary, text, 25 + text.nextInt(35));
            if (p < kept) body.append(paragraph).append("\n\n");
        }
        int outlet = random.nextInt(OUTLETS);
        body.append(sentence(vocabulary, new Random(outlet), 20));
        Article made = Texts.article(
                number + 1L, "outlet " + outlet, "https://o" + outlet + ".example/" + number, title, body.toString());
        return seen(made, START.plus(Duration.ofMillis(number * 2592L)));
    }

    private static Article seen(Article a, Instant when) {
        return new Article(
                a.id(),
                a.sourceId(),
                a.outlet(),
                a.guid(),
                a.url(),
                a.canonical(),
                a.title(),
                a.summary(),
                a.text(),
                a.html(),
                a.authors(),
                a.published(),
                a.updated(),
                when,
                when,
                a.language(),
                a.agency(),
                a.categories(),
                a.enclosures(),
                a.image(),
                a.mayQuote(),
                a.origin(),
                a.fingerprint());
    }

    private static String sentence(String[] vocabulary, Random random, int words) {
        StringBuilder out = new StringBuilder(words * 7);
        for (int i = 0; i < words; i++)
            out.append(i == 0 ? "" : " ")
                    .append(vocabulary[(int) Math.exp(random.nextDouble() * Math.log(vocabulary.length)) - 1]);
        return out.append('.').toString();
    }

    private static String[] vocabulary(Random random, int script) {
        String letters = List.of(
                        "abcdefghiklmnoprstuvw",
                        "ابتجحدرسصعفقكلمنهوي",
                        "ابپتجچخدرزژسشعغفقکگلمنوەی",
                        "абвгдежзиклмнопрстуя")
                .get(script);
        return Stream.generate(() -> {
                    StringBuilder word = new StringBuilder();
                    for (int n = 2 + random.nextInt(8); n > 0; n--)
                        word.append(letters.charAt(random.nextInt(letters.length())));
                    return word.toString();
                })
                .distinct()
                .limit(50_000)
                .toArray(String[]::new);
    }
}
