package org.tributary.model;

import java.net.URI;
import java.util.Optional;

/** A file that an entry carries along: sound, film, a picture. Length in bytes where the feed says it. */
public record Enclosure(URI url, Optional<String> type, Optional<Long> length) {}
