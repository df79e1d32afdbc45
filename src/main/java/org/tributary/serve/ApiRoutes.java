package org.tributary.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
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
        Door.get(config, ROOT + "search", this::search);
        Door.get(config, ROOT + "articles", this::articles);
        Door.get(config, ROOT + "openapi.json", this::description);
        Door.get(config, ROOT + "stories/{id}", this::story);
        Door.get(config, ROOT + "articles/{id}", this::article);
        Door.get(config, ROOT + "sources", this::sources);
        Door.get(config, ROOT + "publications", this::publications);
    }

    private void stories(Context context) {
        Reader reader = door.reader(context);
        Wish wish = door.wish(context, "");
        door.send(context, "api/stories", wish, reader, menu -> {
            Catalogue catalogue = catalogue();
            ApiJson json = json(catalogue, reader);
            return list("stories", wish, river.page(wish, catalogue), json::story);
        });
    }

    private void articles(Context context) {
        Reader reader = door.reader(context);
        Wish wish = door.wish(context, "").byArticle();
        door.send(context, "api/articles", wish, reader, menu -> {
            Catalogue catalogue = catalogue();
            ApiJson json = json(catalogue, reader);
            return list("articles", wish, river.page(wish, catalogue), json::listed);
        });
    }

    /** Stories, each with the piece that was found, and how all that was found spreads. */
    private void search(Context context) {
        Reader reader = door.reader(context);
        Wish wish = door.wish(context, "");
        door.send(context, "api/search", wish, reader, menu -> {
            Catalogue catalogue = catalogue();
            ApiJson json = json(catalogue, reader);
            River.Page page = river.page(wish, catalogue);
            Edition.Rights rights = catalogue.rights(reader == Reader.TRUSTED);
            Snippet snippet = new Snippet(river.snippets(wish), page.matched(), rights);
            ObjectNode body = body(
                    "search",
                    "stories",
                    wish,
                    page,
                    story -> json.story(story).map(node -> ApiJson.with(node, snippet.of(story))));
            body.set("facets", ApiJson.facets(river.facets(wish, catalogue, reader)));
            return rendered(body, page.changed());
        });
    }

    private static ApiJson json(Catalogue catalogue, Reader reader) {
        return new ApiJson(catalogue.rights(reader == Reader.TRUSTED));
    }

    private static Rendered list(String name, Wish wish, River.Page page, Function<Story, Optional<ObjectNode>> shown) {
        return rendered(body(name, name, wish, page, shown), page.changed());
    }

    private static ObjectNode body(
            String route, String name, Wish wish, River.Page page, Function<Story, Optional<ObjectNode>> shown) {
        ObjectNode body = JSON.createObjectNode();
        var listed = body.putArray(name);
        page.stories().stream().flatMap(story -> shown.apply(story).stream()).forEach(listed::add);
        wish.nextAt(route, page).ifPresent(next -> body.put("next", next));
        return body;
    }

    /** What stands here, for programs that write programs (OpenAPI 3.1). */
    private void description(Context context) throws IOException {
        try (InputStream in = ApiRoutes.class.getResourceAsStream("/serve/openapi.json")) {
            Answers.send(
                    context,
                    Rendered.of(TYPE, Objects.requireNonNull(in).readAllBytes(), Instant.EPOCH),
                    Reader.PUBLIC,
                    false);
        }
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
                        body, store.stories().verdictsOf(id), store.stories().rulingsOf(id));
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
        int n = number(context);
        String after = Optional.ofNullable(context.queryParam("after")).orElse("");
        List<SourceState> states = store.sourceStates().all().stream()
                .filter(state -> state.sourceId().compareTo(after) > 0)
                .sorted(Comparator.comparing(SourceState::sourceId))
                .toList();
        ObjectNode body = JSON.createObjectNode();
        var listed = body.putArray("sources");
        Catalogue catalogue = catalogue();
        states.stream().limit(n).forEach(state -> listed.add(ApiJson.source(state, catalogue.title(state.sourceId()))));
        if (states.size() > n)
            body.put("next", "sources?n=" + n + "&after=" + states.get(n - 1).sourceId());
        context.contentType(TYPE).header("Cache-Control", "no-store").result(body.toString());
    }

    private static int number(Context context) {
        List<String> given = context.queryParams("n");
        return Wish.of(given.isEmpty() ? Map.of() : Map.of("n", given), "", Instant.EPOCH)
                .n();
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

    /** RFC 9457; its extension "position" is that of a query's first wrong character. */
    static byte[] problem(int status, String words, OptionalInt position) {
        ObjectNode problem = JSON.createObjectNode();
        problem.put("type", "about:blank")
                .put("title", HttpStatus.forStatus(status).getMessage())
                .put("status", status)
                .put("detail", words);
        position.ifPresent(at -> problem.put("position", at));
        return problem.toString().getBytes(StandardCharsets.UTF_8);
    }
}
