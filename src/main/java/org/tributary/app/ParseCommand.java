package org.tributary.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.tributary.model.Enclosure;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.ParseResult;
import org.tributary.model.ParseResult.NotAFeed;
import org.tributary.model.ParseResult.Parsed;
import org.tributary.parse.FeedParser;
import picocli.CommandLine.Command;

/** Filter: feeds in, their entries out. */
@Command(
        name = "parse",
        header = "turns feeds into entries, JSON Lines in and out",
        description = {
            "Each line in:  {\"id\", \"url\", \"file\", \"content_type\"}",
            "Each line out: {\"id\", \"format\", \"feed\": {\"title\", \"link\", \"language\"}, \"entries\": [...]}",
            "or, where it is no feed, {\"id\", \"error\"}. A file may be gzipped."
        })
final class ParseCommand implements Callable<Integer> {
    private final Console console;
    private final FeedParser parser = new FeedParser();

    ParseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        new InOrder(console, line -> JsonLines.answer(line, this::answer)).run();
        return 0;
    }

    private ObjectNode answer(ObjectNode asked) throws IOException {
        ParseResult result = parser.parse(Given.document(asked));
        if (result instanceof Parsed parsed) return feed(parsed.feed());
        if (result instanceof NotAFeed none) throw new IOException(none.why());
        throw new IllegalStateException("an unknown outcome: " + result);
    }

    private static ObjectNode feed(Feed feed) {
        ObjectNode out = JsonLines.JSON.createObjectNode();
        out.put("format", feed.format());
        ObjectNode about = out.putObject("feed");
        about.put("title", feed.title());
        JsonLines.put(about, "link", feed.link());
        JsonLines.put(about, "language", feed.language());
        var entries = out.putArray("entries");
        for (FeedEntry entry : feed.entries()) entries.add(entry(entry));
        return out;
    }

    private static ObjectNode entry(FeedEntry entry) {
        ObjectNode out = JsonLines.JSON.createObjectNode();
        out.put("id", entry.id());
        out.put("title", entry.title());
        JsonLines.put(out, "link", entry.link());
        JsonLines.put(out, "published", entry.published());
        JsonLines.put(out, "updated", entry.updated());
        out.put("summary_text", entry.summaryText());
        out.put("summary_html", entry.summaryHtml());
        out.put("content_text", entry.contentText());
        out.put("content_html", entry.contentHtml());
        JsonLines.putAll(out, "authors", entry.authors());
        JsonLines.putAll(
                out,
                "enclosures",
                entry.enclosures().stream().map(Enclosure::url).toList());
        JsonLines.putAll(out, "categories", entry.categories());
        JsonLines.putAll(out, "media", entry.media());
        return out;
    }
}
