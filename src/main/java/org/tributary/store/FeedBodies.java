package org.tributary.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.tributary.model.Download;

/** What each feed last sent, so that it can be read again without asking for it (P6). */
public final class FeedBodies {
    /** Packed; a feed of a megabyte has a fifth of that. What is larger is not kept, and waits for the feed's next change. */
    static final int MOST_BYTES = 500_000;

    /** What the reader of a feed looks at. */
    private static final List<String> HEADERS = List.of("Content-Type", "Content-Language", "Content-Location");

    private final Jdbi jdbi;

    FeedBodies(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By which rules each kept body was read, by source; sources that are named no more included. */
    public Map<String, String> readings() {
        Map<String, String> readings = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT source_id, reading FROM feed_body")
                .map((result, context) -> Map.entry(result.getString(1), result.getString(2)))
                .forEach(one -> readings.put(one.getKey(), one.getValue())));
        return readings;
    }

    /** What the source last sent, as it came. */
    public Optional<Download> find(String sourceId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT url, headers, body FROM feed_body WHERE source_id = ?")
                .bind(0, sourceId)
                .map((result, context) -> {
                    Row row = new Row(result);
                    URI url = URI.create(row.text());
                    Map<String, String> headers = headers(row.text());
                    return new Download(url, unpacked(row.bytes()), headers);
                })
                .findOne());
    }

    static void keep(Statements sql, String sourceId, Download download, String reading, Instant fetched) {
        byte[] packed = packed(download.body());
        if (packed.length > MOST_BYTES) {
            sql.run("DELETE FROM feed_body WHERE source_id = ?", sourceId);
            return;
        }
        Object[] values = {download.url().toString(), headers(download), packed, reading, fetched, sourceId};
        int there = sql.run(
                "UPDATE feed_body SET url = ?, headers = ?, body = ?, reading = ?, fetched = ? WHERE source_id = ?",
                values);
        if (there == 0)
            sql.run(
                    "INSERT INTO feed_body (url, headers, body, reading, fetched, source_id) VALUES (?, ?, ?, ?, ?, ?)",
                    values);
    }

    private static String headers(Download download) {
        return Packed.list(HEADERS.stream()
                .flatMap(name -> download.header(name).map(value -> name + ": " + value).stream())
                .toList());
    }

    private static Map<String, String> headers(String packed) {
        Map<String, String> headers = new HashMap<>();
        for (String line : Packed.list(packed)) {
            int colon = line.indexOf(": ");
            headers.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return headers;
    }

    private static byte[] packed(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
