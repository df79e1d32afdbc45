package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tributary.model.Article;
import org.tributary.model.Story;
import org.tributary.publish.SampleStories;

class PagesTest {
    @Test
    void the_river_shows_each_story_with_its_outlets_agency_and_direction() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            String page = served.text("/");
            assertThat(page).contains("<title>Iraq &amp; the region</title>");
            assertThat(page).contains("Dam gates open &amp; the river \"rises\" &lt;again&gt;");
            assertThat(page)
                    .contains("<article lang=\"ar\" dir=\"rtl\">")
                    .contains("<article lang=\"kmr\" dir=\"ltr\">");
            assertThat(page).contains(">AFP<").contains("also in").contains("Zagros News");
            assertThat(page).doesNotContain("<script>").doesNotContain("style=\"");
        }
    }

    @Test
    void the_feeds_can_be_found_by_link_tags() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            assertThat(served.text("/"))
                    .containsPattern(
                            "<link rel=\"alternate\" type=\"application/atom\\+xml\"[^>]* href=\"./feed.atom\">")
                    .containsPattern("<link rel=\"alternate\" type=\"application/rss\\+xml\"[^>]* href=\"./feed.rss\">")
                    .containsPattern(
                            "<link rel=\"alternate\" type=\"application/feed\\+json\"[^>]* href=\"./feed.json\">")
                    .contains("href=\"./publications/nato.atom\"");
            assertThat(served.text("/?q=dam")).contains("href=\"./feed.atom?q=dam\"");
        }
    }

    @Test
    void a_search_is_the_same_page_with_what_it_found() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            assertThat(served.text("/?q=dam"))
                    .contains("Dam gates")
                    .doesNotContain("Berf li")
                    .contains("value=\"dam\"");
            assertThat(served.text("/?q=nothing+at+all")).contains("No story answers this search");
        }
    }

    @Test
    void a_wrong_query_is_shown_with_what_is_wrong() {
        try (Served served = Served.privately()) {
            var answer = served.get("/?q=%3Cb%3E+colour:red");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(FeedsTest.text(answer))
                    .contains("colour:")
                    .contains("character 5")
                    .contains("value=\"&lt;b> colour:red\"");
        }
    }

    @Test
    void older_stories_are_a_link_away_until_the_end() {
        List<Story> many = new ArrayList<>();
        for (int i = 250; i > 0; i--)
            many.add(SampleStories.story(
                    i, SampleStories.article(i, "Tigris Post", "en", "Story no. " + i + ".", "text " + i)));
        try (Served served = Served.privately().with(many)) {
            for (String start : List.of("/?n=60", "/?n=60&q=text")) {
                List<String> titles = new ArrayList<>();
                Optional<String> next = Optional.of(start);
                while (next.isPresent()) {
                    String page = served.text(next.get());
                    titles.addAll(all(page, "Story no. ([0-9]+)\\."));
                    next = all(page, "<nav class=\"older\"><a href=\"[.]([^\"]+)\"").stream()
                            .findFirst()
                            .map(a -> a.replace("&amp;", "&"));
                }
                assertThat(titles)
                        .hasSize(250)
                        .doesNotHaveDuplicates()
                        .startsWith("250", "249")
                        .endsWith("1");
            }
            assertThat(served.get("/?after=nowhere").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void the_outlets_own_time_is_shown_everywhere_and_ours_is_called_first_seen() {
        Article own = SampleStories.article(1, "Tigris Post", "en", "With a date", "text one");
        Article ours = SampleStories.standing(
                SampleStories.article(2, "Zagros News", "en", "Without a date", "text two"),
                SampleStories.NOON.plusSeconds(60));
        try (Served served =
                Served.privately().with(List.of(SampleStories.story(2, ours), SampleStories.story(1, own)))) {
            String river = served.text("/");
            assertThat(river)
                    .contains("title=\"published 24 Nov 2026, 10:30 UTC, first seen 24 Nov 2026, 12:00 UTC\"")
                    .contains(">10:30</time>")
                    .contains("title=\"first seen 24 Nov 2026, 12:01 UTC\"")
                    .contains(">seen 12:01</time>")
                    .contains("Times are in UTC");
            List<String> stories = all(river, "<a class=\"way\" href=\"[.](/stories/[0-9]+)\"");
            assertThat(served.text(stories.get(0))).contains(">seen 24 Nov 2026, 12:01 UTC</time>");
            assertThat(served.text(stories.get(1)))
                    .contains(">24 Nov 2026, 10:30 UTC</time>")
                    .contains("first seen <time datetime=\"2026-11-24T12:00:01Z\">24 Nov 2026, 12:00 UTC</time>");
            assertThat(served.text("/help")).contains("outlet's own time").contains("All times are in UTC");
        }
    }

    @Test
    void a_time_of_another_day_than_the_heading_says_its_day_and_a_zone_its_distance_from_utc() {
        Article article = SampleStories.article(1, "Tigris Post", "en", "Title", "text");
        Instant nextYear = Instant.parse("2027-01-02T12:00:00Z");
        ZoneId baghdad = ZoneId.of("Asia/Baghdad");
        assertThat(Stamp.under(SampleStories.NOON, article, baghdad).words()).isEqualTo("13:30");
        assertThat(Stamp.under(SampleStories.NOON.plusSeconds(86_400), article, baghdad)
                        .words())
                .isEqualTo("24 Nov 13:30");
        assertThat(Stamp.under(nextYear, article, baghdad).words()).isEqualTo("24 Nov 2026 13:30");
        assertThat(Stamp.alone(article, baghdad).words()).isEqualTo("24 Nov 2026, 13:30 UTC+3");
        assertThat(Shown.moment(SampleStories.NOON, ZoneId.of("Asia/Kolkata"))).endsWith("UTC+5:30");
        assertThat(Shown.moment(SampleStories.NOON, ZoneId.of("America/New_York")))
                .endsWith("07:00 UTC-5");
        assertThat(Shown.zone(ZoneId.of("Etc/UTC"))).isEqualTo("UTC");
        assertThat(Shown.zone(baghdad)).isEqualTo("Asia/Baghdad");
    }

    @Test
    void each_story_says_the_way_to_its_page_and_in_how_many_outlets_it_is() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            assertThat(all(served.text("/"), "<a class=\"way\" [^>]*>([^<]+)</a>"))
                    .contains("Story page", "Story page: 3 outlets");
        }
    }

    @Test
    void a_broken_edit_of_feeds_yml_is_told_on_the_page_of_the_sources_with_its_line() {
        try (Served served = Served.privately()) {
            assertThat(served.text("/sources")).doesNotContain("role=\"alert\"");
            served.problems.add("feeds.yml:7: 'outlett' is no key of a source; did you mean 'outlet'?");
            assertThat(served.text("/sources")).contains("role=\"alert\"").contains("<li>feeds.yml:7: ");
        }
    }

    @Test
    void a_search_says_that_it_shows_each_story_once_and_how_to_see_every_article() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            assertThat(served.text("/?q=dam"))
                    .contains("Order: <strong>newest first</strong>")
                    .contains("Show: <strong>each story once</strong>")
                    .containsPattern("<a href=\"[^\"]*by=article[^\"]*\">every article</a>");
        }
    }

    @Test
    void a_story_has_a_page_with_its_texts_in_every_outlet() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            String address = all(served.text("/?q=dam+gates"), "<a class=\"when\" href=\"[.](/stories/[0-9]+)\"")
                    .get(0);
            String page = served.text(address);
            assertThat(page)
                    .contains("<p>Water is expected in the lower villages by Thursday.</p>")
                    .contains("Nadia Karim");
            assertThat(page.indexOf("Zagros News")).isPositive().isLessThan(page.indexOf("الرافدين اليوم"));
            assertThat(page).contains("same text").contains("href=\"../style.css");
            assertThat(served.get("/stories/999999").statusCode()).isEqualTo(404);
            assertThat(served.get("/stories/x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_world_gets_an_excerpt_of_a_story_and_no_word_of_the_sources() {
        try (Served served = new Served(Served.settings(Optional.of("https://river.example/"), Optional.of("k")))
                .with(SampleStories.river())) {
            String address = all(served.text("/"), "<a class=\"when\" href=\"[.](/stories/[0-9]+)\"")
                    .get(4);
            assertThat(served.text(address)).contains("nobody was hurt").doesNotContain("lower villages");
            assertThat(served.text(address + "?key=k"))
                    .contains("lower villages")
                    .contains("../?key=k");
            assertThat(served.get("/sources").statusCode()).isEqualTo(401);
            assertThat(served.text("/sources?key=k")).contains("not polled yet");
        }
    }

    @Test
    void an_empty_river_says_why_to_its_owner_when_every_source_failed() {
        try (Served served = new Served(Served.settings(Optional.of("https://river.example/"), Optional.of("k")))) {
            served.name("post", Optional.empty(), Set.of());
            assertThat(served.text("/?key=k"))
                    .contains("No story has arrived yet.")
                    .doesNotContain("could not be read");
            HealthReportTest.fail(served, "post", "503 Service Unavailable");
            assertThat(served.text("/?key=k"))
                    .contains("The one source that was polled could not be read: 503 Service Unavailable.");
            assertThat(served.text("/")).contains("No story has arrived yet.").doesNotContain("503");
        }
    }

    @Test
    void a_page_says_what_it_shows_and_what_one_subscribes_to() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            assertThat(served.text("/")).contains("All stories as Atom").doesNotContain("<h2><bdi>");
            assertThat(served.text("/?q=dam"))
                    .contains("<h2><bdi>Search</bdi></h2>")
                    .contains("This search as Atom")
                    .doesNotContain("aria-current");
            assertThat(served.text("/publications/nato"))
                    .contains("<h2><bdi>NATO in Iraq</bdi></h2>")
                    .contains("nato tag:iraq")
                    .contains("NATO in Iraq as Atom")
                    .contains("All stories as Atom");
        }
    }

    @Test
    void a_story_of_several_outlets_says_how_to_take_one_out() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            String story = all(
                            served.text("/"),
                            "<a class=\"way\" href=\"[.](/stories/[0-9]+)\"[^>]*>Story page: [0-9]+ outlets")
                    .get(0);
            assertThat(served.text(story))
                    .containsPattern("<code>split " + story.replaceAll("\\D", "") + " [0-9]+</code>");
        }
    }

    @Test
    void a_title_cannot_turn_the_page_round_or_write_into_it() {
        try (Served served = Served.privately()
                .with(List.of(SampleStories.story(
                        1,
                        SampleStories.article(
                                1,
                                "Post \u202E<i>",
                                "en\"><script>",
                                "exe.\u202Efdp <script>alert(1)</script>",
                                "t"))))) {
            assertThat(served.text("/"))
                    .doesNotContain("\u202E")
                    .doesNotContain("<script>")
                    .doesNotContain("<i>");
        }
    }

    private static List<String> all(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) found.add(matcher.group(1));
        return found;
    }
}
