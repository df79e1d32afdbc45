package org.tributary.model;

import java.util.List;
import java.util.Optional;

/** CSS that a person wrote for one source because extraction needed help: where the body is, what is not of it. */
public record Select(Optional<String> body, List<String> remove) {
    public static final Select NOTHING = new Select(Optional.empty(), List.of());

    public Select {
        remove = List.copyOf(remove);
    }
}
