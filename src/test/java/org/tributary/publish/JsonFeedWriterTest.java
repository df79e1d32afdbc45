package org.tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tributary.model.Republish;

/** The rules of JSON Feed 1.1. */
class JsonFeedWriterTest {
    @Test
    void a_feed_says_version_title_and_where_it_is() throws Exception {
        JsonNode feed = feed(SampleStories.edition());
        assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("title").asText()).isEqualTo("Iraq & the region");
        assertThat(URI.create(feed.path("feed_url").asText()).isAbsolute()).isTrue();
        assertThat(URI.create(feed.path("home_page_url").asText()).isAbsolute()).isTrue();
        assertThat(feed.path("items").isArray()).isTrue();
    }

    @Test
    void an_item_obeys_the_specification() throws Exception {
        for (Republish portion : new Republish[] {Republish.FULL, Republish.EXCERPT, Republish.TITLE}) {
            Set<String> ids = new HashSet<>();
            for (JsonNode item : feed(SampleStories.edition(SampleStories.river(), a -> portion))
                    .path("items")) {
                assertThat(item.path("id").isTextual()).isTrue();
                assertThat(ids.add(item.path("id").asText())).isTrue();
                assertThat(URI.create(item.path("url").asText()).isAbsolute()).isTrue();
                assertThat(item.has("content_html") || item.has("content_text")).isTrue();
                assertThat(Instant.parse(item.path("date_published").asText())).isNotNull();
                assertThat(Instant.parse(item.path("date_modified").asText())).isNotNull();
                assertThat(item.path("authors")).isNotEmpty();
                for (JsonNode author : item.path("authors"))
                    assertThat(author.path("name").asText()).isNotBlank();
                for (JsonNode file : item.path("attachments")) {
                    assertThat(file.path("url").asText()).startsWith("http");
                    assertThat(file.path("mime_type").asText()).contains("/");
                }
                item.fieldNames().forEachRemaining(name -> assertThat(name).matches("[a-z_]+"));
            }
        }
    }

    @Test
    void what_json_feed_has_no_word_for_stands_under_ours() throws Exception {
        JsonNode dam = feed(SampleStories.edition()).path("items").get(4);
        assertThat(dam.path("_outlet").path("name").asText()).isEqualTo("Tigris Post");
        assertThat(dam.path("_outlet").path("feed_url").asText()).startsWith("https://");
        assertThat(dam.path("_tributary").path("agency").asText()).isEqualTo("AFP");
        assertThat(dam.path("_tributary").path("also")).hasSize(2);
        assertThat(dam.path("language").asText()).isEqualTo("en");
        assertThat(dam.path("image").asText()).isEqualTo("https://pictures.example/lead.jpg");
        assertThat(dam.path("tags")).hasSize(2);
        assertThat(dam.path("content_html").asText()).contains("Also in: ");
    }

    private static JsonNode feed(Edition edition) throws Exception {
        return new ObjectMapper().readTree(new JsonFeedWriter().write(edition));
    }
}
