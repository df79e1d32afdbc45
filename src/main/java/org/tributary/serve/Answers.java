package org.tributary.serve;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends a rendered document as HTTP wants it (RFC 9110): conditional, compressed, with its validators. */
final class Answers {
    /** Short, since a source may bring news at any moment; long enough for a crowd behind one cache. */
    private static final int FRESH_SECONDS = 60;

    /** Java copies what it hands to a socket, again after each partial write; small pieces are copied once. */
    private static final int PIECE = 1 << 16;

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private Answers() {}

    static void send(Context context, Rendered document, Reader reader, boolean keyed) {
        boolean gzip = acceptsGzip(context);
        context.header("ETag", etag(document, gzip));
        context.header("Last-Modified", HTTP_DATE.format(document.changed().atOffset(ZoneOffset.UTC)));
        context.header("Vary", "Accept-Encoding");
        boolean everyones = reader == Reader.PUBLIC && !keyed;
        context.header("Cache-Control", (everyones ? "public" : "private") + ", max-age=" + FRESH_SECONDS);
        if (isKnown(context, document)) {
            context.status(304);
            context.res().setContentType(null); // there is no text in it
            return;
        }
        context.contentType(document.contentType());
        if (gzip) context.header("Content-Encoding", "gzip");
        write(context.res(), gzip ? document.gzip() : document.bytes());
    }

    /** Straight to the server's own stream, in one piece: by way of Javalin the bytes are copied once more. */
    private static void write(HttpServletResponse response, byte[] bytes) {
        response.setContentLength(bytes.length);
        try {
            OutputStream out = response.getOutputStream();
            for (int at = 0; at < bytes.length; at += PIECE) out.write(bytes, at, Math.min(PIECE, bytes.length - at));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A strong validator names bytes, and compressed ones are others. */
    private static String etag(Rendered document, boolean gzip) {
        return '"' + document.etag() + (gzip ? "-gzip" : "") + '"';
    }

    /** If-None-Match, where there is one, is the whole question (RFC 9110, section 13.1.3). */
    private static boolean isKnown(Context context, Rendered document) {
        String tags = context.header("If-None-Match");
        if (tags != null) return matches(tags, document);
        String since = context.header("If-Modified-Since");
        return since != null
                && date(since)
                        .filter(known -> !document.changed().isAfter(known))
                        .isPresent();
    }

    /** The comparison is weak, and who knows the compressed bytes knows the plain ones. */
    private static boolean matches(String tags, Rendered document) {
        return Stream.of(tags.split(","))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag ->
                        tag.equals("*") || tag.equals(etag(document, false)) || tag.equals(etag(document, true)));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), HTTP_DATE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static boolean acceptsGzip(Context context) {
        String accepted = context.header("Accept-Encoding");
        return accepted != null
                && Stream.of(accepted.split(","))
                        .map(String::strip)
                        .anyMatch(coding -> coding.matches("(?i)(gzip|x-gzip|\\*)(\\s*;\\s*q=(?!0(\\.0*)?$).*)?"));
    }
}
