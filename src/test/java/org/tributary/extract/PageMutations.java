package org.tributary.extract;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.tributary.model.Download;
import org.tributary.model.Extraction;

/**
 * Pages, broken at random: bytes turned, pieces cut out, doubled a thousand times, swapped with pieces of another, tags
 * that act put in. The extractor must answer within two seconds, with nothing that acts. As a program:
 * {@code PageMutations CORPUS RUNS [SEED]}; what it finds is written to page-find-*.html.
 */
final class PageMutations {
    private static final long BOUND = 2_000_000_000L;
    private static final int LONGEST = 4_000_000;
    private static final URI URL = URI.create("https://news.test/2026/a.html");
    private static final List<String> TYPES = List.of(
            "",
            "text/html",
            "text/html; charset=utf-8",
            "text/html; charset=utf-16",
            "text/html; charset=windows-1256");
    private static final String[] SPICE = {
        "<",
        ">",
        "\"",
        "'",
        "<!--",
        "-->",
        "]]>",
        "<![CDATA[",
        "&#0;",
        "&#xD800;",
        "&lt;script&gt;",
        "\u0000",
        "\uFEFF",
        "\uD800",
        "\u202E",
        "<script>alert(1)</script>",
        "<script>",
        "</script>",
        "<style>",
        "<svg onload=alert(1)>",
        "<svg><style><img src=x onerror=alert(1)>",
        "<math><mtext><table><mglyph><style>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='http://['>x</a>",
        "<iframe srcdoc='<script>'>",
        "<template>",
        "<noscript>",
        "<textarea>",
        "<plaintext>",
        "<title>",
        "<frameset>",
        "<table><tr>",
        "</table>",
        "<p><b>",
        "<blockquote class=twitter-tweet>",
        "<figure><figcaption>",
        "<div hidden>",
        "<base href='javascript:x'>",
        "<meta charset=utf-16>",
        "<meta http-equiv=refresh content=0>",
        "<link rel=canonical href='http://['>",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":[",
        "<ruby><rt>",
        "<li><ol><li>",
        "</div></div></div>",
        "</body></html>",
        "</p",
        "=\"\"\"\"",
        "\uFFFD",
        "٣"
    };

    private final List<byte[]> pages;
    private final Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);

    PageMutations(List<byte[]> pages) {
        this.pages = pages;
    }

    /** Our own pages. */
    static PageMutations own() throws IOException {
        List<byte[]> pages = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/pages"))) {
            for (Path folder : folders.sorted().toList()) pages.add(Files.readAllBytes(folder.resolve("source.html")));
        }
        return new PageMutations(pages);
    }

    public static void main(String[] args) throws IOException {
        PageMutations mutations = new PageMutations(ArticleCorpus.read(Path.of(args[0])).stream()
                .map(kase -> kase.page().body())
                .toList());
        int runs = Integer.parseInt(args[1]);
        long first = args.length > 2 ? Long.parseLong(args[2]) : 1;
        int found = 0;
        long slowest = 0;
        for (long seed = first; seed < first + runs; seed++) {
            byte[] body = mutations.make(seed);
            try {
                long took = mutations.check(body, seed);
                slowest = Math.max(slowest, took);
                if (took < BOUND) continue;
                System.out.println("slow: seed " + seed + ", ms " + took / 1_000_000);
            } catch (RuntimeException | Error e) {
                System.out.println("seed " + seed + ": " + e);
            }
            found++;
            Files.write(Path.of("page-find-" + seed + ".html"), body);
        }
        System.out.printf("%d pages, %d finds, slowest %d ms of CPU%n", runs, found, slowest / 1_000_000);
    }

    /** The same bytes for the same seed. */
    byte[] make(long seed) {
        Random random = new Random(seed);
        byte[] body = pick(random).clone();
        for (int i = random.nextInt(16); i >= 0; i--) body = change(body, random);
        return body.length > LONGEST ? Arrays.copyOf(body, LONGEST) : body;
    }

    private byte[] pick(Random random) {
        return pages.get(random.nextInt(pages.size()));
    }

    private byte[] change(byte[] body, Random random) {
        if (body.length == 0) return pick(random).clone();
        int from = random.nextInt(body.length);
        int to = Math.min(body.length, from + 1 + random.nextInt(2_000));
        byte[] spice = SPICE[random.nextInt(SPICE.length)].getBytes(StandardCharsets.UTF_8);
        switch (random.nextInt(9)) {
            case 0:
                for (int i = 0; i < 20; i++) body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                return body;
            case 1:
                return spliced(body, from, to, new byte[0]);
            case 2:
                return spliced(body, from, from, Arrays.copyOfRange(body, from, to));
            case 3:
                return spliced(body, from, from, spice);
            case 4:
                return spliced(body, beforeTag(body, from), beforeTag(body, from), spice);
            case 5:
                return spliced(body, from, from, repeated(spice, 1 << random.nextInt(14)));
            case 6:
                int start = beforeTag(body, from);
                byte[] piece = Arrays.copyOfRange(body, start, Math.min(body.length, start + 40));
                return spliced(body, start, start, repeated(piece, 1 << random.nextInt(12)));
            case 7:
                byte[] other = pick(random);
                int at = random.nextInt(other.length);
                return spliced(body, from, to, Arrays.copyOfRange(other, at, Math.min(other.length, at + 5_000)));
            default:
                return Arrays.copyOf(body, from);
        }
    }

    private static int beforeTag(byte[] body, int from) {
        for (int i = from; i < body.length; i++) if (body[i] == '<') return i;
        return from;
    }

    private static byte[] repeated(byte[] piece, int times) {
        byte[] all = new byte[piece.length * times];
        for (int i = 0; i < times; i++) System.arraycopy(piece, 0, all, i * piece.length, piece.length);
        return all;
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] middle) {
        byte[] out = new byte[from + middle.length + body.length - to];
        System.arraycopy(body, 0, out, 0, from);
        System.arraycopy(middle, 0, out, from, middle.length);
        System.arraycopy(body, to, out, from + middle.length, body.length - to);
        return out;
    }

    /** Reads it: no exception, nothing that acts, figures within their bounds; the CPU it took, in nanoseconds. */
    long check(byte[] body, long seed) {
        String type = TYPES.get((int) Math.floorMod(seed, (long) TYPES.size()));
        Download page = Download.of(URL, body, Optional.of(type).filter(text -> !text.isEmpty()));
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Extraction found = extractor.extract(page);
        long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        SanitizerTest.assertHarmless(found.html());
        if (!(found.quality() >= 0 && found.quality() <= 1)) throw new AssertionError("quality " + found.quality());
        if (found.text().isBlank() != (found.text().length() == 0)) throw new AssertionError("a text of blanks");
        return took;
    }
}
