package org.tributary.serve;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What every route needs: who asks, what for, and the documents that are kept for the next who asks the same. */
final class Door {
    private static final long CACHE_BYTES = 64L << 20;
    private static final Wish NOTHING = Wish.of(Map.of(), "", Instant.EPOCH);

    private final WebServer.Settings settings;
    private final Keys keys;
    private final Supplier<Menu> menu;
    private final River river;
    private final InstantSource clock;
    private final RenderCache cache = new RenderCache(CACHE_BYTES);

    Door(WebServer.Settings settings, Supplier<Menu> menu, River river, InstantSource clock) {
        this.settings = settings;
        this.keys = new Keys(settings.key(), settings.oldKeys());
        this.menu = menu;
        this.river = river;
        this.clock = clock;
    }

    /** HEAD is asked the same and says the same, without the body; Javalin by itself says 200 to any. */
    static void get(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }

    Menu menu() {
        return menu.get();
    }

    /**
     * @throws Refusal for whom nothing is here
     */
    Reader reader(Context context) {
        return Reader.of(settings, keys, key(context));
    }

    /**
     * @throws Refusal for everybody but those with every right
     */
    void trustedOnly(Context context) {
        if (reader(context) != Reader.TRUSTED)
            throw new Refusal(401, "This needs the key: add ?key=... to its address.");
    }

    /** Who asks; nothing where nobody is let in. */
    Optional<Reader> admitted(Context context) {
        try {
            return Optional.of(reader(context));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /** Like {@link #reader}, for answers that even strangers get a part of. */
    boolean isTrusted(Context context) {
        boolean asksAsStranger = !keys.isEmpty() && key(context).isEmpty();
        return !asksAsStranger && reader(context) == Reader.TRUSTED;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * A river that only this machine may read has no key, so a web page of another site must not read it either, under a
     * name of its own that it lets point here (DNS rebinding). A browser says by which name it came.
     *
     * @throws Refusal where that is no name of this machine's
     */
    void ownName(Context context) {
        if (!keys.isEmpty() || settings.publicUrl().isPresent()) return;
        String host = context.header("Host");
        if (host == null) return;
        String name = host.strip().replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        boolean number = name.matches("[0-9.]+|\\[[0-9a-f:.]+\\]");
        if (number || name.matches("(.+\\.)?localhost\\.?") || name.equalsIgnoreCase(settings.address())) return;
        throw new Refusal(
                421,
                "This river is for its own machine alone, and this is no name of it. To open it to others, set"
                        + " serve.public-url or serve.key.");
    }

    /** What a reader brought, where a key is asked for at all. */
    Optional<String> key(Context context) {
        if (keys.isEmpty()) return Optional.empty();
        String bearer = context.header("Authorization");
        if (bearer != null && bearer.startsWith("Bearer "))
            return Optional.of(bearer.substring(7).strip());
        return Optional.ofNullable(context.queryParam("key")).filter(key -> !key.isEmpty());
    }

    /**
     * @param query of the publication; empty for the whole river
     * @throws Refusal where the parameters make no sense
     */
    Wish wish(Context context, String query) {
        return Wish.of(context.queryParamMap(), query, clock.instant());
    }

    /** A number from the path. */
    static long id(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("[0-9]{1,18}")) throw Refusal.notFound("There is nothing with the number " + id + ".");
        return Long.parseLong(id);
    }

    /** Sends a document that depends on nothing but its address. */
    void send(Context context, String what, Reader reader, Function<Menu, Rendered> make) {
        send(context, what, NOTHING, reader, make);
    }

    /**
     * Sends a document, made anew only if the store or the menu changed since it was last made.
     *
     * @param what tells documents of one wish apart
     */
    void send(Context context, String what, Wish wish, Reader reader, Function<Menu, Rendered> make) {
        record Asked(String what, Wish wish, Reader reader) {}
        Menu now = menu.get();
        RenderCache.Version version = new RenderCache.Version(river.lastSeq(), now);
        Rendered document = cache.get(new Asked(what, wish, reader), version, () -> make.apply(now));
        Answers.send(context, document, reader, !keys.isEmpty());
    }
}
