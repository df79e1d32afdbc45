package org.tributary.extract;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tributary.model.Download;
import org.tributary.model.Extraction;

/**
 * Runs the extractor over the corpus in one process and writes what score-articles reads. With a third argument, so many
 * warm rounds more, and what they cost.
 */
final class ExtractRunner {
    private ExtractRunner() {}

    public static void main(String[] args) throws IOException {
        List<ArticleCorpus.Case> cases = ArticleCorpus.read(Path.of(args[0]));
        Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);
        Map<String, Object> found = new LinkedHashMap<>();
        for (ArticleCorpus.Case kase : cases) {
            Extraction extraction = extractor.extract(kase.page());
            found.put(
                    kase.name(),
                    Map.of(
                            "title", extraction.title(),
                            "body", extraction.text(),
                            "html", extraction.html(),
                            "authors", extraction.authors(),
                            "published",
                                    extraction.published().map(Object::toString).orElse("")));
        }
        new JsonMapper().writeValue(Path.of(args[1]).toFile(), found);
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < rounds; round++) {
            long start = threads.getCurrentThreadCpuTime();
            long slowest = 0;
            for (ArticleCorpus.Case kase : cases) {
                long before = threads.getCurrentThreadCpuTime();
                Download page = kase.page();
                if (extractor.extract(page).text().length() < 0) throw new AssertionError();
                slowest = Math.max(slowest, threads.getCurrentThreadCpuTime() - before);
            }
            System.out.printf(
                    "round %d: %.2f ms of CPU a page, slowest %.1f ms%n",
                    round, (threads.getCurrentThreadCpuTime() - start) / 1e6 / cases.size(), slowest / 1e6);
        }
    }
}
