package org.tributary.extract;

import java.lang.management.*;
import java.nio.file.Path;
import java.util.*;
import org.jsoup.nodes.*;

final class Prof {
    static ThreadMXBean T = ManagementFactory.getThreadMXBean();
    static Map<String, Long> sums = new LinkedHashMap<>();
    static long last;

    static void lap(String n) {
        long now = T.getCurrentThreadCpuTime();
        sums.merge(n, now - last, Long::sum);
        last = T.getCurrentThreadCpuTime();
    }

    public static void main(String[] a) {
        var cases = ArticleCorpus.read(Path.of("/work/shared/corpora/articles"));
        Judge judge = Judge.learned();
        Languages languages = new Languages();
        AgencyCredits cr = new AgencyCredits();
        int rounds = Integer.parseInt(a[0]);
        for (int r = 0; r < rounds; r++) {
            if (r == rounds - 3) sums.clear();
            for (var k : cases) {
                last = T.getCurrentThreadCpuTime();
                String html = HtmlDecoder.decode(k.page().body(), k.page().contentType());
                lap("decode");
                Document d = PageParser.page(html, k.page().url());
                lap("parse");
                PageFacts f = PageFacts.read(d, k.page().url());
                lap("facts");
                Page p = new Page(d, k.page().url(), Clues.of(f, Optional.empty()));
                lap("page");
                float[][] fig = new float[p.blocks.size()][Signals.names().size()];
                int at = 0;
                for (Signal s : Signals.ALL) {
                    for (Block b : p.blocks) s.measure(p, b, fig[b.index], at);
                    at += s.names().size();
                    lap(s.getClass().getSimpleName());
                }
                float[] c = judge.judge(p);
                lap("judge(with signals)");
                Body b = Body.of(p, c);
                String t = b.text();
                lap("body");
                String h = Sanitizer.clean(ArticleHtml.write(b));
                lap("html");
                languages.of(t, f.language());
                lap("language");
                cr.in("", t, List.of());
                lap("agency");
            }
        }
        long all = 0;
        for (long v : sums.values()) all += v;
        for (var e : sums.entrySet())
            System.out.printf("%-22s %.3f ms%n", e.getKey(), e.getValue() / 1e6 / 3 / cases.size());
    }
}
