package org.tributary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.model.FullText;
import org.tributary.model.Publication;
import org.tributary.model.Republish;
import org.tributary.model.Source;

/** What a right file means. */
class FeedsFileTest {
    @Test
    void an_address_is_all_that_a_source_needs() {
        Config config = Written.read("sources:\n  - url: https://www.example.org/feed\n");

        assertThat(config.title()).isEqualTo("Tributary");
        assertThat(config.sources()).hasSize(1);
        Source source = config.sources().get(0);
        assertThat(source).isEqualTo(Source.of("example-org-feed", URI.create("https://www.example.org/feed")));
        assertThat(config.publications()).isEmpty();
        assertThat(config.warnings()).isEmpty();
        assertThat(config.settings(Written.Fetch.class)).isEqualTo(Written.Fetch.DEFAULTS);
    }

    @Test
    void every_key_is_read() {
        Config config = Written.read("""
                title: Iraq and the region
                serve: {address: 0.0.0.0, port: 0, public-url: https://news.example.org/, key: "${TOKEN}"}
                store: {url: "jdbc:postgresql://db/news", user: me, password: null}
                fetch: {user-agent: Desk/1, timeout: 90s, max-bytes: 512KB, pause: 0s, allow-private: [127.0.0.0/8, "::1/128"]}
                sources:
                  - url: https://example.org/feed
                    id: example
                    outlet: Example Post
                    tags: [iraq, english, العراق]
                    language: ckb
                    every: 2h
                    full-text: never
                    select: {body: "div.story", remove: [".related", aside]}
                    headers: {Authorization: "Bearer ${TOKEN}"}
                    exclude: ["horoscope", "/sport/"]
                    republish: excerpt
                    robots: ignore
                    certificate: any
                publications:
                  - {name: nato, title: NATO in Iraq, query: "nato tag:iraq"}
                  - {name: all-of-it, query: tag:iraq}
                """);

        assertThat(config.title()).isEqualTo("Iraq and the region");
        assertThat(config.settings(Written.Serve.class))
                .isEqualTo(new Written.Serve(
                        "0.0.0.0", 0, Optional.of(URI.create("https://news.example.org/")), Optional.of("s3cret")));
        assertThat(config.settings(Written.Store.class))
                .isEqualTo(new Written.Store("jdbc:postgresql://db/news", Optional.of("me"), Optional.empty()));
        assertThat(config.settings(Written.Fetch.class))
                .isEqualTo(new Written.Fetch(
                        Optional.of("Desk/1"),
                        Duration.ofSeconds(90),
                        512_000,
                        Duration.ZERO,
                        List.of("127.0.0.0/8", "::1/128")));
        Source source = config.sources().get(0);
        assertThat(source.id()).isEqualTo("example");
        assertThat(source.outlet()).contains("Example Post");
        assertThat(source.tags()).containsExactlyInAnyOrder("iraq", "english", "العراق");
        assertThat(source.language()).contains("ckb");
        assertThat(source.every()).contains(Duration.ofHours(2));
        assertThat(source.fullText()).isEqualTo(FullText.NEVER);
        assertThat(source.select().body()).contains("div.story");
        assertThat(source.select().remove()).containsExactly(".related", "aside");
        assertThat(source.headers()).isEqualTo(Map.of("Authorization", "Bearer s3cret"));
        assertThat(source.exclude()).containsExactly("horoscope", "/sport/");
        assertThat(source.republish()).contains(Republish.EXCERPT);
        assertThat(source.obeysRobots()).isFalse();
        assertThat(source.anyCertificate()).isTrue();
        assertThat(config.publications())
                .containsExactly(
                        new Publication("nato", "NATO in Iraq", "nato tag:iraq"),
                        new Publication("all-of-it", "all-of-it", "tag:iraq"));
    }

    @Test
    void the_store_lies_beside_the_file_wherever_one_stands() {
        Config config = Written.read("sources: [{url: https://example.org/feed}]");
        assertThat(config.settings(Written.Store.class).url()).isEqualTo("jdbc:h2:file:/etc/tributary/data/tributary");

        Config named = Written.read(
                "store: {url: 'jdbc:h2:file:../x/news;DB_CLOSE_DELAY=1'}\nsources: [{url: https://example.org/feed}]");
        assertThat(named.settings(Written.Store.class).url()).isEqualTo("jdbc:h2:file:/etc/x/news;DB_CLOSE_DELAY=1");
    }

    @Test
    void a_store_in_memory_or_at_home_stays_where_it_is() {
        for (String url : List.of("jdbc:h2:mem:test", "jdbc:h2:~/news", "jdbc:h2:file:/var/lib/news"))
            assertThat(Written.read("store: {url: '" + url + "'}\nsources: [{url: https://example.org/feed}]")
                            .settings(Written.Store.class)
                            .url())
                    .isEqualTo(url);
    }

    @Test
    void a_key_left_empty_is_a_key_left_out() {
        Config config = Written.read("""
                title:
                serve:
                fetch: {timeout: , user-agent: null}
                sources:
                  - url: https://example.org/feed
                    tags:
                    select:
                publications:
                """);
        assertThat(config.title()).isEqualTo("Tributary");
        assertThat(config.settings(Written.Fetch.class)).isEqualTo(Written.Fetch.DEFAULTS);
        assertThat(config.sources().get(0).tags()).isEmpty();
    }

    @Test
    void yaml_1_2_leaves_norway_a_text() {
        Config config = Written.read(
                "sources: [{url: https://example.org/feed, id: no, language: no, outlet: 24, tags: [2024, yes]}]");
        assertThat(config.sources().get(0).id()).isEqualTo("no");
        assertThat(config.sources().get(0).outlet()).contains("24");
        assertThat(config.sources().get(0).tags()).containsExactlyInAnyOrder("2024", "yes");
    }

    @Test
    void the_environment_may_hold_a_number() {
        assertThat(Written.read("serve: {port: \"${PORT}\"}\nsources: [{url: https://example.org/feed}]")
                        .settings(Written.Serve.class)
                        .port())
                .isEqualTo(9090);
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() {
        Config config = Written.read("\ufefftitle: News\r\nsources:\r\n  - url: https://example.org/feed\r\n");
        assertThat(config.title()).isEqualTo("News");
    }

    @Test
    void anchors_and_aliases_are_as_good_as_the_text_they_stand_for() {
        Config config = Written.read("""
                sources:
                  - {url: https://example.org/a, tags: &both [iraq, english]}
                  - {url: https://example.org/b, tags: *both}
                """);
        assertThat(config.sources().get(1).tags()).containsExactlyInAnyOrder("iraq", "english");
    }

    @Test
    void a_source_without_a_name_gets_one_from_its_address_alone() {
        assertThat(SourceIds.of(URI.create("https://www.example.org/feed"))).isEqualTo("example-org-feed");
        assertThat(SourceIds.of(URI.create("http://example.org"))).isEqualTo("example-org");
        assertThat(SourceIds.of(URI.create("http://127.0.0.1:8081/f/1.xml"))).isEqualTo("127-0-0-1-8081-f-1-xml");
        assertThat(SourceIds.of(URI.create("https://example.org/?feed=rss&lang=ar")))
                .isEqualTo("example-org-feed-rss-lang-ar");
        String long1 = SourceIds.of(URI.create("https://example.org/" + "a".repeat(200) + "1"));
        String long2 = SourceIds.of(URI.create("https://example.org/" + "a".repeat(200) + "2"));
        assertThat(long1).matches("[a-z0-9-]{1,80}").isNotEqualTo(long2);
    }

    @Test
    void an_outlet_is_asked_seldom_unless_it_is_our_own() {
        String yaml = "fetch: {allow-private: [127.0.0.0/8]}\n"
                + "sources: [{url: 'http://127.0.0.1:9/f', every: 1s}, {url: https://example.org/feed, every: 6m}]";
        Config config = Written.read(yaml);
        assertThat(config.sources().get(0).every()).contains(Duration.ofSeconds(1));
        assertThat(config.warnings()).hasSize(1);
        assertThat(config.warnings().get(0).toString())
                .isEqualTo(Written.FILE + ":2:92: 'every' under 10m is more than most outlets welcome");
    }

    @Test
    void nearly_one_address_is_a_warning_and_no_more() {
        Config config = Written.read(
                "sources:\n  - url: https://example.org/feed\n  - {url: 'http://example.org/feed', id: other}\n");
        assertThat(config.sources()).hasSize(2);
        assertThat(config.warnings()).hasSize(1);
        assertThat(config.warnings().get(0).text()).contains("line 2");
    }

    @Test
    void a_list_that_was_emptied_on_purpose_is_a_warning() {
        assertThat(Written.read("sources: []").warnings().get(0).text()).contains("nothing will be polled");
    }

    @Test
    void a_file_is_read_from_disk(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("feeds.yml");
        Files.writeString(file, "sources: [{url: https://example.org/feed}]", StandardCharsets.UTF_8);
        assertThat(Written.reader(Map.of()).read(file).sources()).hasSize(1);
    }

    @Test
    void a_file_that_is_not_there_is_told_how_to_be_made(@TempDir Path folder) {
        assertThatThrownBy(() -> Written.reader(Map.of()).read(folder.resolve("feeds.yml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("feeds.yml:1:1: there is no such file; make one")
                .hasMessageContaining("- url: https://example.org/feed")
                .hasMessageContaining("--config FILE");
        assertThatThrownBy(() -> Written.reader(Map.of()).read(folder)).hasMessageContaining("is a folder");
    }

    @Test
    void secrets_are_in_no_text() {
        Config config =
                Written.read("sources: [{url: https://example.org/feed, headers: {Authorization: 'Bearer ${TOKEN}'}}]");
        assertThat(config.toString()).doesNotContain("s3cret");
    }
}
