package org.tributary.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.tributary.model.Article;
import org.tributary.model.Publication;
import org.tributary.model.Republish;
import org.tributary.model.SourceState;
import org.tributary.model.Story;
import org.tributary.publish.Edition;
import org.tributary.store.Store;

/** The same stories for programs: {@code /api/v1/...}, JSON, a page ending with the address of the next. */
final class ApiRoutes {
    static final String ROOT = "/api/v1/";
    private static final String TYPE = "application/json; charset=utf-8";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Door door;
    private final River river;
    private final Store store;

    ApiRoutes(Door door, River river, Store store) {
        this.door = door;
        this.river = river;
        this.store = store;
    }

    void open(JavalinConfig config) {
        Door.get(config, ROOT + "stories", this::stories);
        Door.get(config, ROOT + "search", this::stories);
        Door.get(config, ROOT + "stories/{id}", this::story);
        Door.get(config, ROOT + "articles/{id}", this::article);
        Door.get(config, ROOT + "sources", this::sources);
        Door.get(config, ROOT + "publications", this::publications);
    }

    private void stories(Context context) {
        Reader reader = door.reader(context);
        Wish wish = door.wish(context, "");
        door.send(context, "api/stories", wish, reader, menu -> stories(wish, reader));
    }

    private Rendered stories(Wish wish, Reader reader) {
        Catalogue catalogue = catalogue();
        List<Story> found = river.stories(wish, catalogue);
        ApiJson json = new ApiJson(catalogue.rights(reader == Reader.TRUSTED));
        ObjectNode body = JSON.createObjectNode();
        var listed = body.putArray("stories");
        found.stream().flatMap(story -> json.story(story).stream()).forEach(listed::add);
        wish.nextAt("stories", found).ifPresent(next -> body.put("next", next));
        return rendered(
                body, found.stream().map(Story::updated).max(Instant::compareTo).orElse(Instant.EPOCH));
    }

    private void story(Context context) {
        Reader reader = door.reader(context);
        long id = Door.id(context);
        door.send(context, context.path(), reader, menu -> {
            Story story = store.stories().load(List.of(id)).stream().findFirst().orElseThrow(() -> none("story", id));
            ObjectNode body = new ApiJson(catalogue().rights(reader == Reader.TRUSTED))
                    .whole(story, store.stories().whyOf(id))
                    .orElseThrow(() -> none("story", id));
            if (reader == Reader.TRUSTED)
                ApiJson.why(
                        body,
                        store.stories().verdictsOf(id),
                        store.stories().rulingsOf(id));
            return rendered(body, story.updated());
        });
    }

    private void article(Context context) {
        Reader reader = door.reader(context);
        long id = Door.id(context);
        door.send(context, context.path(), reader, menu -> {
            Edition.Rights rights = catalogue().rights(reader == Reader.TRUSTED);
            Article article = store.articles()
                    .find(id)
                    .filter(found -> rights.of(found) != Republish.NONE)
                    .orElseThrow(() -> none("article", id));
            ObjectNode body =
                    new ApiJson(rights).article(article, store.articles().versions(id));
            return rendered(body, article.firstSeen());
        });
    }

    private static Refusal none(String what, long id) {
        return Refusal.notFound("There is no " + what + " " + id + ".");
    }

    private void sources(Context context) {
        door.trustedOnly(context);
        ObjectNode body = JSON.createObjectNode();
        var listed = body.putArray("sources");
        for (SourceState state : store.sourceStates().all()) listed.add(ApiJson.source(state));
        context.contentType(TYPE).header("Cache-Control", "no-store").result(body.toString());
    }

    private void publications(Context context) {
        Reader reader = door.reader(context);
        door.send(context, context.path(), reader, menu -> {
            ObjectNode body = JSON.createObjectNode();
            var listed = body.putArray("publications");
            for (Publication one : menu.publications())
                listed.addObject()
                        .put("name", one.name())
                        .put("title", one.title())
                        .put("query", one.query());
            return rendered(body, Instant.EPOCH);
        });
    }

    private Catalogue catalogue() {
        return new Catalogue(store.sources().all());
    }

    private static Rendered rendered(ObjectNode body, Instant changed) {
        try {
            return Rendered.of(TYPE, JSON.writeValueAsBytes(body), changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 9457. */
    static byte[] problem(int status, String words) {
        ObjectNode problem = JSON.createObjectNode();
        problem.put("type", "about:blank").put("status", status).put("detail", words);
        return problem.toString().getBytes(StandardCharsets.UTF_8);
    }
}
