package org.tributary.serve;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.tributary.publish.Edition;
import org.tributary.publish.FeedWriter;
import org.tributary.publish.FeedWriters;
import org.tributary.store.Articles.Correction;
import org.tributary.store.Sources;

/** Where corrections are: {@code /corrections} and {@code /corrections.*} in each format; {@code n} says how many. */
final class CorrectionRoutes {
    private static final String NAME = "corrections";
    private static final int MOST = 1_000;

    private final Door door;
    private final Pages pages;
    private final Corrections corrections;
    private final Sources sources;
    private final Supplier<URI> base;

    /** @param base the address of {@code /}, known once we listen */
    CorrectionRoutes(Door door, Pages pages, Corrections corrections, Sources sources, Supplier<URI> base) {
        this.door = door;
        this.pages = pages;
        this.corrections = corrections;
        this.sources = sources;
        this.base = base;
    }

    void open(JavalinConfig config) {
        Door.get(config, "/" + NAME, this::page);
        for (FeedWriter writer : FeedWriters.ALL)
            Door.get(config, "/" + NAME + "." + writer.suffix(), context -> feed(context, writer));
    }

    private void page(Context context) {
        Reader reader = door.reader(context);
        Optional<String> key = door.key(context);
        Wish wish = wish(context);
        door.send(context, "/" + NAME + key, wish, reader, menu -> {
            Edition.Rights rights = catalogue().rights(reader == Reader.TRUSTED);
            return pages.corrections(menu, corrections, found(wish, rights), rights, new Links(reader, "./", key));
        });
    }

    private void feed(Context context, FeedWriter writer) {
        Reader reader = door.reader(context);
        Wish wish = wish(context);
        String what = NAME + "." + writer.suffix();
        door.send(context, what, wish, reader, menu -> {
            Catalogue catalogue = catalogue();
            Edition.Rights rights = catalogue.rights(reader == Reader.TRUSTED);
            List<Correction> found = found(wish, rights);
            Edition edition = new Edition(
                    id(),
                    menu.title() + ": corrections",
                    base.get().resolve(wish.at(what)),
                    base.get().resolve(NAME),
                    Edition.Walk.NONE,
                    Corrections.changed(found),
                    corrections.stories(found, rights),
                    rights,
                    catalogue::outlet);
            return Rendered.of(writer.contentType(), writer.write(edition), Corrections.changed(found));
        });
    }

    private List<Correction> found(Wish wish, Edition.Rights rights) {
        return corrections.newest(Math.min(wish.n(), MOST), rights);
    }

    private Wish wish(Context context) {
        for (Map.Entry<String, List<String>> given : context.queryParamMap().entrySet())
            if (!List.of("n", "key").contains(given.getKey()))
                throw Refusal.wrong("There is no parameter '" + given.getKey() + "' here; there is n.");
        return door.wish(context, "");
    }

    private Catalogue catalogue() {
        return new Catalogue(sources.all());
    }

    private static String id() {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("tributary " + NAME).getBytes(StandardCharsets.UTF_8));
    }
}
