package org.tributary.config;

import java.net.URI;
import java.util.Optional;

/** A publication as the file writes it. */
record PublicationEntry(Optional<String> name, Optional<String> title, Optional<String> query, WebhookEntry webhook) {
    static final PublicationEntry DEFAULTS = new PublicationEntry(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new WebhookEntry(Optional.empty(), Optional.empty(), false));

    /** Who is told of new stories, as the file writes it. */
    record WebhookEntry(Optional<URI> url, Optional<String> secret, boolean corrections) {}

    static Optional<String> nameProblem(String name) {
        return name.matches("[a-z0-9-]{1,80}")
                ? Optional.empty()
                : Optional.of("a publication's name is part of an address: a-z, 0-9 and '-', not '" + name + "'");
    }
}
