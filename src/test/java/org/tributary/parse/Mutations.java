package org.tributary.parse;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tributary.model.Download;
import org.tributary.model.FeedEntry;
import org.tributary.model.ParseResult;

/**
 * Our own feeds, broken at random: bytes turned, pieces cut out, doubled, swapped with pieces of another. The reader must
 * answer, soon, and with nothing that acts. As a program it runs for as long as it is told:
 * {@code Mutations SECONDS [SEED]}; what it finds is written to fuzz-find-*.bin.
 */
public final class Mutations {
    private static final String[] SPICE = {
        "<",
        ">",
        "&",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "&#0;",
        "&#xD800;",
        "&x;",
        "<?",
        "<!DOCTYPE x [",
        "\u0000",
        "\uFEFF",
        "xmlns=''",
        " xml:base='http://'",
        "<item>",
        "</item>",
        "<entry>",
        "\"",
        "'",
        "{",
        "[",
        "\\",
        "type='xhtml'",
        "mode='base64'",
        "\uD800",
        "٣",
        "<a href='javascript:x'>",
        "<svg>",
        "<script>",
        "%",
        "http://[",
        "//"
    };
    private static final URI URL = URI.create("https://news.test/feed");
    private static final List<String> TYPES = List.of(
            "", "text/xml", "application/xml; charset=utf-16", "text/xml; charset=windows-1256", "x; charset=\"'");

    private final List<byte[]> feeds = new ArrayList<>();
    private final FeedParser parser = new FeedParser();

    Mutations() throws IOException, URISyntaxException {
        for (Path folder : FeedCasesTest.folders().toList()) feeds.add(Files.readAllBytes(FeedCasesTest.feed(folder)));
    }

    public static void main(String[] args) throws IOException, URISyntaxException {
        Mutations mutations = new Mutations();
        long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000_000L;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        long runs = 0;
        for (; System.nanoTime() < end; runs++, seed++) {
            byte[] body = mutations.make(seed);
            long start = System.nanoTime();
            try {
                mutations.check(body, seed);
                if (System.nanoTime() - start < 2_000_000_000L) continue;
                System.out.println("slow: seed " + seed);
            } catch (RuntimeException | Error e) {
                System.out.println("seed " + seed + ": " + e);
            }
            Files.write(Path.of("fuzz-find-" + seed + ".bin"), body);
        }
        System.out.println(runs + " runs, next seed " + seed);
    }

    /** The same bytes for the same seed. */
    byte[] make(long seed) {
        Random random = new Random(seed);
        byte[] body = pick(random).clone();
        for (int i = random.nextInt(12); i >= 0; i--) body = change(body, random);
        return body;
    }

    private byte[] pick(Random random) {
        return feeds.get(random.nextInt(feeds.size()));
    }

    private byte[] change(byte[] body, Random random) {
        if (body.length == 0) return pick(random).clone();
        int from = random.nextInt(body.length);
        int to = Math.min(body.length, from + 1 + random.nextInt(200));
        switch (random.nextInt(6)) {
            case 0:
                body[from] = (byte) random.nextInt(256);
                return body;
            case 1:
                return spliced(body, from, to, new byte[0]);
            case 2:
                return spliced(body, from, from, Arrays.copyOfRange(body, from, to));
            case 3:
                return spliced(body, from, from, SPICE[random.nextInt(SPICE.length)].getBytes(StandardCharsets.UTF_8));
            case 4:
                byte[] other = pick(random);
                int start = random.nextInt(other.length);
                return spliced(body, from, to, Arrays.copyOfRange(other, start, Math.min(other.length, start + 300)));
            default:
                return Arrays.copyOf(body, from);
        }
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] middle) {
        byte[] out = new byte[from + middle.length + body.length - to];
        System.arraycopy(body, 0, out, 0, from);
        System.arraycopy(middle, 0, out, from, middle.length);
        System.arraycopy(body, to, out, from + middle.length, body.length - to);
        return out;
    }

    /** Reads it twice: no exception, equal answers, nothing that acts. */
    void check(byte[] body, long seed) {
        String type = TYPES.get((int) Math.floorMod(seed, (long) TYPES.size()));
        Download download = Download.of(URL, body, Optional.of(type).filter(text -> !text.isEmpty()));
        ParseResult result = parser.parse(download);
        if (!result.equals(parser.parse(download))) throw new AssertionError("two answers for one document");
        if (result instanceof ParseResult.Parsed parsed)
            for (FeedEntry entry : parsed.feed().entries()) {
                FeedHtmlTest.assertHarmless(entry.summaryHtml());
                FeedHtmlTest.assertHarmless(entry.contentHtml());
                entry.link().ifPresent(url -> {
                    if (!url.getScheme().startsWith("http")) throw new AssertionError("a link to " + url);
                });
            }
    }
}
