package org.tributary.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.model.Article;
import org.tributary.model.Ruled;
import org.tributary.model.Takedown;

/** Where a person puts stories right: POST alone, with the write key. */
final class RulingRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(RulingRoutes.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WriteKey key;
    private final Rulings rulings;

    RulingRoutes(WriteKey key, Rulings rulings) {
        this.key = key;
        this.rulings = rulings;
    }

    void open(JavalinConfig config) {
        config.routes.post(ApiRoutes.ROOT + "split", this::split);
        config.routes.post(ApiRoutes.ROOT + "join", this::join);
        config.routes.post(ApiRoutes.ROOT + "takedown", this::takeDown);
    }

    private void split(Context context) {
        key.check(context);
        boolean whole = Boolean.parseBoolean(context.formParam("with-its-story"));
        answer(context, rulings.split(number(context, "story"), number(context, "article"), whole));
    }

    private void join(Context context) {
        key.check(context);
        answer(context, rulings.join(number(context, "story"), number(context, "other")));
    }

    private void takeDown(Context context) {
        key.check(context);
        Takedown.Kind kind = Stream.of(Takedown.Kind.values())
                .filter(each -> each.name().equalsIgnoreCase(context.formParam("kind")))
                .findFirst()
                .orElseThrow(() -> Refusal.wrong("'kind' is article, story or source."));
        String what = Optional.ofNullable(context.formParam("what")).orElse("").strip();
        if (what.isEmpty()) throw Refusal.wrong("'what' is missing: a number, an address or a source's id.");
        String why = Optional.ofNullable(context.formParam("why")).orElse("");
        boolean onlyStored = Boolean.parseBoolean(context.formParam("only-stored"));
        answer(context, rulings.takeDown(new Takedown(kind, what, Shown.line(why), onlyStored)));
    }

    private static long number(Context context, String name) {
        return Optional.ofNullable(context.formParam(name))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(() -> Refusal.wrong("'" + name + "' must be a number."));
    }

    private static void answer(Context context, Ruled ruled) {
        if (!ruled.done()) throw new Refusal(409, ruled.words() + ".");
        LOG.info("by hand: {}", ruled.words());
        ObjectNode body = JSON.createObjectNode().put("words", ruled.words());
        ArrayNode stories = body.putArray("stories");
        ruled.stories().forEach(stories::add);
        ArrayNode cases = body.putArray("cases");
        for (Article one : ruled.cases()) cases.add(item(one));
        context.contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(body.toString());
    }

    /** As the filter {@code dedup} reads it. */
    private static ObjectNode item(Article article) {
        return JSON.createObjectNode()
                .put("id", Long.toString(article.id()))
                .put("outlet", article.outlet())
                .put("url", article.url().toString())
                .put("title", article.title())
                .put("body", article.text());
    }
}
