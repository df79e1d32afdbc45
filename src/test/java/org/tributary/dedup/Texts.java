package org.tributary.dedup;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tributary.model.Article;
import org.tributary.model.Extraction;
import org.tributary.model.Republish;

/** Makes news that never was, and reprints of it, from a vocabulary that is spread as that of a language is. */
final class Texts {
    private static final int VOCABULARY = 20_000;
    private static final String[] SYLLABLES = "ba ke ri so tu na mo le vi da pa ge ru fi ko su ha be ti lo".split(" ");

    private Texts() {}

    /** A story of four to eight paragraphs. */
    static StoryPlacer.Item news(Random random, String id) {
        List<String> paragraphs = new ArrayList<>();
        for (int p = 4 + random.nextInt(5); p > 0; p--) paragraphs.add(sentence(random, 25 + random.nextInt(30)));
        return item(id, sentence(random, 8), paragraphs);
    }

    /** The same with a dateline, perhaps without its end, perhaps under another headline, some words changed. */
    static StoryPlacer.Item reprint(Random random, StoryPlacer.Item of, String id) {
        List<String> paragraphs = new ArrayList<>(Arrays.asList(of.body().split("\n\n")));
        if (paragraphs.size() > 3 && random.nextBoolean()) paragraphs.remove(paragraphs.size() - 1);
        String[] words = paragraphs.get(1).split(" ");
        words[random.nextInt(words.length)] = word(random);
        paragraphs.set(1, String.join(" ", words));
        if (!paragraphs.get(0).contains(" - ")) paragraphs.set(0, "ERBIL (AFP) - " + paragraphs.get(0));
        return item(id, random.nextBoolean() ? of.title() : sentence(random, 7), paragraphs);
    }

    static StoryPlacer.Item item(String id, String title, List<String> paragraphs) {
        return new StoryPlacer.Item(
                id, "outlet " + id, "https://" + id + ".example/news", title, String.join("\n\n", paragraphs));
    }

    static List<Article> articles(List<StoryPlacer.Item> items) {
        List<Article> articles = new ArrayList<>();
        for (StoryPlacer.Item item : items)
            articles.add(article(articles.size() + 1, item.outlet(), item.url(), item.title(), item.body()));
        return articles;
    }

    static Article article(long id, String outlet, String url, String title, String text) {
        return new Article(
                id,
                outlet,
                outlet,
                url,
                URI.create(url),
                url,
                title,
                "",
                text,
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Republish.FULL,
                Extraction.Origin.FEED,
                new Fingerprinter().sign(title, text, ""));
    }

    static String sentence(Random random, int words) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < words; i++) out.append(i == 0 ? "" : " ").append(word(random));
        return Character.toUpperCase(out.charAt(0)) + out.substring(1) + ".";
    }

    /** Few words are frequent and most are rare: the rank falls as in Zipf's law. */
    private static String word(Random random) {
        int rank = (int) Math.exp(random.nextDouble() * Math.log(VOCABULARY));
        StringBuilder word = new StringBuilder();
        for (int n = rank + 20; n > 0; n /= SYLLABLES.length) word.append(SYLLABLES[n % SYLLABLES.length]);
        return word.toString();
    }
}
