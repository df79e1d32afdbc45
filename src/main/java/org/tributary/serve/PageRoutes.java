package org.tributary.serve;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tributary.model.Publication;

/** Where pages for people are. */
final class PageRoutes {
    private final Door door;
    private final Pages pages;
    private final Style style;
    private final Supplier<List<String>> problems;

    /** @param problems what is wrong with feeds.yml as it stands */
    PageRoutes(Door door, Pages pages, Style style, Supplier<List<String>> problems) {
        this.door = door;
        this.pages = pages;
        this.style = style;
        this.problems = problems;
    }

    void open(JavalinConfig config) {
        Door.get(config, "/", this::river);
        Door.get(config, "/stories/{id}", this::story);
        Door.get(config, "/sources", this::sources);
        Door.get(config, "/publications/{name}", this::publication);
        Door.get(config, "/statistics", this::statistics);
        Door.get(config, "/help", this::help);
        Door.get(config, Style.PATH, context -> Answers.send(context, style.document(), Reader.PUBLIC, false));
        Door.get(config, Style.SCRIPT, context -> Answers.send(context, style.script(), Reader.PUBLIC, false));
        Door.get(config, Style.ICON, context -> Answers.send(context, style.icon(), Reader.PUBLIC, false));
        Door.get(
                config,
                "/robots.txt",
                context -> context.contentType("text/plain; charset=utf-8").result("User-agent: *\nDisallow: /\n"));
    }

    private void river(Context context) {
        Reader reader = door.reader(context);
        Optional<String> key = door.key(context);
        try {
            Wish wish = door.wish(context, "");
            String why = pages.whyEmpty(reader); // what is kept is good for as long as this is
            door.send(context, "/" + key + why, wish, reader, menu -> pages.river(menu, wish, reader, key, why));
        } catch (Refusal refusal) {
            String query = Optional.ofNullable(context.queryParam("q")).orElse("");
            context.status(refusal.status).contentType(Pages.HTML);
            context.result(pages.problem(door.menu(), query, refusal.words, reader, key));
        }
    }

    private void publication(Context context) {
        Reader reader = door.reader(context);
        Optional<String> key = door.key(context);
        String name = context.pathParam("name");
        Publication one = door.menu()
                .publication(name)
                .orElseThrow(() -> Refusal.notFound("There is no publication '" + name + "'."));
        Wish wish = door.wish(context, one.query());
        door.send(
                context,
                "/publications/" + name + key,
                wish,
                reader,
                menu -> pages.publication(menu, one, wish, reader, key));
    }

    private void story(Context context) {
        Reader reader = door.reader(context);
        Optional<String> key = door.key(context);
        long id = Door.id(context);
        Optional<Long> moved = pages.movedTo(id);
        if (moved.isPresent()) {
            context.redirect(new Links(reader, "../", key).story(moved.get()));
            return;
        }
        door.send(context, "/stories/" + id + key, reader, menu -> pages.story(menu, id, reader, key));
    }

    /** How it goes with the sources is the operator's business. */
    private void sources(Context context) {
        door.trustedOnly(context);
        context.contentType(Pages.HTML).header("Cache-Control", "no-store");
        context.result(pages.sources(door.menu(), door.key(context), door.now(), problems.get()));
    }

    /** Made anew with each change of the store, and each hour. */
    private void statistics(Context context) {
        Reader reader = door.reader(context);
        Optional<String> key = door.key(context);
        Instant hour = door.now().truncatedTo(ChronoUnit.HOURS);
        Optional<Stretch> wished =
                Optional.ofNullable(context.queryParam("last")).map(Stretch::read);
        door.send(
                context,
                "/statistics" + hour + wished + key,
                reader,
                menu -> pages.statistics(menu, reader, key, hour, wished));
    }

    private void help(Context context) {
        Reader reader = door.reader(context);
        Optional<String> key = door.key(context);
        door.send(context, "/help" + key, reader, menu -> pages.help(menu, reader, key));
    }
}
