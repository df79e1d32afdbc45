package org.tributary.parse;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Our own feeds, lists and dates, broken at random: bytes turned, pieces cut out, doubled, made endless, swapped with pieces
 * of another, written in another charset. Each {@link Readings} must answer, soon, and with nothing that acts. As a program
 * it runs for as long as it is told: {@code Mutations SECONDS [SEED [FOLDER]]}; what it finds is written to
 * FOLDER/fuzz-find-SEED.bin. Time is CPU time, memory what the thread allocates, so a busy machine finds no more.
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
    private static final List<String> CHARSETS = List.of(
            "UTF-16LE",
            "UTF-16",
            "UTF-32BE",
            "windows-1256",
            "ISO-8859-6",
            "windows-1251",
            "GB18030",
            "Shift_JIS",
            "IBM500");
    private static final List<String> DATES = List.of(
            "Tue, 24 Nov 2026 18:05:09 +0300",
            "Tue (a comment (within)) , 24(th) Nov 2026 18:05:09 GMT+3",
            "2026-11-24T15:05:09.123456789Z",
            "2026-328T15:05:09+03:00",
            "20261124T150509Z",
            "الثلاثاء، ٢٤ تشرين الثاني ٢٠٢٦ ١٨:٠٥:٠٩ +0300",
            "24ی تشرینی دووەم 2026، 6:05 پ.ن",
            "24 Mijdar 2026 18:05",
            "2026년 11월 24일 오후 6:05:09",
            "start=2026-11-24T15:05:09Z; scheme=w3c-dtf",
            "1795446309000",
            "Nov 24, 2026 3:05:09 p.m. EST",
            "24/11/26 6.05 PM");
    private static final String OPML =
            "<?xml version='1.0'?><opml version='2.0'><head><title>خبر</title></head><body><outline text='a'>"
                    + "<outline type='rss' text='One &amp; two' xmlUrl='https://one.test/feed' a:b='c'/></outline>"
                    + "<outline title='b'><outline xmlurl='//two.test'/></outline></body></opml>";
    /** What a server sends at most is more; endless pieces are found by less. */
    private static final int ENDLESS = 400_000;

    private final List<byte[]> feeds = new ArrayList<>();

    Mutations() throws IOException, URISyntaxException {
        for (Path folder : FeedCasesTest.folders().toList()) feeds.add(Files.readAllBytes(FeedCasesTest.feed(folder)));
        feeds.add(OPML.getBytes(StandardCharsets.UTF_8));
        for (String date : DATES) feeds.add(date.getBytes(StandardCharsets.UTF_8));
    }

    public static void main(String[] args) throws IOException, URISyntaxException {
        Mutations mutations = new Mutations();
        ThreadMXBean cost = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000_000L;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        Path folder = Path.of(args.length > 2 ? args[2] : ".");
        Map<Readings, Long> runs = new EnumMap<>(Readings.class);
        for (; System.nanoTime() < end; seed++) {
            byte[] body = mutations.make(seed);
            for (Readings reading : Readings.values()) {
                runs.merge(reading, 1L, Long::sum);
                long start = cost.getThreadCpuTime(thread);
                long allocated = cost.getThreadAllocatedBytes(thread);
                String find = found(reading, body, seed);
                long cpu = (cost.getThreadCpuTime(thread) - start) / 1_000_000;
                allocated = (cost.getThreadAllocatedBytes(thread) - allocated) >> 20;
                if (find.isEmpty() && cpu > 2000) find = "slow";
                if (find.isEmpty() && allocated > 256) find = "greedy";
                if (find.isEmpty()) continue;
                System.out.printf(
                        "%s seed %d, %d bytes, %d ms, %d MB: %s%n", reading, seed, body.length, cpu, allocated, find);
                Files.write(folder.resolve("fuzz-find-" + seed + ".bin"), body);
            }
            if (seed % 20_000 == 0) System.out.println("at seed " + seed + ": " + runs);
        }
        System.out.println(runs + ", next seed " + seed);
    }

    private static String found(Readings reading, byte[] body, long seed) {
        try {
            reading.check(body, seed);
            return "";
        } catch (RuntimeException | Error e) {
            StackTraceElement[] trace = e.getStackTrace();
            return e + (trace.length == 0 ? "" : " at " + trace[0]);
        }
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
        switch (random.nextInt(80)) {
            case 0:
                return endless(body, from, Math.min(to, from + 1 + random.nextInt(12)), random);
            case 1:
                Charset charset = Charset.forName(CHARSETS.get(random.nextInt(CHARSETS.size())));
                return new String(body, StandardCharsets.UTF_8).getBytes(charset);
            case 2:
                return dated(body, from, random);
            default:
                return changeALittle(body, from, to, random);
        }
    }

    /** A piece without end: tags in tags, names, blanks, open comments. */
    private static byte[] endless(byte[] body, int from, int to, Random random) {
        byte[] piece = random.nextBoolean()
                ? SPICE[random.nextInt(SPICE.length)].getBytes(StandardCharsets.UTF_8)
                : Arrays.copyOfRange(body, from, to);
        int times = Math.min(ENDLESS / piece.length, 1 << random.nextInt(19));
        byte[] many = new byte[piece.length * times];
        for (int i = 0; i < times; i++) System.arraycopy(piece, 0, many, i * piece.length, piece.length);
        return spliced(body, from, body.length < ENDLESS ? from : body.length, many);
    }

    private static byte[] dated(byte[] body, int from, Random random) {
        String date = "<pubDate>" + DATES.get(random.nextInt(DATES.size())) + "</pubDate>";
        return spliced(body, from, from, date.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] changeALittle(byte[] body, int from, int to, Random random) {
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
}
