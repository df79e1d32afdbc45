package org.tributary.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.tributary.index.QueryParser;
import org.tributary.index.SearchIndex;
import org.tributary.model.Query;
import org.tributary.publish.SampleStories;

/**
 * What searching costs: {@code SearchSpeed FOLDER ARTICLES} fills an index with made-up articles of five languages (or
 * takes the one that lies there) and asks 200 mixed queries. Nothing of it is a test: times are not.
 */
public final class SearchSpeed {
    private static final int STEP = 200;
    private static final int QUERIES = 200;

    private SearchSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int articles = Integer.parseInt(arguments[1]);
        try (SearchIndex index = SearchIndex.open(folder, SearchIndex.Settings.DEFAULTS)) {
            if (index.lastSeq() == 0) fill(index, articles);
            say("bytes an article: %d", size(folder) / articles);
            lag(index, articles);
            for (SearchIndex.Order order : SearchIndex.Order.values()) {
                ask(index, order);
                double[] millis = ask(index, order);
                say(
                        "%s first: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms",
                        order.name().toLowerCase(Locale.ROOT),
                        millis[QUERIES / 2],
                        millis[QUERIES * 9 / 10],
                        millis[QUERIES * 99 / 100]);
            }
        }
    }

    private static void fill(SearchIndex index, int articles) {
        long start = System.nanoTime();
        for (int from = 1; from <= articles; from += STEP) {
            List<SearchIndex.Member> members = new ArrayList<>();
            for (int id = from; id < from + STEP && id <= articles; id++) members.add(member(id));
            index.add(members, from);
        }
        index.commit();
        say("%d articles written in %.0f s", articles, (System.nanoTime() - start) / 1e9);
    }

    private static SearchIndex.Member member(int id) {
        MadeUp.Tongue tongue = MadeUp.Tongue.values()[id % MadeUp.Tongue.values().length];
        MadeUp prose = new MadeUp(tongue, id);
        StringBuilder text = new StringBuilder(prose.paragraph());
        for (int i = 0; i < 5; i++) text.append("\n\n").append(prose.paragraph());
        var article = SampleStories.article(id, "Outlet " + id % 500, tongue.code, prose.line(9), text.toString());
        return new SearchIndex.Member(article, id, SampleStories.NOON.plusSeconds(id));
    }

    /** From the store's commit on: adding it and finding it. */
    private static void lag(SearchIndex index, int articles) {
        long start = System.nanoTime();
        List<SearchIndex.Member> members = new ArrayList<>();
        for (int id = articles - STEP + 1; id <= articles; id++) members.add(member(id));
        index.add(members, articles);
        index.find(read("baghdad"), tag -> Set.of(), 20, Optional.empty());
        say("%d changed articles found after %.0f ms", STEP, (System.nanoTime() - start) / 1e6);
    }

    /** Words frequent and rare, two of them, phrases, beginnings, exclusions, fields, names in every script. */
    private static double[] ask(SearchIndex index, SearchIndex.Order order) {
        Random random = new Random(1);
        double[] millis = new double[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
            MadeUp.Tongue tongue = MadeUp.Tongue.values()[random.nextInt(MadeUp.Tongue.values().length)];
            String[] words = new MadeUp(tongue, random.nextLong()).line(6).split(" ");
            String query = switch (i % 8) {
                case 0 -> words[1];
                case 1 -> words[1] + " " + words[2];
                case 2 -> '"' + words[1] + " " + words[2] + '"';
                case 3 -> words[1] + " -" + words[2];
                case 4 -> words[3].substring(0, Math.min(3, words[3].length())) + "* " + words[1];
                case 5 -> words[1] + " language:" + tongue.code + " since:2026-11-24";
                case 6 -> "(" + words[1] + " OR " + words[2] + ") outlet:" + random.nextInt(500);
                default -> "baghdad " + words[1];
            };
            long start = System.nanoTime();
            index.find(read(query), tag -> Set.of(), order, SearchIndex.Unit.STORY, 20, Optional.empty());
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private static Query read(String query) {
        return QueryParser.read(query, Instant.EPOCH) instanceof QueryParser.Result.Understood understood
                ? understood.query()
                : Query.EVERYTHING;
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
