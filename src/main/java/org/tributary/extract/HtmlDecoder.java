package org.tributary.extract;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the bytes of an HTML page into characters as a browser does: a byte order mark, then the charset of the
 * Content-Type, then the page's own meta, then what the bytes look like. A declaration that the bytes contradict is not
 * believed: UTF-8 that is none, Latin that is UTF-8, Latin that is nearly all high letters.
 */
final class HtmlDecoder {
    /** Browsers look at 1,024 bytes; real pages put comments and scripts before. */
    private static final int PRESCAN = 8_192;

    private static final int SAMPLE = 65_536;
    private static final Charset LATIN = Charset.forName("windows-1252");

    /** Labels that mean another charset on the web (WHATWG Encoding), and Java's names for some. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode", "UTF-16LE"),
            Map.entry("utf-16", "UTF-16LE"));

    /** Markup is ASCII for the most part: it is passed over eight bytes at a time. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long HIGH_BITS = 0x8080808080808080L;

    private HtmlDecoder() {}

    /** The characters; what cannot be read is U+FFFD. */
    static String decode(byte[] bytes, Optional<String> contentType) {
        int mark = markLength(bytes);
        Charset charset = charset(bytes, contentType);
        return new String(bytes, mark, bytes.length - mark, charset);
    }

    /** The characters of a page that is to be parsed: its scripts and style sheets are hollow, where that is safe to do. */
    static String page(byte[] bytes, Optional<String> contentType) {
        Charset charset = charset(bytes, contentType);
        if (!writesAscii(charset)) {
            int mark = markLength(bytes);
            return new String(bytes, mark, bytes.length - mark, charset);
        }
        return Hollow.read(bytes, markLength(bytes), charset);
    }

    /** Whether a byte below 128 is the ASCII character of that number and never a part of another. */
    private static boolean writesAscii(Charset charset) {
        String name = charset.name();
        return charset.equals(StandardCharsets.UTF_8)
                || name.startsWith("windows-125")
                || name.startsWith("ISO-8859")
                || name.startsWith("KOI8");
    }

    static Charset charset(byte[] bytes, Optional<String> contentType) {
        Optional<Charset> marked = marked(bytes);
        if (marked.isPresent()) return marked.get();
        Optional<Charset> declared = contentType.flatMap(type -> named(parameter(type)));
        if (declared.isEmpty()) declared = inMeta(bytes);
        if (declared.isPresent() && declared.get().name().startsWith("UTF-16")) return declared.get();
        Optional<Charset> wide = wide(bytes);
        if (wide.isPresent()) return wide.get();
        boolean utf8 = isUtf8(bytes);
        if (declared.isEmpty())
            return utf8 ? StandardCharsets.UTF_8 : guess(bytes).orElse(LATIN);
        Charset said = declared.get();
        if (said.equals(StandardCharsets.UTF_8))
            return utf8 || isNearlyUtf8(bytes) ? said : guess(bytes).orElse(said);
        if (utf8 && highBytes(bytes) >= 6) return StandardCharsets.UTF_8;
        if (said.equals(LATIN) && isMostlyHigh(bytes)) return guess(bytes).orElse(said);
        return said;
    }

    private static int markLength(byte[] b) {
        if (b.length >= 3 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf) return 3;
        boolean utf16 = b.length >= 2
                && ((b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff || (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe);
        return utf16 ? 2 : 0;
    }

    private static Optional<Charset> marked(byte[] bytes) {
        return switch (markLength(bytes)) {
            case 3 -> Optional.of(StandardCharsets.UTF_8);
            case 2 -> Optional.of((bytes[0] & 0xff) == 0xfe ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }

    private static String parameter(String contentType) {
        String lower = contentType.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("charset");
        if (at < 0) return "";
        int from = lower.indexOf('=', at);
        if (from < 0) return "";
        String value = lower.substring(from + 1).strip();
        if (value.startsWith("\"") || value.startsWith("'")) {
            int end = value.indexOf(value.charAt(0), 1);
            return end < 0 ? value.substring(1) : value.substring(1, end);
        }
        int end = 0;
        while (end < value.length() && " ;,\"'>/".indexOf(value.charAt(end)) < 0) end++;
        return value.substring(0, end);
    }

    private static Optional<Charset> named(String label) {
        String name = LABELS.getOrDefault(label.strip().toLowerCase(Locale.ROOT), label.strip());
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The charset of a meta element in the first bytes. A page that can be read so far is not UTF-16, whatever it says. */
    private static Optional<Charset> inMeta(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, PRESCAN), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        for (int at = head.indexOf("<meta"); at >= 0; at = head.indexOf("<meta", at + 5)) {
            int comment = head.lastIndexOf("<!--", at);
            if (comment >= 0 && head.indexOf("-->", comment) > at) continue;
            int end = head.indexOf('>', at);
            if (end < 0) break;
            Optional<Charset> found = named(parameter(head.substring(at, end)));
            if (found.isPresent())
                return found.map(charset -> charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset);
        }
        int xml = head.startsWith("<?xml") ? head.indexOf("encoding=") : -1;
        return xml < 0
                ? Optional.empty()
                : named(parameter("charset=" + head.substring(xml + 9, Math.min(head.length(), xml + 60))));
    }

    /** Whether the bytes are UTF-8 by RFC 3629, without making characters of them. */
    private static boolean isUtf8(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            if (i + Long.BYTES <= bytes.length && ((long) EIGHT.get(bytes, i) & HIGH_BITS) == 0) {
                i += Long.BYTES;
                continue;
            }
            int b = bytes[i++];
            if (b >= 0) continue;
            int lead = b & 0xff;
            int more = lead >= 0xc2 && lead < 0xe0
                    ? 1
                    : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
            if (more == 0 || i + more > bytes.length) return false;
            int second = bytes[i] & 0xff;
            boolean tooLong = lead == 0xe0 && second < 0xa0 || lead == 0xf0 && second < 0x90;
            boolean surrogate = lead == 0xed && second > 0x9f;
            boolean beyond = lead == 0xf4 && second > 0x8f;
            if (tooLong || surrogate || beyond) return false;
            for (int k = 0; k < more; k++) if ((bytes[i + k] & 0xc0) != 0x80) return false;
            i += more;
        }
        return true;
    }

    /** A few broken bytes in a page that is UTF-8 otherwise: cut strings, a foreign advert. */
    private static boolean isNearlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int broken = 0;
        int whole = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\ufffd') broken++;
            else if (c > 0x7f) whole++;
        }
        return broken <= 3 && whole == 0 || broken * 20 < whole;
    }

    private static int highBytes(byte[] bytes) {
        int high = 0;
        for (byte b : bytes) if (b < 0) high++;
        return high;
    }

    /** Latin languages have a few letters beyond ASCII; a text that has hardly any others is of another script. */
    private static boolean isMostlyHigh(byte[] bytes) {
        int high = highBytes(bytes);
        int runs = 0;
        for (int i = 1; i < bytes.length; i++) if (bytes[i] < 0 && bytes[i - 1] < 0) runs++;
        return high > 100 && runs > high / 2;
    }

    private static Optional<Charset> guess(byte[] bytes) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(Arrays.copyOf(sample(bytes), Math.min(bytes.length, SAMPLE)));
        CharsetMatch match = detector.detect();
        if (match == null || match.getConfidence() < 15) return Optional.empty();
        String name =
                match.getName().toLowerCase(Locale.ROOT).replace("_rtl", "").replace("_ltr", "");
        return name.equals("iso-8859-6") || name.equals("windows-1256") ? Optional.of(arabic(bytes)) : named(name);
    }

    /** Two charsets of Arabic share half of their letters; the wrong one has holes where the other has letters. */
    private static Charset arabic(byte[] bytes) {
        Charset windows = Charset.forName("windows-1256");
        Charset iso = Charset.forName("ISO-8859-6");
        byte[] sample = sample(bytes);
        return holes(sample, iso) < holes(sample, windows) ? iso : windows;
    }

    /** Characters that no Arabic text has. */
    private static int holes(byte[] bytes, Charset charset) {
        int holes = 0;
        String text = new String(bytes, charset);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\ufffd' || c >= 0x80 && c < 0xa0 || c >= 0xc0 && c < 0x100) holes++;
        }
        return holes;
    }

    /** The part of the page with the first letters beyond ASCII, as there is nothing to learn from the rest. */
    private static byte[] sample(byte[] bytes) {
        if (bytes.length <= SAMPLE) return bytes;
        int first = 0;
        while (first < bytes.length && bytes[first] >= 0) first++;
        int from = Math.max(0, Math.min(first - 1_024, bytes.length - SAMPLE));
        return Arrays.copyOfRange(bytes, from, from + SAMPLE);
    }

    /** UTF-16 without a mark: markup has a zero in every other byte. */
    private static Optional<Charset> wide(byte[] bytes) {
        int length = Math.min(bytes.length, 2_048) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            if (bytes[i] == 0) even++;
            if (bytes[i + 1] == 0) odd++;
        }
        if (even > 8 + length / 20 && even > 8 * odd) return Optional.of(StandardCharsets.UTF_16BE);
        if (odd > 8 + length / 20 && odd > 8 * even) return Optional.of(StandardCharsets.UTF_16LE);
        return Optional.empty();
    }
}
