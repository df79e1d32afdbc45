package org.tributary.serve;

import java.util.List;
import java.util.Optional;
import org.tributary.model.Publication;

/** What feeds.yml promises the readers today. Another one is another object: what was made from it is made anew. */
public record Menu(String title, List<Publication> publications) {
    public Menu {
        publications = List.copyOf(publications);
    }

    Optional<Publication> publication(String name) {
        return publications.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
