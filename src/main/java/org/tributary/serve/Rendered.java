package org.tributary.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A document ready to be sent, plain and compressed: compressing at each request would cost a hundred times the rest.
 *
 * @param etag of the plain bytes, without quotes; the same after a restart
 * @param changed when the newest thing in it happened; whole seconds, as HTTP has no finer ones
 */
record Rendered(String contentType, byte[] bytes, byte[] gzip, String etag, Instant changed) {
    /** A page is made for a few readers and a feed for many: half the work of the usual level for 5 % more bytes. */
    private static final int LEVEL_OF_PAGES = 4;

    static Rendered of(String contentType, byte[] bytes, Instant changed) {
        return new Rendered(
                contentType,
                bytes,
                compressed(bytes, contentType.equals(Pages.HTML) ? LEVEL_OF_PAGES : Deflater.DEFAULT_COMPRESSION),
                etag(bytes),
                Instant.ofEpochSecond(changed.getEpochSecond()));
    }

    int size() {
        return bytes.length + gzip.length;
    }

    private static String etag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] compressed(byte[] bytes, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 13) {
            {
                def.setLevel(level); // it has no other way in
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
