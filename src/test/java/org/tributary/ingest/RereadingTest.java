package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.ingest.Outlet.Entry;
import org.tributary.model.Article;
import org.tributary.model.Download;
import org.tributary.model.FullText;
import org.tributary.model.Source;

/** P6: when rules or the reader change, what a feed last sent is read again; nobody is asked for it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class RereadingTest {
    private static final String LONG = "<p>" + "A sentence of the feed that is long enough to stand alone. ".repeat(30);

    private static Source source(Outlet outlet, FullText fullText, String... exclude) {
        Source plain = Source.of("out", outlet.at("/feed"));
        return new Source(
                plain.id(),
                plain.outlet(),
                plain.url(),
                plain.tags(),
                plain.language(),
                plain.every(),
                fullText,
                plain.select(),
                plain.headers(),
                List.of(exclude),
                plain.republish(),
                true,
                false);
    }

    private static String escaped(String html) {
        return html.replace("<", "&lt;");
    }

    @Test
    void P6_what_was_excluded_is_filed_without_a_request_once_it_is_wanted() throws Exception {
        try (Outlet outlet = new Outlet();
                Newsroom newsroom = new Newsroom()) {
            outlet.feed("/feed", Entry.of("one", escaped(LONG)), Entry.of("sport", escaped(LONG)));
            newsroom.sweep.name(List.of(source(outlet, FullText.NEVER, "sport")));
            newsroom.sweep.once();
            assertThat(newsroom.articles()).extracting(Article::title).containsExactly("Title of one");
            assertThat(outlet.askedAndForgotten()).containsExactly("/feed");

            newsroom.sweep.name(List.of(source(outlet, FullText.NEVER)));
            newsroom.sweep.once();
            assertThat(newsroom.articles())
                    .extracting(Article::title)
                    .containsExactlyInAnyOrder("Title of one", "Title of sport");
            assertThat(outlet.askedAndForgotten()).isEmpty();
        }
    }

    @Test
    void P6_pages_that_are_newly_wanted_are_fetched_once_and_the_feed_is_not() throws Exception {
        try (Outlet outlet = new Outlet();
                Newsroom newsroom = new Newsroom()) {
            outlet.feed("/feed", Entry.of("one", "A teaser."));
            outlet.page("/one", "Title of one", LONG, LONG.replace("feed", "page"));
            newsroom.sweep.name(List.of(source(outlet, FullText.NEVER)));
            newsroom.sweep.once();
            assertThat(newsroom.articles()).extracting(Article::text).containsExactly("A teaser.");
            outlet.askedAndForgotten();
            for (int again = 0; again < 2; again++) {
                newsroom.sweep.name(List.of(source(outlet, FullText.ALWAYS)));
                newsroom.sweep.once();
            }
            assertThat(newsroom.articles())
                    .singleElement()
                    .satisfies(article -> assertThat(article.text()).contains("of the page"));
            assertThat(outlet.askedAndForgotten()).containsExactly("/one");
        }
    }

    @Test
    void P6_a_newer_reader_files_what_the_older_one_had_missed_and_fetches_no_page_twice() throws Exception {
        try (Outlet outlet = new Outlet();
                Newsroom newsroom = new Newsroom()) {
            outlet.feed("/feed", Entry.of("one", "A teaser."));
            outlet.page("/one", "Title of one", LONG, LONG);
            newsroom.sweep.name(List.of(source(outlet, FullText.ALWAYS)));
            newsroom.sweep.once();
            Download kept = newsroom.store.feedBodies().find("out").orElseThrow();
            assertThat(kept.url()).isEqualTo(outlet.at("/feed"));
            assertThat(kept.contentType()).contains("application/rss+xml");
            // As if the older reader had read one entry of these three, and its teaser otherwise.
            outlet.feed(
                    "/feed",
                    Entry.of("two", escaped(LONG)),
                    Entry.of("one", "A teaser, read otherwise."),
                    Entry.of("three", escaped(LONG)));
            outlet.page("/two", "Title of two", LONG, LONG);
            outlet.page("/three", "Title of three", LONG, LONG);
            String body = new String(kept.body(), StandardCharsets.UTF_8)
                    .replace("A teaser.", "A teaser, read otherwise.")
                    .replace("</item>", "</item><item><guid>two</guid><title>Two</title><link>/two</link></item>");
            newsroom.store.stories().inLane(lane -> {
                lane.keepFeed(
                        "out",
                        Download.of(kept.url(), body.getBytes(StandardCharsets.UTF_8), Optional.of("text/xml")),
                        "reader 0",
                        newsroom.time());
                return lane;
            });
            outlet.askedAndForgotten();
            newsroom.sweep.name(List.of(source(outlet, FullText.ALWAYS)));
            newsroom.sweep.once();
            assertThat(newsroom.articles())
                    .extracting(Article::title)
                    .containsExactlyInAnyOrder("Title of one", "Title of two");
            assertThat(outlet.askedAndForgotten()).containsExactly("/two");
            assertThat(newsroom.store.feedBodies().readings().get("out"))
                    .isEqualTo(Rereading.rules(source(outlet, FullText.ALWAYS)));
        }
    }

    @Test
    void P6_a_feed_too_large_to_keep_is_not_kept_nor_what_came_before_it() throws Exception {
        try (Outlet outlet = new Outlet();
                Newsroom newsroom = new Newsroom()) {
            outlet.feed("/feed", Entry.of("one", "A teaser."));
            newsroom.sweep.name(List.of(source(outlet, FullText.NEVER)));
            newsroom.sweep.once();
            assertThat(newsroom.store.feedBodies().readings()).containsKey("out");
            byte[] noise = new byte[600_000];
            new java.util.Random(6).nextBytes(noise);
            newsroom.store.stories().inLane(lane -> {
                lane.keepFeed("out", Download.of(outlet.at("/feed"), noise, Optional.empty()), "", newsroom.time());
                return lane;
            });
            assertThat(newsroom.store.feedBodies().find("out")).isEmpty();
        }
    }

    @Test
    void P6_a_source_that_is_named_no_more_leaves_no_body() throws Exception {
        try (Outlet outlet = new Outlet();
                Newsroom newsroom = new Newsroom()) {
            outlet.feed("/feed", Entry.of("one", "A teaser."));
            newsroom.sweep.name(List.of(source(outlet, FullText.NEVER)));
            newsroom.sweep.once();
            newsroom.sweep.name(List.of());
            assertThat(newsroom.store.feedBodies().readings()).isEmpty();
        }
    }
}
