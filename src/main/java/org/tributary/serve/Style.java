package org.tributary.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;

/** The one style sheet; its address changes with its content, so browsers may keep it. */
record Style(Rendered document) {
    static final String PATH = "/style.css";

    static Style load() {
        try (InputStream in = Style.class.getResourceAsStream("/serve/style.css")) {
            return new Style(Rendered.of(
                    "text/css; charset=utf-8", Objects.requireNonNull(in).readAllBytes(), Instant.EPOCH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return PATH.substring(1) + "?" + document.etag();
    }
}
