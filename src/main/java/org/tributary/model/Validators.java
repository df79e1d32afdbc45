package org.tributary.model;

import java.net.URI;
import java.util.Optional;

/**
 * What a server gave us to ask "has it changed?" with (RFC 9110, section 8.8), byte for byte as it gave it.
 *
 * @param etag the ETag header's value, quotes and W/ included
 * @param lastModified the Last-Modified header's value, in whatever form it came
 * @param bodyHash SHA-256 of the decoded body, in hex: tells an equal body under new validators
 * @param url the final address that gave them; they are never sent to another
 */
public record Validators(
        Optional<String> etag, Optional<String> lastModified, Optional<String> bodyHash, Optional<URI> url) {
    public static final Validators NONE =
            new Validators(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
