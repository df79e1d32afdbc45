package org.tributary.serve;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.Optional;

/** What could not be answered, as a page with a way on for whoever comes with a browser; programs get it as a line. */
final class ErrorPages {
    private static final Map<Integer, String> HEADINGS = Map.of(
            400, "This cannot be understood",
            401, "A key is needed here",
            404, "There is nothing here",
            503, "Not now");

    private final Door door;
    private final Pages pages;

    ErrorPages(Door door, Pages pages) {
        this.door = door;
        this.pages = pages;
    }

    /** A browser says that it reads HTML; a feed, an export and a table have an ending, whoever asks for them. */
    static boolean isAskedFor(Context context, int status) {
        String accepted = context.header("Accept");
        String path = context.path();
        return HEADINGS.containsKey(status)
                && (context.method() == HandlerType.GET || context.method() == HandlerType.HEAD)
                && accepted != null
                && accepted.contains("text/html")
                && !path.startsWith(ApiRoutes.ROOT)
                && !path.startsWith("/health")
                && !path.substring(path.lastIndexOf('/')).contains(".");
    }

    void send(Context context, int status, String words) {
        String path = context.path();
        long depth = path.chars().filter(letter -> letter == '/').count() - 1;
        String root = depth <= 0 ? "./" : "../".repeat((int) Math.min(depth, 50));
        Optional<Reader> reader = status == 401 || status >= 500 ? Optional.empty() : door.admitted(context);
        byte[] page = pages.error(
                reader.map(any -> door.menu()),
                HEADINGS.getOrDefault(status, ""),
                words,
                new Links(reader.orElse(Reader.PUBLIC), root, reader.flatMap(any -> door.key(context))));
        context.status(status).contentType(Pages.HTML).header("Vary", "Accept");
        context.header("Cache-Control", "no-store").result(page);
    }
}
