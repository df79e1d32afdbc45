package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outlets without a feed, from feeds.yml to the merged feed. */
@Tag("whole")
class ListedOutletsTest {
    @Test
    void a_sitemap_and_a_list_page_go_from_feeds_yml_to_the_merged_feed(@TempDir Path folder) throws Exception {
        try (Outlets outlets = new Outlets()) {
            outlets.put("/a", "text/html; charset=utf-8", page("Harvest begins early", "harvest"));
            outlets.put("/b", "text/html; charset=utf-8", page("Ferry line reopens", "ferry"));
            outlets.put(
                    "/map.xml",
                    "application/xml",
                    "<urlset><url><loc>" + outlets.at("/a") + "</loc><lastmod>2026-11-23</lastmod></url></urlset>");
            outlets.put(
                    "/list",
                    "text/html; charset=utf-8",
                    "<html lang='en'><body><ul><li><a href='/b'>Ferry line reopens</a></li></ul></body></html>");
            Program program = new Program(folder);
            program.feeds("""
                    fetch: {pause: 0s, allow-private: [127.0.0.0/8]}
                    serve: {port: 0}
                    sources:
                      - {url: "%s", id: mapped, kind: sitemap}
                      - {url: "%s", id: listed, kind: page, list: {item: "li"}}
                    """.formatted(outlets.at("/map.xml"), outlets.at("/list")));

            Program.Ended once = program.run("once", "--write", "out");

            assertThat(once.exit()).as(once.err()).isZero();
            assertThat(Files.readString(folder.resolve("out/feed.atom")))
                    .contains("Harvest begins early", "the harvest came", "Ferry line reopens", "the ferry came");
            Program.Ended check = program.run("check", "listed");
            assertThat(check.out()).contains("Ferry line reopens").contains("(page), 1 entries");
        }
    }

    private static String page(String title, String what) {
        return "<html lang='en'><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>"
                + ("On Monday the " + what
                                + " came to the valley, and the people who had waited for it since the spring"
                                + " went down to the river to see it with their own eyes. ")
                        .repeat(2)
                + "</p><p>Nobody had thought that the " + what
                + " would be there before the end of the month, the mayor"
                + " said, but everybody was glad of it.</p></article></body></html>";
    }
}
