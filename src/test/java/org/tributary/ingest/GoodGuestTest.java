package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.ingest.Outlet.Entry;
import org.tributary.model.Article;
import org.tributary.model.FullText;
import org.tributary.model.Source;

/** Lines of the politeness checklist that hold for the whole way in, each by its number. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class GoodGuestTest {
    private static final String TEASER = "A teaser of one line.";

    private static final String LONG =
            "The ferry to the island will not sail on Thursday, because the wind is stronger than"
                    + " its captain has seen it in forty years, the harbour office said, and asked everybody to stay at home.";

    @TempDir
    private Path folder;

    private Outlet outlet;

    @BeforeEach
    void begin() throws IOException {
        outlet = new Outlet();
        outlet.feed("/feed", Entry.of("one", TEASER));
    }

    @AfterEach
    void end() {
        outlet.close();
    }

    private Newsroom open() {
        return new Newsroom("jdbc:h2:file:" + folder.resolve("river"), Duration.ofSeconds(5));
    }

    @Test
    void P8_validators_survive_a_restart_and_P11_no_request_comes_early_because_of_one() {
        try (Newsroom before = open()) {
            before.reads(never()).sweep.once();
        }
        try (Newsroom after = open()) {
            after.now.updateAndGet(at -> at.plus(Duration.ofMinutes(9)));
            assertThat(after.reads(never()).sweep.once())
                    .as("it is not due yet")
                    .isEmpty();
            assertThat(outlet.asked).hasSize(1);
            assertThat(after.later()).extracting(PollReport::outcome).containsExactly("unchanged");
            assertThat(outlet.asked).hasSize(2);
        }
    }

    private static Source paced(Source source, Duration every) {
        return new Source(
                source.id(),
                source.outlet(),
                source.url(),
                source.tags(),
                source.language(),
                Optional.of(every),
                source.fullText(),
                source.select(),
                source.headers(),
                source.exclude(),
                source.republish(),
                true,
                false);
    }

    @Test
    void an_edited_pace_counts_before_the_next_poll_also_after_a_restart_and_P11_nobody_else_is_asked() {
        outlet.feed("/other", Entry.of("two", TEASER));
        Source other = Source.of("other", outlet.at("/other"));
        try (Newsroom before = open()) {
            before.reads(never(), other).sweep.once();
        }
        try (Newsroom after = open()) {
            after.now.updateAndGet(at -> at.plus(Duration.ofMinutes(2)));
            after.reads(paced(never(), Duration.ofMinutes(1)), other);
            assertThat(after.sweep.once()).extracting(PollReport::sourceId).containsExactly("out");
            after.now.updateAndGet(at -> at.plus(Duration.ofSeconds(50)));
            assertThat(after.sweep.once()).isEmpty();
            after.sweep.name(List.of(paced(never(), Duration.ofSeconds(30)), other));
            assertThat(after.sweep.once()).extracting(PollReport::sourceId).containsExactly("out");
        }
        assertThat(outlet.asked).containsExactlyInAnyOrder("/feed", "/feed", "/feed", "/other", "/two");
    }

    @Test
    void P3_an_equal_body_under_a_new_validator_is_unchanged_and_the_new_one_is_kept() {
        try (Newsroom newsroom = open()) {
            newsroom.reads(never()).sweep.once();
            outlet.retag("/feed", "\"another\"");
            assertThat(newsroom.later()).extracting(PollReport::outcome).containsExactly("unchanged");
            assertThat(newsroom.store
                            .sourceStates()
                            .find("out")
                            .orElseThrow()
                            .validators()
                            .etag())
                    .contains("\"another\"");
        }
    }

    @Test
    void P7_a_feed_that_broke_is_read_again_when_it_is_mended_though_it_answers_with_the_old_validator() {
        try (Newsroom newsroom = open()) {
            outlet.serve("/feed", "application/rss+xml", "<html>Oops</html>");
            outlet.retag("/feed", "\"same\"");
            assertThat(newsroom.reads(never()).sweep.once())
                    .extracting(PollReport::well)
                    .containsExactly(false);
            outlet.feed("/feed", Entry.of("one", TEASER));
            outlet.retag("/feed", "\"same\"");
            assertThat(newsroom.later()).extracting(PollReport::fresh).containsExactly(1);
        }
    }

    @Test
    void P20_no_page_is_fetched_that_nobody_wants_and_each_wanted_one_once() {
        try (Newsroom newsroom = open()) {
            newsroom.reads(never()).sweep.once();
            assertThat(outlet.asked).containsExactly("/feed");
            assertThat(newsroom.articles()).extracting(Article::text).containsExactly(TEASER);
        }
    }

    @Test
    void P20_no_page_is_fetched_of_an_entry_that_the_feed_gives_whole() {
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < 12; i++)
            whole.append("&lt;p&gt;The council met on the bridge of the town for the ")
                    .append(i)
                    .append("th time this year")
                    .append(" and agreed, after a long debate about money, that it should be painted green.&lt;/p&gt;");
        outlet.feed("/feed", Entry.of("one", whole.toString()), Entry.of("two", TEASER));
        outlet.page("/two", "Title of two", LONG, LONG.replace("ferry", "boat"), LONG.replace("ferry", "ship"));
        try (Newsroom newsroom = open()) {
            newsroom.reads("out", outlet.at("/feed")).sweep.once();
            assertThat(outlet.asked).containsExactly("/feed", "/two");
            assertThat(newsroom.articles()).extracting(Article::text).anyMatch(text -> text.contains("painted green"));
        }
    }

    @Test
    void P30_what_a_page_forbids_robots_to_show_stays_with_its_article() {
        String[] names = {"one", "two", "three"};
        outlet.feed("/feed", Entry.of("one", TEASER), Entry.of("two", TEASER + " 2"), Entry.of("three", TEASER + " 3"));
        for (String name : names)
            outlet.page("/" + name, "Title of " + name, LONG + " " + name, LONG.replace("ferry", name));
        outlet.says("/one", "X-Robots-Tag", "noarchive");
        outlet.says("/two", "X-Robots-Tag", "nosnippet");
        try (Newsroom newsroom = open()) {
            newsroom.reads("out", outlet.at("/feed")).sweep.once();
            assertThat(newsroom.articles())
                    .extracting(article -> article.guid() + " " + article.mayQuote())
                    .containsExactlyInAnyOrder("tag:one EXCERPT", "tag:two TITLE", "tag:three FULL");
        }
    }

    @Test
    void P28_a_feed_that_turns_into_a_web_page_keeps_its_articles() {
        try (Newsroom newsroom = open()) {
            newsroom.reads(never()).sweep.once();
            outlet.serve("/feed", "text/html", "<html><body>Please wait</body></html>");
            assertThat(newsroom.later()).extracting(PollReport::well).containsExactly(false);
            assertThat(newsroom.articles()).hasSize(1);
        }
    }

    @Test
    void P29_a_page_that_robots_txt_closes_is_left_alone_for_good() {
        outlet.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /one\n");
        outlet.page("/one", "Title of one", "A text that nobody of ours may fetch, of some length, for the test.");
        try (Newsroom newsroom = open()) {
            newsroom.reads("out", outlet.at("/feed")).sweep.once();
            assertThat(newsroom.articles()).extracting(Article::text).containsExactly(TEASER);
            assertThat(outlet.asked).containsExactly("/feed");
            assertThat(newsroom.store.articles().pagesDue(newsroom.time().plus(Duration.ofDays(9)), 9))
                    .isEmpty();
        }
    }

    @Test
    void P27_an_entry_that_leaves_the_feed_stays_in_the_river() {
        try (Newsroom newsroom = open()) {
            newsroom.reads(never()).sweep.once();
            outlet.feed("/feed", Entry.of("two", "Quite another matter, about a bridge."));
            newsroom.later();
            assertThat(newsroom.articles()).hasSize(2);
            outlet.fail("/feed", 404);
            assertThat(newsroom.later()).extracting(PollReport::well).containsExactly(false);
            assertThat(newsroom.articles()).hasSize(2);
        }
    }

    private Source never() {
        Source plain = Source.of("out", outlet.at("/feed"));
        return new Source(
                plain.id(),
                Optional.empty(),
                plain.url(),
                plain.tags(),
                plain.language(),
                plain.every(),
                FullText.NEVER,
                plain.select(),
                plain.headers(),
                List.of(),
                plain.republish(),
                true,
                false);
    }
}
