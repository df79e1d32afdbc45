package org.tributary.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tributary.extract.Extractor;
import org.tributary.model.Agency;
import org.tributary.model.Download;
import org.tributary.model.Extraction;
import picocli.CommandLine.Command;

/** Filter: pages in, their articles out. */
@Command(
        name = "extract",
        header = "turns web pages into articles, JSON Lines in and out",
        description = {
            "Each line in:  {\"id\", \"url\", \"file\" or \"html\", \"content_type\"}",
            "Each line out: {\"id\", \"url\", \"title\", \"text\", \"html\", \"authors\": [], \"published\",",
            "                \"language\", \"agency\"} or {\"id\", \"error\"}.",
            "A file may be gzipped; the charset of content_type wins, else it is found as a browser would."
        })
final class ExtractCommand implements Callable<Integer> {
    private final Console console;
    private final Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);

    ExtractCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        new InOrder(console, line -> JsonLines.answer(line, this::answer)).run();
        return 0;
    }

    private ObjectNode answer(ObjectNode asked) throws IOException {
        Download page = Given.document(asked);
        Optional<String> other = Extractor.notAPage(page);
        if (other.isPresent()) throw new IOException("not a text: " + other.get());
        Extraction found = extractor.extract(page);
        ObjectNode out = JsonLines.JSON.createObjectNode();
        out.put("url", JsonLines.text(asked, "url"));
        out.put("title", found.title());
        out.put("text", found.text());
        out.put("html", found.html());
        JsonLines.putAll(out, "authors", found.authors());
        JsonLines.put(out, "published", found.published().map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format));
        JsonLines.put(out, "language", Optional.of(found.language()).filter(each -> !each.isEmpty()));
        JsonLines.put(out, "agency", found.agency().map(Agency::name));
        return out;
    }
}
