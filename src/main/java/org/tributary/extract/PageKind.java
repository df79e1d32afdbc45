package org.tributary.extract;

import java.nio.charset.StandardCharsets;
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

    private PageKind() {}

    /** What a document is instead of a web page, in words; empty where it can be one. */
    static Optional<String> other(Download document) {
        String type = document.contentType().orElse("").strip().toLowerCase(Locale.ROOT);
        for (String other : OTHERS) if (type.startsWith(other)) return Optional.of(type);
        byte[] bytes = document.body();
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        for (String beginning : BEGINNINGS)
            if (head.startsWith(beginning)) return Optional.of("bytes that begin as a picture, sound, PDF or archive");
        return Optional.empty();
    }
}
