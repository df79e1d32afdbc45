package org.tributary.serve;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.function.Supplier;
import org.tributary.model.Publication;
import org.tributary.publish.FeedWriter;
import org.tributary.publish.FeedWriters;
import org.tributary.store.Archive;

/** Where feeds are: {@code /feed.*} and {@code /publications/NAME.*}, in each format we write. */
final class FeedRoutes {
    private final Door door;
    private final Supplier<Feeds> feeds;

    /**
     * @param feeds asked for at each request, since they name our port and that is known only once we listen
     */
    FeedRoutes(Door door, Supplier<Feeds> feeds) {
        this.door = door;
        this.feeds = feeds;
    }

    void open(JavalinConfig config) {
        for (FeedWriter writer : FeedWriters.ALL) {
            Door.get(config, "/feed." + writer.suffix(), context -> merged(context, writer));
            Door.get(config, "/archive/{block}." + writer.suffix(), context -> archive(context, writer));
            Door.get(config, "/publications/{name}." + writer.suffix(), context -> publication(context, writer));
        }
    }

    private void merged(Context context, FeedWriter writer) {
        Reader reader = door.reader(context);
        Wish wish = door.wish(context, "");
        String what = "feed." + writer.suffix();
        door.send(context, what, wish, reader, menu -> feeds.get().merged(menu, wish, reader, writer));
    }

    private void archive(Context context, FeedWriter writer) {
        Reader reader = door.reader(context);
        String block = context.pathParam("block");
        if (!block.matches("[0-9]{1,18}-[0-9]{1,18}"))
            throw Refusal.notFound("There is no archive '" + block + "'; feed.atom names the newest.");
        int dash = block.indexOf('-');
        Archive.Block asked =
                new Archive.Block(Long.parseLong(block.substring(0, dash)), Long.parseLong(block.substring(dash + 1)));
        door.send(context, context.path(), reader, menu -> feeds.get().archive(menu, asked, reader, writer));
    }

    private void publication(Context context, FeedWriter writer) {
        Reader reader = door.reader(context);
        String name = context.pathParam("name");
        Publication publication = door.menu()
                .publication(name)
                .orElseThrow(() -> Refusal.notFound("There is no publication '" + name + "'."));
        Wish wish = door.wish(context, publication.query());
        String what = "publications/" + name + "." + writer.suffix();
        door.send(context, what, wish, reader, menu -> feeds.get().publication(publication, wish, reader, writer));
    }
}
