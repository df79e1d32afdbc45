package org.tributary.extract;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import org.tributary.model.Download;
import org.tributary.model.Template;

/**
 * What a page costs and where: the processor time of one thread and the memory it asks for, step by step, over the corpus.
 * {@code PageClock CORPUS ROUNDS}: half of the rounds warm the program up; of the others each page counts with its best.
 */
final class PageClock {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Judge judge = Judge.learned();
    private final Languages languages = new Languages();
    private final AgencyCredits credits = new AgencyCredits();
    private final Map<String, long[]> best = new LinkedHashMap<>();
    private final Map<String, Long> bytes = new LinkedHashMap<>();
    private final int pages;
    private boolean warm;

    private PageClock(int pages) {
        this.pages = pages;
    }

    public static void main(String[] args) {
        List<ArticleCorpus.Case> cases = ArticleCorpus.read(Path.of(args[0]));
        int rounds = Integer.parseInt(args[1]);
        PageClock clock = new PageClock(cases.size());
        Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);
        for (int round = 0; round < rounds; round++) {
            clock.warm = round >= rounds / 2;
            for (int i = 0; i < cases.size(); i++) {
                Download page = cases.get(i).page();
                clock.step("all", i, () -> extractor.extract(page));
                clock.steps(i, page);
            }
        }
        clock.print();
    }

    /** The steps of {@link Extractor}, one by one. */
    private void steps(int i, Download page) {
        String html = step("decode", i, () -> HtmlDecoder.page(page.body(), page.contentType()));
        Document document = step("parse", i, () -> PageParser.page(html, page.url()));
        PageFacts facts = step("facts", i, () -> PageFacts.read(document, page.url()));
        Page parsed = step("blocks", i, () -> new Page(document, page.url(), Clues.of(facts, Optional.empty())));
        float[] chances = step("judge", i, () -> judge.judge(parsed));
        Body body = step("body", i, () -> Body.of(parsed, new KnownTemplate(Template.UNKNOWN).heed(parsed, chances)));
        step("quality", i, () -> Quality.of(parsed, chances, body, Optional.empty(), Template.UNKNOWN));
        String text = step("text", i, body::text);
        Document written = step("html", i, () -> ArticleHtml.write(body));
        step("sanitize", i, () -> Sanitizer.clean(written));
        step("language", i, () -> languages.of(text.isBlank() ? facts.headline() : text, facts.language()));
        step("agencies", i, () -> credits.in(facts.headline(), body.credited(), facts.bylines()));
    }

    private <T> T step(String name, int page, Supplier<T> step) {
        long asked = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        T result = step.get();
        long spent = THREADS.getCurrentThreadCpuTime() - start;
        if (!warm) return result;
        bytes.merge(name, THREADS.getCurrentThreadAllocatedBytes() - asked, Long::sum);
        long[] of = best.computeIfAbsent(name, key -> unmeasured());
        of[page] = Math.min(of[page], spent);
        return result;
    }

    private long[] unmeasured() {
        long[] none = new long[pages];
        Arrays.fill(none, Long.MAX_VALUE);
        return none;
    }

    private void print() {
        long asked = bytes.getOrDefault("all", 1L);
        best.forEach((name, each) -> {
            long[] sorted = each.clone();
            Arrays.sort(sorted);
            System.out.printf(
                    "%-9s mean %6.3f ms   p99 %6.2f   max %6.2f   memory %3d%%%n",
                    name,
                    Arrays.stream(sorted).average().orElse(0) / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    sorted[sorted.length - 1] / 1e6,
                    100 * bytes.getOrDefault(name, 0L) / asked);
        });
    }
}
