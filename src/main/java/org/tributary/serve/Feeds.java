package org.tributary.serve;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tributary.model.Publication;
import org.tributary.publish.Edition;
import org.tributary.publish.FeedWriter;
import org.tributary.store.Archive;
import org.tributary.store.Sources;
import org.tributary.store.Store;

/** The feeds we serve: the whole river, the publications of feeds.yml, and any query. */
final class Feeds {
    private final River river;
    private final Sources sources;
    private final Archive archive;
    private final URI base;

    /**
     * @param base the address of {@code /}, as readers know it; ends with a slash
     */
    Feeds(River river, Store store, URI base) {
        this.river = river;
        this.sources = store.sources();
        this.archive = store.archive();
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
        River.Page page = river.page(wish, catalogue);
        String address = path + "." + writer.suffix();
        Optional<URI> previous =
                path.equals("feed") && wish.isEverything() && wish.below().isEmpty()
                        ? archive.newest().map(block -> archiveAt(block, writer))
                        : Optional.empty();
        Edition.Walk walk = new Edition.Walk(
                wish.below().map(place -> base.resolve(wish.at(address))),
                wish.nextAt(address, page).map(base::resolve),
                previous,
                Optional.empty(),
                Optional.empty());
        URI self = base.resolve(wish.pageAt(address));
        return written(id(path, wish), title, self, walk, page, catalogue, reader, writer);
    }

    /** The stories of one block, which are the same for ever (RFC 5005, section 4). */
    Rendered archive(Menu menu, Archive.Block block, Reader reader, FeedWriter writer) {
        Edition.Walk walk = new Edition.Walk(
                Optional.empty(),
                Optional.empty(),
                archive.before(block).map(one -> archiveAt(one, writer)),
                archive.behind(block).map(one -> archiveAt(one, writer)),
                Optional.of(base.resolve("feed." + writer.suffix())));
        River.Page page = river.these(archive.ids(block));
        Catalogue catalogue = new Catalogue(sources.all());
        String id = id("feed", Wish.of(Map.of(), "", Instant.EPOCH));
        return written(id, menu.title(), archiveAt(block, writer), walk, page, catalogue, reader, writer);
    }

    private URI archiveAt(Archive.Block block, FeedWriter writer) {
        return base.resolve("archive/" + block.from() + "-" + block.to() + "." + writer.suffix());
    }

    private Rendered written(
            String id,
            String title,
            URI self,
            Edition.Walk walk,
            River.Page page,
            Catalogue catalogue,
            Reader reader,
            FeedWriter writer) {
        Edition edition = new Edition(
                id,
                title,
                self,
                base,
                walk,
                page.changed(),
                page.stories(),
                catalogue.rights(reader == Reader.TRUSTED),
                catalogue::outlet);
        return Rendered.of(writer.contentType(), writer.write(edition), page.changed());
    }

    /** The same in each format, on any host and port and on every page: a feed that moves stays itself. */
    private static String id(String path, Wish wish) {
        byte[] name = ("tributary " + path + " " + wish.words()).getBytes(StandardCharsets.UTF_8);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
    }
}
