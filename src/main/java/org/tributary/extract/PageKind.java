package org.tributary.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tributary.model.Download;

/** Whether a document can be a web page: an entry may link to a PDF, a picture or a sound, whose bytes are no text. */
final class PageKind {
    private static final List<String> OTHERS =
            List.of("image/", "audio/", "video/", "font/", "application/pdf", "application/zip");

    /** Servers that know no better call a file text/html or nothing; WHATWG MIME Sniffing, section 6, has these. */
    private static final List<String> BEGINNINGS = List.of(
            "%PDF-", "\u0089PNG\r\n", "GIF87a", "GIF89a", "\u00ff\u00d8\u00ff", "PK\u0003\u0004", "ID3", "OggS\0");

    private static final int SAMPLE = 16_384;
    /** A page may have some by mistake: seen are stray NULs from a database, and pieces in another charset. */
    private static final int FEW = 16;

    private static final double MOST_CONTROLS = 0.05;
    private static final double MOST_UNREAD = 0.3;

    private PageKind() {}

    /** What a document is instead of a web page, in words; empty where it can be one. */
    static Optional<String> other(Download document) {
        String type = document.contentType().orElse("").strip().toLowerCase(Locale.ROOT);
        for (String other : OTHERS) if (type.startsWith(other)) return Optional.of(type);
        byte[] bytes = document.body();
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        for (String beginning : BEGINNINGS)
            if (head.startsWith(beginning)) return Optional.of("bytes that begin as a picture, sound, PDF or archive");
        return isText(document) ? Optional.empty() : Optional.of("bytes that are no text in any charset");
    }

    /**
     * Whether the beginning reads as characters. Text has hardly a control character but those that set lines ("binary
     * data bytes" of WHATWG MIME Sniffing, section 3), and most of its bytes mean something in its charset.
     */
    private static boolean isText(Download document) {
        byte[] head = Arrays.copyOf(document.body(), Math.min(document.body().length, SAMPLE));
        String text = HtmlDecoder.decode(head, document.contentType());
        int controls = 0;
        int unread = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b || c >= 0x7f && c < 0xa0)
                controls++;
            else if (c == '\ufffd') unread++;
        }
        return controls <= FEW + MOST_CONTROLS * text.length() && unread <= FEW + MOST_UNREAD * text.length();
    }
}
