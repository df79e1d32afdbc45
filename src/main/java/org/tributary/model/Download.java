package org.tributary.model;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A document as the network gave it: content encodings are undone, characters are not yet decoded.
 *
 * @param url the final address, after redirects: what relative addresses are resolved against
 * @param body the decoded bytes, bounded by the fetcher
 * @param headers names in any case; of a repeated header the values joined by ", "
 */
public record Download(URI url, byte[] body, Map<String, String> headers) {
    public Download {
        Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(headers);
        headers = java.util.Collections.unmodifiableMap(folded);
    }

    /** A document of which only the address, the bytes and perhaps a media type are known. */
    public static Download of(URI url, byte[] body, Optional<String> contentType) {
        return new Download(
                url, body, contentType.map(type -> Map.of("Content-Type", type)).orElse(Map.of()));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Optional<String> contentType() {
        return header("Content-Type");
    }
}
