package org.tributary.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines as bytes, of bounded length: what is longer is read to its end and only its beginning kept. */
final class Lines {
    /** A page of 50 MB as a JSON string fits. */
    static final int LONGEST = 64 << 20;

    /** @param whole false where the line was longer than is kept */
    record Line(byte[] bytes, boolean whole) {}

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its end (LF or CRLF); empty at the end of the input. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        boolean whole = true;
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            int start = at;
            while (at < end && buffer[at] != '\n') at++;
            int room = Math.min(at - start, longest - out.size());
            out.write(buffer, start, room);
            whole &= room == at - start;
            if (at < end) {
                at++;
                return Optional.of(new Line(withoutReturn(out.toByteArray()), whole));
            }
        }
        return any ? Optional.of(new Line(withoutReturn(out.toByteArray()), whole)) : Optional.empty();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(in.read(buffer), 0);
        return end > 0;
    }

    private static byte[] withoutReturn(byte[] line) {
        boolean windows = line.length > 0 && line[line.length - 1] == '\r';
        return windows ? java.util.Arrays.copyOf(line, line.length - 1) : line;
    }
}
