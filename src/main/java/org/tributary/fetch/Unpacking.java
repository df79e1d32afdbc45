package org.tributary.fetch;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import okio.Buffer;
import org.brotli.dec.BrotliInputStream;
import org.tributary.model.FetchResult.Cause;

/**
 * Undoes content encodings (RFC 9110, section 8.4) within bounds: so many decoded bytes, so many times the packed
 * size, so many layers. It forgives servers that name an encoding and send none, or name a charset in its place.
 */
final class Unpacking {
    private static final int LAYERS = 3;
    /** Text packs ten to one, dull text fifty to one; a thousand to one is a bomb. */
    private static final int RATIO = 250;

    private static final int RATIO_COUNTS_FROM = 1 << 20;

    private Unpacking() {}

    /**
     * The bytes as they were before the server packed them.
     *
     * @param encodings the Content-Encoding header's values, in the order in which they were applied
     * @param most decoded bytes of any layer
     * @param cut whether more than that, or an early end, is cut off (else it is an error)
     */
    static byte[] unpack(byte[] packed, List<String> encodings, long most, boolean cut) throws IOException {
        List<String> layers = layers(encodings);
        if (layers.size() > LAYERS)
            throw new BadBody(Cause.IO, "packs its body " + layers.size() + " times over (" + layers + ")");
        byte[] body = packed;
        for (int i = layers.size() - 1; i >= 0; i--) body = undo(layers.get(i), body, most, cut);
        // A feed.xml.gz that is served as it lies on the disk: no text begins with these two bytes.
        if (layers.isEmpty() && isGzip(body)) body = undo("gzip", body, most, cut);
        return body;
    }

    private static List<String> layers(List<String> encodings) {
        List<String> layers = new ArrayList<>();
        for (String value : encodings)
            for (String name : value.toLowerCase(Locale.ROOT).split(",", -1)) {
                String bare = name.strip().replaceFirst("^x-", "");
                if (List.of("gzip", "br", "deflate", "zstd", "compress", "dcb", "dcz")
                        .contains(bare)) layers.add(bare);
            }
        return layers;
    }

    private static byte[] undo(String encoding, byte[] packed, long most, boolean cut) throws IOException {
        if (packed.length == 0 || (encoding.equals("gzip") && !isGzip(packed))) return packed;
        long bound = Math.min(most, Math.max(RATIO_COUNTS_FROM, (long) packed.length * RATIO));
        try (InputStream in = stream(encoding, packed)) {
            return read(in, packed.length, bound, cut);
        } catch (EOFException e) {
            throw new BadBody(Cause.IO, "ends in the middle of its packed body (" + encoding + ")");
        } catch (BadBody e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            throw new BadBody(Cause.IO, "sends a body that is not " + encoding + " as it says");
        }
    }

    /** From memory, because GZIPInputStream looks for a second member only where available() says that there is more. */
    private static InputStream stream(String encoding, byte[] packed) throws IOException {
        InputStream in = new ByteArrayInputStream(packed);
        return switch (encoding) {
            case "gzip" -> new GZIPInputStream(in, 8192);
            case "br" -> new BrotliInputStream(in);
            case "deflate" -> inflating(in, new Inflater(!hasZlibHeader(packed)));
            default -> throw new BadBody(Cause.IO, "packs its body with " + encoding + ", which we did not offer");
        };
    }

    /** Java ends only those inflaters that it made itself; the others hold memory outside the heap. */
    private static InputStream inflating(InputStream in, Inflater inflater) {
        return new InflaterInputStream(in, inflater, 8192) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    private static byte[] read(InputStream in, int packed, long bound, boolean cut) throws IOException {
        Buffer out = new Buffer();
        byte[] piece = new byte[8192];
        try {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                out.write(piece, 0, n);
                if (out.size() > bound) break;
            }
        } catch (EOFException e) {
            if (!cut) throw e;
        }
        if (out.size() <= bound) return out.readByteArray();
        if (cut) return out.readByteArray(bound);
        throw new BadBody(Cause.TOO_LARGE, "unpacks to more than " + bound + " bytes from " + packed);
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    /** "deflate" means zlib (RFC 1950), but some servers send the bare stream (RFC 1951). */
    private static boolean hasZlibHeader(byte[] bytes) {
        return bytes.length >= 2 && (bytes[0] & 0x0f) == 8 && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0;
    }
}
