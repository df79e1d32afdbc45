package org.tributary.serve;

import java.util.Optional;
import org.tributary.store.Sources;

/** The catalogue as it was last read: good for as long as a page made from it would be. */
final class KeptCatalogue {
    private final Sources sources;
    private volatile Optional<Kept> kept = Optional.empty();

    private record Kept(RenderCache.Version version, Catalogue catalogue) {}

    KeptCatalogue(Sources sources) {
        this.sources = sources;
    }

    /** @param version asked for before this: what is read later is at least as new */
    Catalogue at(RenderCache.Version version) {
        return kept.filter(one -> one.version().is(version))
                .orElseGet(() -> read(version))
                .catalogue();
    }

    private Kept read(RenderCache.Version version) {
        Kept read = new Kept(version, new Catalogue(sources.all()));
        kept = Optional.of(read);
        return read;
    }
}
