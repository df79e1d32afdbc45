package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tributary.index.SearchIndex;
import org.tributary.model.Article;
import org.tributary.model.Republish;
import org.tributary.publish.SampleStories;

/** P43, S25, S26: what a private river, the world and the holder of the key get. */
class WhoMayReadTest {
    private static final Optional<String> PUBLIC = Optional.of("https://river.example/");
    private static final Optional<String> KEY = Optional.of("open sesame");
    private static final String SECOND = "Water is expected in the lower villages";

    @Test
    void a_private_river_gives_everything() {
        try (Served served = Served.privately().with(SampleStories.river())) {
            assertThat(served.text("/feed.atom")).contains(SECOND);
        }
    }

    @Test
    void the_world_gets_an_excerpt_and_the_key_opens_the_rest() {
        try (Served served = new Served(Served.settings(PUBLIC, KEY)).with(SampleStories.river())) {
            for (String path : List.of("/feed.atom", "/feed.rss", "/feed.json")) {
                assertThat(served.text(path)).contains("nobody was hurt").doesNotContain(SECOND);
                assertThat(served.text(path + "?key=open+sesame"))
                        .contains(SECOND)
                        .doesNotContain("sesame");
                assertThat(FeedsTest.text(served.get(path, "Authorization", "Bearer open sesame")))
                        .contains(SECOND);
                assertThat(served.get(path + "?key=wrong").statusCode()).isEqualTo(403);
            }
            assertThat(served.get("/feed.atom").headers().firstValue("Cache-Control"))
                    .isPresent();
        }
    }

    @Test
    void a_source_may_be_opened_or_closed_to_the_world() {
        for (Republish said : Republish.values()) {
            try (Served served = new Served(Served.settings(PUBLIC, Optional.empty()))) {
                String source = SampleStories.river().get(4).lead().sourceId();
                served.name(source, Optional.of(said), Set.of());
                served.with(List.of(
                        SampleStories.story(1, SampleStories.river().get(4).lead())));
                String feed = served.text("/feed.json");
                assertThat(feed.contains(SECOND)).isEqualTo(said == Republish.FULL);
                assertThat(feed.contains("nobody was hurt"))
                        .isEqualTo(said == Republish.FULL || said == Republish.EXCERPT);
                assertThat(feed.contains("Dam gates")).isEqualTo(said != Republish.NONE);
                assertThat(served.text("/").contains("Dam gates")).isEqualTo(said != Republish.NONE);
            }
        }
    }

    @Test
    void what_a_pages_robots_forbid_is_not_republished() {
        Article lead = SampleStories.river().get(4).lead();
        for (Republish may : List.of(Republish.EXCERPT, Republish.TITLE)) {
            try (Served served =
                    Served.privately().with(List.of(SampleStories.story(1, SampleStories.quotable(lead, may))))) {
                assertThat(served.text("/feed.atom")).contains("Dam gates").doesNotContain(SECOND);
                assertThat(served.text("/feed.atom").contains("nobody was hurt"))
                        .isEqualTo(may == Republish.EXCERPT);
            }
        }
    }

    @Test
    void a_private_river_with_a_key_opens_for_nobody_else() {
        try (Served served = new Served(Served.settings(Optional.empty(), KEY)).with(SampleStories.river())) {
            for (String path : List.of("/", "/feed.atom", "/publications/nato.rss", "/publications/none.rss")) {
                HttpResponse<byte[]> answer = served.get(path);
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(FeedsTest.text(answer)).doesNotContain("Dam");
                assertThat(served.get(path + "?key=open").statusCode()).isEqualTo(403);
            }
            assertThat(served.get("/?key=open+sesame").statusCode()).isEqualTo(200);
            assertThat(served.get("/robots.txt").statusCode()).isEqualTo(200);
            assertThat(served.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void other_machines_are_let_in_with_a_key_only() {
        assertThat(new WebServer.Settings("0.0.0.0", 0, Optional.empty(), Optional.empty()).problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("serve.key"));
        assertThat(new WebServer.Settings("0.0.0.0", 0, Optional.empty(), KEY).problem())
                .isEmpty();
        assertThat(new WebServer.Settings("::1", 0, Optional.empty(), Optional.empty()).problem())
                .isEmpty();
        assertThat(WebServer.Settings.DEFAULTS.problem()).isEmpty();
        try (SearchIndex index = SearchIndex.inMemory()) {
            assertThatThrownBy(
                            () -> new Served(new WebServer.Settings("0.0.0.0", 0, Optional.empty(), Optional.empty())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_secret_in_a_sources_address_is_not_shown() {
        try (Served served = Served.privately()) {
            String token = UUID.randomUUID().toString();
            Article article = SampleStories.article(1, "Tigris Post", "en", "A title", "A text.");
            served.store
                    .sources()
                    .name(
                            List.of(org.tributary.model.Source.of(
                                    article.sourceId(),
                                    java.net.URI.create("https://post.example/feed?token=" + token))),
                            Served.NOW);
            served.place(SampleStories.story(1, article));
            for (String path : List.of("/feed.atom", "/feed.rss", "/feed.json", "/", "/health"))
                assertThat(served.text(path)).doesNotContain(token);
        }
    }

    @Test
    void every_answer_forbids_what_it_does_not_need() {
        try (Served served = Served.privately()) {
            for (String path : List.of("/", "/feed.atom", "/health", "/robots.txt", "/style.css", "/nothing")) {
                var headers = served.get(path).headers();
                assertThat(headers.firstValue("Content-Security-Policy"))
                        .hasValueSatisfying(policy -> assertThat(policy)
                                .startsWith("default-src 'none'")
                                .contains("frame-ancestors 'none'"));
                assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
                assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
                assertThat(headers.firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
                assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
                assertThat(headers.firstValue("Server")).isEmpty();
                assertThat(headers.firstValue("Set-Cookie")).isEmpty();
            }
            assertThat(served.text("/robots.txt")).contains("Disallow: /");
        }
    }
}
