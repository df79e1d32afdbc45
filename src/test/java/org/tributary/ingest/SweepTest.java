package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.ingest.Newsroom.NOON;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.ingest.Outlet.Entry;
import org.tributary.model.Article;
import org.tributary.model.Extraction;
import org.tributary.model.Story;
import org.tributary.store.Articles;
import org.tributary.store.Sources;
import org.tributary.store.Stories;

/** Poll, unchanged, touched: the way of entries from a server on loopback into the river. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SweepTest {
    private static final String TEASER = "A teaser of one line.";
    private static final String[] BODY = {
        "The first paragraph of the report tells what happened in the city on Tuesday, in a sentence of some length.",
        "The second paragraph adds what officials said about it, and what they declined to say when they were asked.",
        "The third paragraph gives the background that a reader needs to follow a story which began 14 months ago."
    };

    private Outlet outlet;
    private Newsroom newsroom;
    private int touches;

    @BeforeEach
    void begin() throws IOException {
        outlet = new Outlet();
        newsroom = new Newsroom();
    }

    @AfterEach
    void end() {
        newsroom.close();
        outlet.close();
    }

    @Test
    void P14_a_poll_that_comes_late_keeps_out_of_the_hours_that_its_feed_skips() {
        outlet.serve(
                "/feed",
                "application/rss+xml",
                "<rss version='2.0'><channel><title>The Outlet</title><skipHours><hour>13</hour></skipHours>"
                        + "</channel></rss>");
        newsroom.reads("out", outlet.at("/feed")).sweep.once();
        newsroom.now.set(NOON.plus(Duration.ofMinutes(65)));
        assertThat(newsroom.sweep.once().get(0).outcome()).startsWith("left alone until 2026-11-24T14:00:00Z");
        newsroom.now.set(NOON.plus(Duration.ofMinutes(119)));
        assertThat(newsroom.sweep.once()).isEmpty();
        assertThat(outlet.asked).hasSize(1);
        newsroom.now.set(NOON.plus(Duration.ofHours(2)));
        newsroom.sweep.once();
        assertThat(outlet.asked).hasSize(2);
    }

    @Test
    void an_entry_becomes_an_article_with_its_pages_text() {
        outlet.feed("/feed", Entry.of("one", TEASER));
        outlet.page("/one", "Title of one", BODY);
        List<PollReport> reports =
                newsroom.reads("out", outlet.at("/feed")).sweep.once();

        assertThat(reports).containsExactly(new PollReport("out", true, "1 entry, 1 new", 1, 0, 0, 0));
        Article article = newsroom.articles().get(0);
        assertThat(article.text()).contains(BODY[0]).contains(BODY[2]).doesNotContain("Contact us");
        assertThat(article.origin()).isEqualTo(Extraction.Origin.PAGE);
        assertThat(article.outlet()).isEqualTo("The Outlet");
        assertThat(article.firstSeen()).isEqualTo(NOON);
        assertThat(outlet.asked).containsExactly("/feed", "/one");
    }

    @Test
    void what_a_feed_calls_itself_is_remembered_of_its_source() {
        outlet.feed("/feed", Entry.of("one", TEASER));
        newsroom.reads("out", outlet.at("/feed")).sweep.once();
        assertThat(newsroom.store.sources().all())
                .extracting(Sources.Remembered::title)
                .containsExactly("The Outlet");
    }

    @Test
    void an_unchanged_feed_costs_one_request() {
        outlet.feed("/feed", Entry.of("one", TEASER));
        outlet.page("/one", "Title of one", BODY);
        newsroom.reads("out", outlet.at("/feed")).sweep.once();
        outlet.askedAndForgotten();
        assertThat(newsroom.later()).extracting(PollReport::outcome).containsExactly("unchanged");
        assertThat(outlet.asked).containsExactly("/feed");
    }

    @Test
    void of_a_touched_feed_only_what_is_new_is_filed() {
        outlet.feed("/feed", Entry.of("one", TEASER));
        outlet.page("/one", "Title of one", BODY);
        newsroom.reads("out", outlet.at("/feed")).sweep.once();
        outlet.askedAndForgotten();
        outlet.feed("/feed", Entry.of("two", "Another teaser."), Entry.of("one", TEASER));
        outlet.page(
                "/two", "Title of two", "Quite another text, about a match that was played in the rain until late.");

        assertThat(newsroom.later()).extracting(PollReport::outcome).containsExactly("2 entries, 1 new");
        assertThat(outlet.asked).containsExactly("/feed", "/two");
        assertThat(newsroom.river())
                .extracting(story -> story.lead().title())
                .containsExactly("Title of two", "Title of one");
    }

    @Test
    void a_changed_entry_is_a_new_version_of_itself() {
        outlet.feed("/feed", Entry.of("one", TEASER));
        outlet.page("/one", "Title of one", BODY);
        newsroom.reads("out", outlet.at("/feed")).sweep.once();
        outlet.feed("/feed", Entry.of("one", "A corrected teaser."));
        outlet.page("/one", "Title of one", BODY[0], "Correction: it was on Monday.", BODY[2]);

        PollReport report = newsroom.later().get(0);
        assertThat(report.changed()).isOne();
        Story story = newsroom.river().get(0);
        assertThat(story.lead().text()).contains("Correction: it was on Monday.");
        assertThat(story.updated()).isEqualTo(newsroom.time());
        assertThat(story.ordered()).isEqualTo(NOON);
        assertThat(newsroom.store.articles().versions(story.lead().id())).hasSize(1);
        assertThat(newsroom.later()).extracting(PollReport::outcome).containsExactly("unchanged");
    }

    @Test
    void a_counter_or_a_slip_of_the_pen_is_stored_and_moves_nothing() {
        Article counted = changedTo("Title of one", BODY[0], BODY[1], BODY[2], "14 comments");
        assertThat(newsroom.river().get(0).updated()).isEqualTo(NOON);
        assertThat(counted.updated()).isEmpty();

        Article mended = changedTo("Title of one", BODY[0].replace("paragraph", "paragraf"), BODY[1], BODY[2]);
        assertThat(mended.text()).contains("The first paragraf");
        assertThat(newsroom.river().get(0).updated()).isEqualTo(NOON);
        assertThat(kinds(mended)).last().isEqualTo("TYPO");
    }

    @Test
    void another_figure_is_a_correction_and_moves_updated() {
        Article corrected = changedTo("Title of one", BODY[0], BODY[1], BODY[2].replace("14", "17"));
        assertThat(kinds(corrected)).containsExactly("CORRECTION");
        assertThat(newsroom.river().get(0).updated()).isEqualTo(newsroom.time());
        assertThat(corrected.updated()).contains(newsroom.time());
    }

    @Test
    void another_headline_moves_updated() {
        Article renamed = changedTo("Quite another headline over it", BODY);
        assertThat(renamed.title()).isEqualTo("Quite another headline over it");
        assertThat(kinds(renamed)).containsExactly("HEADLINE");
        assertThat(newsroom.river().get(0).updated()).isEqualTo(newsroom.time());
    }

    /** The outlet touches its entry, and its page says this now; the first time it also comes as it was. */
    private Article changedTo(String title, String... paragraphs) {
        if (newsroom.articles().isEmpty()) {
            outlet.feed("/feed", Entry.of("one", TEASER));
            outlet.page("/one", "Title of one", BODY);
            newsroom.reads("out", outlet.at("/feed")).sweep.once();
        }
        touches++;
        outlet.serve(
                "/feed",
                "application/rss+xml",
                "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>The Outlet</title><item>"
                        + "<guid>tag:one</guid><title>" + title + "</title><link>" + outlet.at("/one") + "</link>"
                        + "<description>" + TEASER + " " + touches + "</description>"
                        + "<atom:updated>2099-01-01T00:00:00Z</atom:updated></item></channel></rss>");
        outlet.page("/one", title, paragraphs);
        newsroom.later();
        return newsroom.articles().get(0);
    }

    private List<String> kinds(Article article) {
        return newsroom.store.articles().versions(article.id()).stream()
                .map(Articles.Version::kind)
                .toList();
    }

    @Test
    void a_page_that_fails_gives_the_feeds_words_now_and_is_asked_for_again() {
        outlet.feed("/feed", Entry.of("one", TEASER));
        outlet.fail("/one", 500);
        newsroom.reads("out", outlet.at("/feed")).sweep.once();
        assertThat(newsroom.articles()).extracting(Article::text).containsExactly(TEASER);

        outlet.page("/one", "Title of one", BODY);
        newsroom.sweep.retryPages().join();
        assertThat(newsroom.articles()).extracting(Article::text).containsExactly(TEASER);
        newsroom.now.set(NOON.plus(Duration.ofMinutes(11)));
        newsroom.sweep.retryPages().join();
        assertThat(newsroom.articles().get(0).text()).contains(BODY[1]);
        assertThat(newsroom.store.articles().pagesDue(newsroom.time(), 9)).isEmpty();
    }

    @Test
    void a_copy_is_known_as_one_when_its_page_comes_late() {
        outlet.feed("/a", Entry.of("one", TEASER));
        outlet.page("/one", "Title of one", BODY);
        outlet.serve(
                "/b",
                "application/rss+xml",
                "<rss version='2.0'><channel><title>Another Outlet</title><item><guid>other</guid>"
                        + "<title>A headline of its own</title><link>" + outlet.at("/two") + "</link>"
                        + "<description>Nothing like it at all.</description></item></channel></rss>");
        outlet.fail("/two", 500);
        newsroom.reads("a", outlet.at("/a")).reads("b", outlet.at("/b")).sweep.once();
        assertThat(newsroom.river()).hasSize(2);
        long before = newsroom.store.stories().lastSeq();

        outlet.page("/two", "A headline of its own", BODY);
        newsroom.now.set(NOON.plus(Duration.ofMinutes(11)));
        newsroom.sweep.retryPages().join();
        assertThat(newsroom.river()).hasSize(1);
        Story story = newsroom.river().get(0);
        assertThat(story.articles()).hasSize(2);
        assertThat(newsroom.store.stories().changedAfter(before, 9)).hasSize(2);
        assertThat(newsroom.store.stories().whyOf(story.id()))
                .extracting(Stories.Why::why)
                .anyMatch(why -> why.contains("common") || why.contains("one body"));
    }

    @Test
    void a_page_that_comes_late_and_is_like_no_other_stays_its_own_story() {
        outlet.feed("/a", Entry.of("one", TEASER), new Entry("other", "A headline", "/two", "", "Quite other words."));
        outlet.page("/one", "Title of one", BODY);
        outlet.fail("/two", 500);
        newsroom.reads("a", outlet.at("/a")).sweep.once();
        outlet.page(
                "/two", "A headline", "The river rose by two metres at night, and the bridge in the old town is shut.");
        newsroom.now.set(NOON.plus(Duration.ofMinutes(11)));
        newsroom.sweep.retryPages().join();
        assertThat(newsroom.river()).hasSize(2);
    }

    @Test
    void a_page_is_tried_a_few_times_and_no_more() {
        outlet.feed("/feed", Entry.of("one", TEASER));
        outlet.fail("/one", 500);
        newsroom.reads("out", outlet.at("/feed")).sweep.once();
        for (int i = 0; i < 6; i++) {
            newsroom.now.updateAndGet(at -> at.plus(Duration.ofHours(12)));
            newsroom.sweep.retryPages().join();
        }
        assertThat(outlet.asked).filteredOn("/one"::equals).hasSize(4);
    }

    @Test
    void the_entries_of_a_first_poll_stand_by_their_own_dates_and_later_ones_by_first_seen() {
        outlet.feed(
                "/feed",
                Entry.of("future", "The bridge over the river opens to lorries next week.")
                        .dated("Wed, 25 Nov 2026 12:00:00 GMT"),
                Entry.of("old", "A school in the north has found three new teachers.")
                        .dated("Sun, 01 Nov 2026 12:00:00 GMT"));
        newsroom.reads("out", outlet.at("/feed")).sweep.once();
        assertThat(newsroom.articles())
                .extracting(
                        Article::guid,
                        Article::ordered,
                        article -> article.published().orElseThrow())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("tag:future", NOON, NOON),
                        org.assertj.core.groups.Tuple.tuple(
                                "tag:old",
                                Instant.parse("2026-11-01T12:00:00Z"),
                                Instant.parse("2026-11-01T12:00:00Z")));
        outlet.feed(
                "/feed",
                Entry.of("late", "Rain is expected in the mountains until Thursday.")
                        .dated("Mon, 02 Nov 2026 12:00:00 GMT"));
        newsroom.later();
        assertThat(newsroom.articles().get(0).ordered()).isEqualTo(newsroom.time());
    }

    @Test
    void entries_without_id_link_date_or_title_are_filed() {
        outlet.feed(
                "/feed",
                new Entry("", "", "", "", "Only a description, nothing else at all."),
                new Entry("", "Only a title", "", "", ""),
                new Entry("", "", "/only-a-link", "", ""));
        outlet.page("/only-a-link", "Its page has a title", BODY);
        newsroom.reads("out", outlet.at("/feed")).sweep.once();
        assertThat(newsroom.articles())
                .extracting(Article::title)
                .containsExactlyInAnyOrder(
                        "Only a description, nothing else at all.", "Only a title", "Its page has a title");
        assertThat(newsroom.later()).extracting(PollReport::fresh).containsExactly(0);
    }

    @Test
    void entries_that_share_one_id_are_told_apart() {
        outlet.feed(
                "/feed",
                new Entry("http://site/", "First news of the day", "/a", "", "About the river and its bridges."),
                new Entry("http://site/", "Second news of the day", "/b", "", "About a school and its teachers."));
        newsroom.reads("out", outlet.at("/feed")).sweep.once();
        assertThat(newsroom.articles()).hasSize(2);
    }

    @Test
    void one_story_in_two_outlets_is_once_in_the_river() {
        outlet.feed("/a", Entry.of("one", TEASER));
        outlet.feed("/b", new Entry("other", "Title of one", "/two", "", TEASER));
        outlet.page("/one", "Title of one", BODY);
        outlet.page("/two", "Title of one", BODY);
        newsroom.reads("a", outlet.at("/a")).reads("b", outlet.at("/b"));
        List<PollReport> reports = newsroom.sweep.once();
        assertThat(reports.stream().mapToInt(PollReport::reprints).sum()).isOne();
        assertThat(newsroom.river()).hasSize(1);
        assertThat(newsroom.articles()).hasSize(2);
    }

    @Test
    void a_source_that_is_no_feed_is_named_so_and_the_others_go_on() {
        outlet.serve("/html", "text/html", "<html><body><h1>Welcome</h1><p>No feed here.</p></body></html>");
        outlet.serve("/empty", "application/rss+xml", "");
        outlet.fail("/gone", 410);
        outlet.feed("/good", Entry.of("one", "A teaser."));
        newsroom.reads("html", outlet.at("/html"))
                .reads("empty", outlet.at("/empty"))
                .reads("gone", outlet.at("/gone"))
                .reads("good", outlet.at("/good"));
        List<PollReport> reports = newsroom.sweep.once();
        assertThat(reports).extracting(PollReport::sourceId).containsExactly("empty", "gone", "good", "html");
        assertThat(reports).extracting(PollReport::well).containsExactly(false, false, true, false);
        assertThat(newsroom.articles()).hasSize(1);
        newsroom.later();
        assertThat(outlet.asked).filteredOn("/gone"::equals).hasSize(1);
        assertThat(outlet.asked).filteredOn("/html"::equals).hasSize(2);
    }
}
