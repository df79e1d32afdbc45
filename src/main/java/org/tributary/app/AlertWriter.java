package org.tributary.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.tributary.model.Article;
import org.tributary.model.Publication;
import org.tributary.model.Story;
import org.tributary.publish.Excerpt;

/** What a webhook is told of a story: what it is and where; the texts stay where they may be read. */
final class AlertWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AlertWriter() {}

    static byte[] json(Publication publication, Story story) {
        Article lead = story.lead();
        ObjectNode node = JSON.createObjectNode();
        node.put("publication", publication.name());
        ObjectNode told = node.putObject("story");
        told.put("id", story.id()).put("uuid", story.uuid().toString());
        told.put("title", lead.title()).put("url", lead.url().toASCIIString()).put("outlet", lead.outlet());
        told.put("language", lead.language());
        told.put("ordered", story.ordered().toString())
                .put("updated", story.updated().toString());
        lead.agency().ifPresent(agency -> told.put("agency", agency.name()));
        switch (lead.mayQuote()) {
            case FULL, EXCERPT -> told.put("excerpt", Excerpt.of(lead.text().isBlank() ? lead.summary() : lead.text()));
            default -> {}
        }
        var also = told.putArray("also");
        for (Article reprint : story.reprints())
            also.addObject()
                    .put("outlet", reprint.outlet())
                    .put("url", reprint.url().toASCIIString());
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
