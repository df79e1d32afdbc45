package org.tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Test;
import org.tributary.model.Republish;
import org.tributary.model.Story;

/** The rules of the RSS 2.0 specification, and what readers have taught beyond them. */
class RssWriterTest {
    private static final Namespace DC = Namespace.getNamespace("http://purl.org/dc/elements/1.1/");
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    private static final Namespace CONTENT = Namespace.getNamespace("http://purl.org/rss/1.0/modules/content/");

    @Test
    void a_channel_says_title_link_description_and_where_it_is() throws Exception {
        Element channel = channel(new RssWriter().write(SampleStories.edition()));
        assertThat(channel.getParentElement().getAttributeValue("version")).isEqualTo("2.0");
        assertThat(channel.getChildText("title")).isEqualTo("Iraq & the region");
        assertThat(channel.getChildText("link")).isEqualTo("http://127.0.0.1:8080/");
        assertThat(channel.getChildText("description")).isNotBlank();
        assertThat(channel.getChild("link", ATOM).getAttributeValue("rel")).isEqualTo("self");
        assertRfc822(channel.getChildText("lastBuildDate"));
    }

    @Test
    void an_item_obeys_the_specification() throws Exception {
        for (Element item : items(SampleStories.edition())) {
            assertThat(item.getChild("guid").getAttributeValue("isPermaLink")).isEqualTo("false");
            assertThat(item.getChildText("guid")).startsWith("urn:uuid:");
            assertThat(item.getChildText("title")).isNotBlank();
            assertThat(item.getChildText("link")).startsWith("https://");
            assertRfc822(item.getChildText("pubDate"));
            assertThat(item.getChildren("enclosure")).hasSizeLessThanOrEqualTo(1);
            for (Element enclosure : item.getChildren("enclosure")) {
                assertThat(enclosure.getAttributeValue("url")).startsWith("http");
                assertThat(enclosure.getAttributeValue("length")).matches("[0-9]+");
                assertThat(enclosure.getAttributeValue("type")).contains("/");
            }
            assertThat(item.getChild("source").getAttributeValue("url")).startsWith("https://");
            assertThat(item.getChildText("source")).isNotBlank();
            assertThat(item.getChild("author"))
                    .as("it must be an e-mail address, so dc:creator is used")
                    .isNull();
            assertThat(item.getChildText("creator", DC)).isNotBlank();
        }
    }

    @Test
    void a_story_names_its_reprints_agency_language_and_change() throws Exception {
        Element dam = items(SampleStories.edition()).get(4);
        Story story = SampleStories.river().get(4);
        assertThat(dam.getChildren("link", ATOM))
                .extracting(link -> link.getAttributeValue("rel"))
                .containsExactly("via", "related", "related", "enclosure");
        assertThat(dam.getChildText("contributor", DC)).isEqualTo("AFP");
        assertThat(dam.getChildText("language", DC)).isEqualTo("en");
        assertThat(dam.getChildText("updated", ATOM)).isEqualTo(story.updated().toString());
        assertThat(dam.getChildText("encoded", CONTENT))
                .contains("nobody was hurt")
                .contains("Also in: ");
        assertThat(dam.getChildren("category")).extracting(Element::getText).containsExactly("Iraq", "Water & power");
    }

    @Test
    void a_title_is_escaped_once_and_a_description_is_html() throws Exception {
        Element dam = items(SampleStories.edition()).get(4);
        assertThat(dam.getChildText("title")).isEqualTo("Dam gates open & the river \"rises\" <again>");
        assertThat(dam.getChildText("description")).contains("on Tuesday &amp; nobody");
    }

    private static void assertRfc822(String date) {
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                .isNotNull();
    }

    private static List<Element> items(Edition edition) throws Exception {
        return channel(new RssWriter().write(edition)).getChildren("item");
    }

    private static Element channel(byte[] rss) throws Exception {
        return new SAXBuilder()
                .build(new ByteArrayInputStream(rss))
                .getRootElement()
                .getChild("channel");
    }

    @Test
    void an_excerpt_carries_no_file() throws Exception {
        Element dam = items(SampleStories.edition(SampleStories.river(), a -> Republish.EXCERPT))
                .get(4);
        assertThat(dam.getChildren("enclosure")).isEmpty();
        assertThat(dam.getChildText("encoded", CONTENT)).doesNotContain("lower villages");
    }
}
