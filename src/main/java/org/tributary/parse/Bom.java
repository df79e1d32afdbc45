package org.tributary.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A byte order mark, or the zeros between the letters of a wide charset that has none (XML 1.0, appendix F). */
record Bom(Charset charset, int length) {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    static Optional<Bom> of(byte[] b) {
        if (starts(b, 0xEF, 0xBB, 0xBF)) return Optional.of(new Bom(StandardCharsets.UTF_8, 3));
        if (starts(b, 0, 0, 0xFE, 0xFF)) return Optional.of(new Bom(UTF_32BE, 4));
        if (starts(b, 0xFF, 0xFE, 0, 0)) return Optional.of(new Bom(UTF_32LE, 4));
        if (starts(b, 0xFE, 0xFF)) return Optional.of(new Bom(StandardCharsets.UTF_16BE, 2));
        if (starts(b, 0xFF, 0xFE)) return Optional.of(new Bom(StandardCharsets.UTF_16LE, 2));
        return Optional.empty();
    }

    /** The wide charset of a document that begins with {@code <} or a blank, zeros showing its width. */
    static Optional<Charset> wide(byte[] b) {
        if (b.length < 4) return Optional.empty();
        if (b[0] == 0 && b[1] == 0 && b[2] == 0 && b[3] != 0) return Optional.of(UTF_32BE);
        if (b[0] != 0 && b[1] == 0 && b[2] == 0 && b[3] == 0) return Optional.of(UTF_32LE);
        if (b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0) return Optional.of(StandardCharsets.UTF_16BE);
        if (b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0) return Optional.of(StandardCharsets.UTF_16LE);
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xFF) != mark[i]) return false;
        return true;
    }
}
