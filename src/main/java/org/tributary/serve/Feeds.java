package org.tributary.serve;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tributary.model.Publication;
import org.tributary.model.Story;
import org.tributary.publish.Edition;
import org.tributary.publish.FeedWriter;
import org.tributary.store.Sources;

/** The feeds we serve: the whole river, the publications of feeds.yml, and any query. */
final class Feeds {
    private final River river;
    private final Sources sources;
    private final URI base;

    /**
     * @param base the address of {@code /}, as readers know it; ends with a slash
     */
    Feeds(River river, Sources sources, URI base) {
        this.river = river;
        this.sources = sources;
        this.base = base;
    }

    /** The merged feed, narrowed as its parameters say. */
    Rendered merged(Menu menu, Wish wish, Reader reader, FeedWriter writer) {
        String title = wish.isEverything() ? menu.title() : menu.title() + ": " + wish.words();
        return render(title, "feed", wish, reader, writer);
    }

    Rendered publication(Publication publication, Wish wish, Reader reader, FeedWriter writer) {
        return render(publication.title(), "publications/" + publication.name(), wish, reader, writer);
    }

    private Rendered render(String title, String path, Wish wish, Reader reader, FeedWriter writer) {
        Catalogue catalogue = new Catalogue(sources.all());
        List<Story> stories = river.stories(wish, catalogue);
        Instant updated =
                stories.stream().map(Story::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
        String address = path + "." + writer.suffix();
        Edition edition = new Edition(
                id(path, wish),
                title,
                base.resolve(wish.pageAt(address)),
                base,
                wish.nextAt(address, stories).map(base::resolve),
                updated,
                stories,
                catalogue.rights(reader == Reader.TRUSTED),
                catalogue::outlet);
        return Rendered.of(writer.contentType(), writer.write(edition), updated);
    }

    /** The same in each format, on any host and port and on every page: a feed that moves stays itself. */
    private static String id(String path, Wish wish) {
        byte[] name = ("tributary " + path + " " + wish.words()).getBytes(StandardCharsets.UTF_8);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
    }
}
