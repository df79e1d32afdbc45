package org.tributary.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;

/** What every page wears: one style sheet, one script, one icon. Their addresses change with their content, so
 * browsers may keep them. */
record Style(Rendered document, Rendered script, Rendered icon) {
    static final String PATH = "/style.css";
    static final String SCRIPT = "/keys.js";
    static final String ICON = "/icon.svg";

    static Style load() {
        return new Style(
                read(PATH, "text/css; charset=utf-8"),
                read(SCRIPT, "text/javascript; charset=utf-8"),
                read(ICON, "image/svg+xml; charset=utf-8"));
    }

    private static Rendered read(String name, String type) {
        try (InputStream in = Style.class.getResourceAsStream("/serve" + name)) {
            return Rendered.of(type, Objects.requireNonNull(in).readAllBytes(), Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return address(PATH, document);
    }

    String scriptAddress() {
        return address(SCRIPT, script);
    }

    String iconAddress() {
        return address(ICON, icon);
    }

    private static String address(String path, Rendered document) {
        return path.substring(1) + "?" + document.etag();
    }
}
