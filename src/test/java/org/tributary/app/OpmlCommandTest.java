package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of feeds, in and out. */
class OpmlCommandTest {
    private static final String LIST = """
            <?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
            <outline text="News Desk"><outline title="Middle East" text="x">
              <outline text="One &amp; All" type="rss" xmlUrl="https://one.example/feed" language="en-us"/>
              <outline text="دوو: ${HOME}" xmlUrl=" https://two.example/feed?a=1&amp;b=2 " category="/Iraq,kurdish/sorani"/>
            </outline></outline>
            <outline text="One again" xmlUrl="http://one.example/feed"/>
            <outline text="No feed" htmlUrl="https://three.example/"/>
            <outline text="Odd" xmlUrl="javascript:alert(1)"/></body></opml>
            """;

    @TempDir
    private Path folder;

    @Test
    void a_list_that_went_out_comes_back_the_same() throws IOException {
        Typed out = Typed.of("opml", "export");
        assertThat(out.exit()).isZero();
        assertThat(out.out()).startsWith("<?xml").contains("The Baghdad Post").doesNotContain("Bearer");
        Path file = folder.resolve("list.opml");
        Files.writeString(file, out.out());

        Path fresh = folder.resolve("feeds.yml");
        Typed in = Typed.of("opml", "import", file.toString(), "--config", fresh.toString());
        assertThat(in.exit()).as(in.err()).isZero();
        assertThat(in.err()).isEqualTo("20 of 20 feeds are new\n");
        Typed again = Typed.of("opml", "export", "--config", fresh.toString());
        assertThat(again.out().replace("<title>Tributary<", "<title>Iraq and the region<"))
                .isEqualTo(out.out());
    }

    @Test
    void feeds_are_added_below_those_that_are_there_and_comments_stay() throws IOException {
        String before = """
                # mine
                title: News   # of the day

                sources:
                    # the first
                    - url: https://one.example/feed   # seen
                      tags: [a]

                    # no more

                # what else
                publications:
                  - {name: a, query: b}
                """;
        Path file = Files.writeString(folder.resolve("feeds.yml"), before);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Typed in = Typed.of("opml", "import", list(LIST).toString(), "--config", file.toString());
        assertThat(in.exit()).as(in.err()).isZero();
        assertThat(in.err())
                .isEqualTo(
                        "tributary: 'javascript:alert(1)' is no web address and is left out\n1 of 4 feeds are new\n");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Files.readString(file)).isEqualTo(before.replace("      tags: [a]\n", """
                              tags: [a]
                            - url: https://two.example/feed?a=1&b=2
                              outlet: "دوو: $ {HOME}"
                              tags: [news-desk, middle-east, iraq, kurdish, sorani]
                              opml: {"folders": "News Desk/Middle East"}
                        """.indent(0)));
        assertThat(Typed.of("check", "--config", file.toString()).exit()).isZero();
        assertThat(Typed.of("opml", "import", list(LIST).toString(), "--config", file.toString())
                        .err())
                .endsWith("0 of 4 feeds are new\n");
    }

    @Test
    void P42_what_another_program_said_of_a_feed_and_its_folders_go_out_as_they_came() throws IOException {
        String list = """
                <?xml version="1.0"?><opml version="2.0" xmlns:other="urn:other"><head><title>T</title></head><body>
                <outline text="A/B"><outline text="C">
                  <outline text="1" title="One" type="atom" xmlUrl="https://one.example/feed" htmlUrl="https://one.example/"
                    other:Colour="red &amp; blue" description="${HOME}"/></outline>
                  <outline text="Two" xmlUrl="https://two.example/feed"/></outline>
                <outline text="Three" xmlUrl="https://three.example/feed"/>
                <outline text="A/B"><outline text="Four" xmlUrl="https://four.example/feed"/></outline></body></opml>""";
        String out = export(list(list), "first.yml");
        assertThat(out)
                .contains("<outline text=\"A/B\">", "<outline text=\"C\">", "text=\"1\" title=\"One\" type=\"atom\"")
                .contains(
                        "htmlUrl=\"https://one.example/\"",
                        "other:Colour=\"red &amp; blue\"",
                        "xmlns:other=\"urn:other\"");
        assertThat(out.indexOf("Three")).isGreaterThan(out.indexOf("Two")).isLessThan(out.indexOf("Four"));
        assertThat(export(Files.writeString(folder.resolve("again.opml"), out), "second.yml"))
                .isEqualTo(out);
    }

    private String export(Path list, String name) throws IOException {
        String config = folder.resolve(name).toString();
        Typed in = Typed.of("opml", "import", list.toString(), "--config", config);
        assertThat(in.exit()).as(in.err()).isZero();
        return Typed.of("opml", "export", "--config", config).out();
    }

    @Test
    void the_lines_may_be_printed_instead() throws IOException {
        Path none = folder.resolve("none.yml");
        Typed printed = Typed.of("opml", "import", "--print", list(LIST).toString(), "--config", none.toString());
        assertThat(printed.out())
                .startsWith(
                        "  - url: https://one.example/feed\n    outlet: \"One & All\"\n    tags: [news-desk, middle-east]\n"
                                + "    language: en\n    opml: {\"folders\": \"News Desk/Middle East\"}\n");
        assertThat(none).doesNotExist();
    }

    @Test
    void a_list_in_brackets_is_left_to_the_person() throws IOException {
        String before = "sources: [{url: https://one.example/feed}]\n";
        Path file = Files.writeString(folder.resolve("feeds.yml"), before);
        Typed in = Typed.of("opml", "import", list(LIST).toString(), "--config", file.toString());
        assertThat(in.out()).contains("- url: https://two.example/feed");
        assertThat(in.err()).contains("put these into it yourself");
        assertThat(in.exit()).isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void a_list_is_begun_wherever_there_is_none_yet_and_comments_stay() throws IOException {
        String lines = "  - url: https://new.example/feed\n";
        Map<String, String> begun = new LinkedHashMap<>();
        begun.put("", "sources:\n" + lines);
        begun.put("# only words\n", "# only words\n\nsources:\n" + lines);
        begun.put("title: News # mine", "title: News # mine\n\nsources:\n" + lines);
        begun.put("sources:", "sources:\n" + lines);
        begun.put(
                "sources: # mine\n  # come here\ntitle: News\n",
                "sources: # mine\n  # come here\n" + lines + "title: News\n");
        begun.put("sources: [] # none yet\ntitle: News\n", "sources: # none yet\n" + lines + "title: News\n");
        begun.put("title: News\nsources: ~\n\n# the end\n", "title: News\nsources:\n" + lines + "\n# the end\n");
        begun.put("\ufeffsources: [ ]", "\ufeffsources:\n" + lines);
        Path opml = list("<opml><body><outline xmlUrl='https://new.example/feed'/></body></opml>");
        for (Map.Entry<String, String> each : begun.entrySet()) {
            Path file = Files.writeString(folder.resolve("feeds.yml"), each.getKey());
            Typed in = Typed.of("opml", "import", opml.toString(), "--config", file.toString());
            assertThat(in.err()).as(each.getKey()).isEqualTo("1 of 1 feeds are new\n");
            assertThat(Files.readString(file)).isEqualTo(each.getValue());
            assertThat(Typed.of("check", "--config", file.toString()).exit()).isZero();
        }
    }

    @Test
    void an_empty_list_that_cannot_be_begun_by_lines_is_left_to_the_person() throws IOException {
        Path opml = list("<opml><body><outline xmlUrl='https://new.example/feed'/></body></opml>");
        for (String before : List.of("{sources: []}", "sources: [\n  # soon\n]\n", "sources:\n  []\n")) {
            Path file = Files.writeString(folder.resolve("feeds.yml"), before);
            Typed in = Typed.of("opml", "import", opml.toString(), "--config", file.toString());
            assertThat(in.out()).as(before).isEqualTo("  - url: https://new.example/feed\n");
            assertThat(in.err()).contains("put these into it yourself");
            assertThat(in.exit()).isEqualTo(1);
            assertThat(Files.readString(file)).isEqualTo(before);
        }
    }

    @Test
    void S7_S23_a_list_opens_no_other_file_and_is_bounded() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "https://secret.example/feed");
        String bomb = "<!DOCTYPE opml [<!ENTITY x SYSTEM \"" + secret.toUri() + "\"><!ENTITY a \"ha\">"
                + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><opml><body><outline text=\"&b;\" xmlUrl=\"&x;\"/></body></opml>";
        for (String bad : new String[] {
            bomb, "no xml", "", "<rss/>", "<opml>" + "<outline>".repeat(100_000), "<opml><outline xmlUrl='x'>"
        }) {
            Typed in = Typed.of("opml", "import", "--print", list(bad).toString());
            assertThat(in.out()).doesNotContain("secret");
            assertThat(in.exit())
                    .as(bad.substring(0, Math.min(20, bad.length())))
                    .isEqualTo(bad.equals(bomb) ? in.exit() : 1);
            assertThat(in.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void a_list_that_is_not_quite_xml_or_in_another_charset_is_read() throws IOException {
        String list = "<?xml version='1.0' encoding='windows-1256'?><!DOCTYPE opml><opml><body>"
                + "<outline text='News & Views: أخبار العراق اليوم' xmlUrl='https://one.example/feed?a=1&b=2'/>"
                + "</body></opml>";
        Path file = folder.resolve("list.opml");
        Files.write(file, list.getBytes("windows-1256"));
        Typed in = Typed.of("opml", "import", "--print", file.toString());
        assertThat(in.exit()).as(in.err()).isZero();
        assertThat(in.out()).contains("https://one.example/feed?a=1&b=2").contains("News & Views: أخبار العراق اليوم");
    }

    @Test
    void opml_alone_is_wrong_use() {
        assertThat(Typed.of("opml").exit()).isEqualTo(2);
        assertThat(Typed.of("opml", "import", "/no/such/file").exit()).isEqualTo(1);
    }

    private Path list(String opml) throws IOException {
        return Files.writeString(folder.resolve("list.opml"), opml);
    }
}
