package org.tributary.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes to characters (S14). The mark at the front wins; then whatever of these decodes without an error: the header's
 * charset, the declaration's, UTF-8; then what the bytes look like, with the declared language as a prior.
 */
final class XmlDecoder {
    private static final int HEAD = 1024;
    /** Bytes beyond ASCII that are more than a few quotation marks. */
    private static final int MANY = 12;

    private static final Pattern HEADER =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LANGUAGE =
            Pattern.compile("(?:xml:lang\\s*=\\s*[\"']|<(?:dc:)?language>\\s*)([a-zA-Z]{2,3})");
    private static final Charset ARABIC = Charset.forName("windows-1256");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private XmlDecoder() {}

    static String decode(byte[] bytes, Optional<String> contentType) {
        Optional<Bom> bom = Bom.of(bytes);
        if (bom.isPresent()) {
            // a mark that lies is followed by bytes that are not in its charset
            byte[] rest = Arrays.copyOfRange(bytes, bom.get().length(), bytes.length);
            Optional<String> text = strict(rest, bom.get().charset());
            if (text.isPresent()) return text.get();
            return bom.get().length() == 3
                    ? guess(rest, contentType)
                    : loose(rest, bom.get().charset());
        }
        return guess(bytes, contentType);
    }

    private static String guess(byte[] bytes, Optional<String> contentType) {
        Optional<Charset> wide = Bom.wide(bytes);
        if (wide.isPresent()) return loose(bytes, wide.get());
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
        String language = language(head);
        for (Charset declared : declared(contentType, head)) {
            // Arabic under a Latin label, which is some server's default
            boolean lies = declared.equals(WESTERN) && LikelyCharset.knows(language) && highBytes(bytes) > MANY;
            if (utf8.isEmpty() && lies) break;
            if (utf8.isPresent() && (isUtf8(declared) || speaksUtf8(bytes, declared))) return utf8.get();
            Optional<String> text = strict(bytes, declared);
            if (text.isPresent() && plausible(text.get())) return text.get();
        }
        return utf8.orElseGet(() -> detected(bytes, contentType, head, language));
    }

    /** Text of a one-byte charset is almost never also sound UTF-8, so there UTF-8 is the truth and the declaration lies. */
    private static boolean speaksUtf8(byte[] bytes, Charset declared) {
        boolean oneByte = declared.newEncoder().maxBytesPerChar() <= 1.0f;
        return highBytes(bytes) >= (oneByte ? 2 : 2 * MANY);
    }

    private static int highBytes(byte[] bytes) {
        int high = 0;
        for (byte b : bytes) if (b < 0) high++;
        return high;
    }

    private static boolean isUtf8(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    }

    /** The header's charset, then the document's own; a Latin header is most often a server's default, so it comes last. */
    private static List<Charset> declared(Optional<String> contentType, String head) {
        List<Charset> found = new ArrayList<>(2);
        contentType.flatMap(type -> named(HEADER, type)).ifPresent(found::add);
        named(DECLARED, head).ifPresent(charset -> found.add(found.contains(WESTERN) ? 0 : found.size(), charset));
        return found;
    }

    private static Optional<Charset> named(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find() ? charset(m.group(1)) : Optional.empty();
    }

    /** As browsers read a label: the Latin ones mean their Windows superset (WHATWG Encoding, section 4.2). */
    static Optional<Charset> charset(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        switch (name) {
            case "iso-8859-1", "latin1", "latin-1", "iso8859-1", "iso_8859-1", "us-ascii", "ascii", "cp1252", "ansi":
                return Optional.of(WESTERN);
            case "gb2312", "gbk", "gb_2312-80":
                return Optional.of(Charset.forName("GB18030"));
            case "utf8", "unicode", "utf-8-bom":
                return Optional.of(StandardCharsets.UTF_8);
            case "iso-8859-9", "latin5":
                return Optional.of(Charset.forName("windows-1254"));
            case "cp-1256", "windows1256", "win-1256", "arabic-windows":
                return Optional.of(ARABIC);
            case "iso-8859-6-i", "iso-8859-6-e", "asmo-708", "arabic":
                return Optional.of(Charset.forName("ISO-8859-6"));
            default:
        }
        try {
            Charset charset = Charset.forName(name);
            // a declaration that could be read as ASCII cannot be UTF-16 or UTF-32, nor EBCDIC
            return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                    ? Optional.empty()
                    : Optional.of(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** An ASCII document keeps its tags in any charset that may be meant; EBCDIC and the like would lose them. */
    private static boolean plausible(String text) {
        return text.isEmpty() || text.indexOf('<') >= 0 || text.indexOf('{') >= 0;
    }

    private static String language(String head) {
        Matcher language = LANGUAGE.matcher(head);
        return language.find() ? language.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String detected(byte[] bytes, Optional<String> contentType, String head, String language) {
        if (mostlyUtf8(bytes)) return loose(bytes, StandardCharsets.UTF_8);
        for (Charset charset : declared(contentType, head))
            if (!isUtf8(charset) && charset.newEncoder().maxBytesPerChar() > 1) return loose(bytes, charset);
        return loose(bytes, LikelyCharset.of(bytes, language));
    }

    /** A few broken bytes in the middle of much sound UTF-8: a title cut at a byte, not another charset. */
    private static boolean mostlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long broken = text.chars().filter(c -> c == 0xFFFD).count();
        long sound = text.chars().filter(c -> c >= 0x80 && c != 0xFFFD).count();
        return sound > 4 * broken;
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String loose(byte[] bytes, Charset charset) {
        return new String(bytes, charset);
    }
}
