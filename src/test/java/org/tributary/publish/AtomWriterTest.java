package org.tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Test;
import org.tributary.model.Republish;
import org.tributary.model.Story;

class AtomWriterTest {
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

    @Test
    void it_obeys_the_schema_of_rfc_4287() throws Exception {
        assertThat(schemaFaults(new AtomWriter().write(SampleStories.edition())))
                .isEmpty();
        for (Republish portion : Republish.values())
            assertThat(schemaFaults(new AtomWriter().write(SampleStories.edition(SampleStories.river(), a -> portion))))
                    .isEmpty();
        assertThat(schemaFaults(new AtomWriter().write(SampleStories.edition(List.of(), a -> Republish.FULL))))
                .isEmpty();
    }

    @Test
    void the_schema_finds_a_missing_id() throws Exception {
        String without = new String(new AtomWriter().write(SampleStories.edition()), StandardCharsets.UTF_8)
                .replaceFirst("<id>[^<]*</id>", "");
        assertThat(schemaFaults(without.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @Test
    void a_story_is_one_entry_that_names_its_outlet_and_the_others() throws Exception {
        Element dam = entries(new AtomWriter().write(SampleStories.edition())).get(4);
        Story story = SampleStories.river().get(4);
        assertThat(dam.getChildText("id", ATOM)).isEqualTo("urn:uuid:" + story.uuid());
        assertThat(dam.getChild("title", ATOM).getAttributeValue("type")).isIn(null, "text");
        assertThat(dam.getChildText("title", ATOM)).isEqualTo("Dam gates open & the river \"rises\" <again>");
        assertThat(links(dam, "alternate")).containsExactly(story.lead().url().toString());
        assertThat(links(dam, "via")).hasSize(1);
        assertThat(links(dam, "related"))
                .containsExactly(
                        story.reprints().get(0).url().toString(),
                        story.reprints().get(1).url().toString());
        assertThat(links(dam, "enclosure")).hasSize(2);
        assertThat(dam.getChildren("author", ATOM))
                .extracting(a -> a.getChildText("name", ATOM))
                .containsExactly("Nadia Karim", "Omar Aziz");
        assertThat(dam.getChild("contributor", ATOM).getChildText("name", ATOM)).isEqualTo("AFP");
        Element source = dam.getChild("source", ATOM);
        assertThat(source.getChildText("title", ATOM)).isEqualTo("Tigris Post");
        assertThat(source.getChildText("rights", ATOM)).isEqualTo("© Tigris Post");
        assertThat(source.getChildText("updated", ATOM)).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(links(source, "self")).hasSize(1);
        assertThat(links(source, "alternate")).hasSize(1);
    }

    @Test
    void published_is_the_outlets_and_updated_is_ours() throws Exception {
        Element dam = entries(new AtomWriter().write(SampleStories.edition())).get(4);
        assertThat(dam.getChildText("published", ATOM)).isEqualTo("2026-11-24T10:30:00Z");
        assertThat(dam.getChildText("updated", ATOM)).isEqualTo("2026-11-24T12:01:01Z");
    }

    @Test
    void the_other_outlets_stand_at_the_end_of_the_content_too() throws Exception {
        Element dam = entries(new AtomWriter().write(SampleStories.edition())).get(4);
        assertThat(dam.getChildText("content", ATOM))
                .contains("nobody was hurt")
                .contains("<p>Agency: AFP</p>")
                .containsPattern(
                        "<p>Also in: <bdi><a href=\"[^\"]+\">Zagros News</a></bdi>, <bdi><a href=\"[^\"]+\">الرافدين اليوم</a></bdi></p>$");
    }

    @Test
    void language_and_direction_are_each_entrys_own() throws Exception {
        List<Element> entries = entries(new AtomWriter().write(SampleStories.edition()));
        assertThat(entries)
                .extracting(e -> e.getAttributeValue("lang", Namespace.XML_NAMESPACE))
                .containsExactly(null, "kmr", "ckb", "ar", "en");
        assertThat(entries)
                .extracting(e -> e.getChildText("content", ATOM).replaceFirst(">.*", ">"))
                .containsExactly(
                        "<div dir=\"ltr\">",
                        "<div lang=\"kmr\" dir=\"ltr\">",
                        "<div lang=\"ckb\" dir=\"rtl\">",
                        "<div lang=\"ar\" dir=\"rtl\">",
                        "<div lang=\"en\" dir=\"ltr\">");
    }

    @Test
    void every_entry_has_an_author_and_a_title() throws Exception {
        Element untitled =
                entries(new AtomWriter().write(SampleStories.edition())).get(0);
        assertThat(untitled.getChild("author", ATOM).getChildText("name", ATOM)).isEqualTo("Wire of Short Notes");
        assertThat(untitled.getChildText("title", ATOM))
                .startsWith("A note without a title")
                .endsWith("…");
    }

    @Test
    void the_same_edition_is_the_same_bytes() {
        assertThat(new AtomWriter().write(SampleStories.edition()))
                .isEqualTo(new AtomWriter().write(SampleStories.edition()));
    }

    static List<Element> entries(byte[] atom) throws Exception {
        Document document = new SAXBuilder().build(new ByteArrayInputStream(atom));
        return document.getRootElement().getChildren("entry", ATOM);
    }

    private static List<String> links(Element in, String rel) {
        return in.getChildren("link", ATOM).stream()
                .filter(link -> rel.equals(link.getAttributeValue("rel")))
                .map(link -> link.getAttributeValue("href"))
                .toList();
    }

    static List<String> schemaFaults(byte[] atom) throws Exception {
        return AtomSchema.faults(atom);
    }
}
