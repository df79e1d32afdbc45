package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.Shared;

/** The article this project began from: an AFP story as one outlet of many ran it. */
@Tag("whole")
class SeedTest {
    private static final String BLOCK_FROM_ELSEWHERE = """
            In a separate development, the electricity ministry announced that two generating units in the south had \
            returned to service after maintenance, adding some four hundred megawatts to the national grid before the \
            summer months, a spokesman for the ministry said in a statement carried by local media.""";

    private record Seed(String siteTitle, String headline, List<String> paragraphs) {
        static Seed read() throws IOException {
            List<String> lines = Files.readAllLines(Shared.path("seed/baghdadpost.txt")).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return new Seed(lines.get(0), lines.get(1), lines.subList(2, lines.size()));
        }
    }

    @Test
    void the_seed_is_extracted_whole_credited_to_AFP_and_folded_with_its_reprints_alone(@TempDir Path folder)
            throws Exception {
        Seed seed = Seed.read();
        try (Outlets outlets = new Outlets()) {
            outlet(outlets, "baghdadpost", seed.headline, seed.paragraphs, "/news/larger-role");
            outlet(outlets, "dateline", seed.headline, dateline(seed.paragraphs), "/a/1");
            outlet(outlets, "cut", "NATO may replace US-led coalition in Iraq", seed.paragraphs.subList(0, 12), "/a/2");
            outlet(outlets, "reworded", seed.headline, reworded(seed.paragraphs), "/a/3");
            outlet(outlets, "block", "Iraq ponders bigger NATO role", withBlock(seed.paragraphs), "/amp/4");
            outlet(outlets, "third", "Iraq weighs larger NATO role", seed.paragraphs.subList(0, 7), "/a/5");
            outlet(
                    outlets,
                    "another",
                    "NATO ministers to discuss the alliance's training mission in Iraq",
                    another(),
                    "/b/1");

            Program program = new Program(folder);
            StringBuilder yaml = new StringBuilder("fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nsources:\n");
            for (String name : List.of("baghdadpost", "dateline", "cut", "reworded", "block", "third", "another"))
                yaml.append("  - {url: \"" + outlets.at("/" + name + "/feed") + "\", id: " + name + "}\n");
            program.feeds(yaml.toString());
            Program.Ended once = program.run("once", "--write", "out");
            assertThat(once.exit()).as(once.err()).isZero();

            River river = River.read(folder.resolve("out/feed.atom"));
            assertThat(river.entries()).hasSize(2);
            River.Entry story = river.holding(
                            outlets.at("/baghdadpost/news/larger-role").toString())
                    .orElseThrow();
            assertThat(story.related()).hasSize(5);
            String text = plain(story.content());
            if (story.page().equals(outlets.at("/baghdadpost/news/larger-role").toString()))
                assertThat(story.title()).isEqualTo(seed.headline);
            for (String paragraph : seed.paragraphs) assertThat(text).contains(plain(paragraph));
            assertThat(text).doesNotContain(seed.siteTitle).doesNotContain("Most read");

            Program.Ended found = program.run("search", "agency:AFP coalition");
            assertThat(found.exit()).as(found.err()).isZero();
            assertThat(found.lines()).hasSize(1);
        }
    }

    private static List<String> dateline(List<String> paragraphs) {
        List<String> copy = new ArrayList<>(paragraphs);
        copy.set(0, "BAGHDAD (AFP) - " + copy.get(0));
        return copy;
    }

    private static List<String> reworded(List<String> paragraphs) {
        return paragraphs.stream()
                .map(paragraph -> paragraph
                        .replace("AFP", "Agence France Presse")
                        .replace("IS ", "ISIS ")
                        .replace("larger", "bigger")
                        .replace("discussed", "considered"))
                .toList();
    }

    private static List<String> withBlock(List<String> paragraphs) {
        List<String> copy = new ArrayList<>(paragraphs);
        copy.add(9, BLOCK_FROM_ELSEWHERE);
        return copy;
    }

    private static List<String> another() {
        return List.of(
                "Defence ministers of the alliance will talk about the future of its training mission in Iraq when they meet in Brussels next month, a spokeswoman said on Tuesday.",
                "The mission, which teaches bomb disposal and the upkeep of vehicles, paused its courses after the strike near Baghdad airport that killed an Iranian general.",
                "\"Our people are safe and we intend to resume as soon as the situation allows,\" she told a news conference, declining to say how many instructors had been moved.",
                "Diplomats said that several members had doubts about sending more of their soldiers, and that no decision was to be expected before the spring.",
                "The Iraqi government has asked for a written list of what each nation could contribute, according to an official in the defence ministry.");
    }

    private static void outlet(Outlets outlets, String name, String headline, List<String> paragraphs, String path) {
        String link = outlets.at("/" + name + path).toString();
        outlets.put("/" + name + "/feed", "application/rss+xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0"><channel><title>The %s</title><link>%s</link><description>News</description>
                <item><title>%s</title><link>%s</link><guid>%s</guid><description>%s</description></item>
                </channel></rss>
                """.formatted(
                        name,
                        outlets.at("/" + name + "/"),
                        xml(headline),
                        link,
                        link,
                        xml(paragraphs.get(0).substring(0, 60) + "...")));
        String body =
                paragraphs.stream().map(text -> "<p>" + xml(text) + "</p>").collect(Collectors.joining("\n"));
        outlets.put("/" + name + path, "text/html; charset=utf-8", """
                <!doctype html><html lang="en"><head><title>Iraq News - Local News - %s</title></head><body>
                <div class="header"><a href="/">Home</a> <a href="/iraq">Iraq</a> <a href="/sport">Sport</a></div>
                <div class="content"><h1>%s</h1><div class="story">%s</div></div>
                <div class="sidebar"><h3>Most read</h3><ul><li><a href="/x/1">Rain expected in the north</a></li>
                <li><a href="/x/2">Dollar falls against the dinar</a></li></ul></div>
                <div class="footer">All rights reserved. <a href="/contact">Contact us</a></div></body></html>
                """.formatted(name, xml(headline), body));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replaceAll("&nbsp;|&#xa0;|\u00a0", " ")
                .replaceAll("&#?x?(27|39);", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
