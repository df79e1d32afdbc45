package org.tributary.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each mistake is told; a file with many is told all of them at once. */
class FeedsFileMistakesTest {
    private static final String SOURCE = "sources:\n  - url: https://example.org/feed\n    ";

    @Test
    void two_dozen_mistakes_are_one_message() {
        List<String> problems = Written.problems("""
                titel: News
                serve: {address: 0.0.0.0, port: eighty, public-url: news.example.org, colour: blue}
                fetch: {timeout: 20, max-bytes: 10 Meg, pause: -5s, allow-private: [10.0.0.0/8, home]}
                sources:
                  - url: https://example.org/feed
                    id: Example Post
                    tags: iraq
                    language: english
                    every: 1m
                    fullText: always
                    select: {body: "div[[", romove: [.x]}
                    headers: {Host: x, "Bad Name": y, Authorization: "Bearer ${NOT_SET}"}
                    exclude: [""]
                    republish: everything
                  - url: ftp://example.org/feed
                  - outlet: Nowhere
                  - url: https://example.org/feed
                    id: same
                  - url: https://example.net/feed
                    id: same
                    id: again
                  - just a text
                publications:
                  - {name: NATO!, query: "tag::"}
                  - {title: Nameless}
                """);

        assertThat(problems)
                .containsExactly(
                        "1:1: 'titel' is not a key of the file itself; did you mean 'title'?",
                        "2:8: 'address' 0.0.0.0 can be reached by other machines, so 'key' is needed: readers add"
                                + " ?key=... to their addresses; for example: key: \"${TRIBUTARY_KEY}\"",
                        "2:33: 'port' must be a whole number, not 'eighty'; for example: 10",
                        "2:53: 'public-url' must be a web address, not 'news.example.org'; for example:"
                                + " https://example.org/feed",
                        "2:71: 'colour' is not a key of 'serve'; it knows: address, port, public-url, key",
                        "3:18: 'timeout' must be a time with its unit, not '20'; for example: 90s, 15m, 2h or 1d",
                        "3:33: 'max-bytes' must be a size with its unit, not '10 Meg'; for example: 512KB or 10MB",
                        "3:48: 'pause' must be a time with its unit, not '-5s'; for example: 90s, 15m, 2h or 1d",
                        "3:81: 'home' is not a block",
                        "6:9: an id may hold a-z, 0-9 and '-', 80 at most, not 'Example Post'; for example:"
                                + " example-post",
                        "7:11: 'tags' must be a list, not 'iraq'; for example: [one, two]",
                        "8:15: 'english' is not a language's code; write two letters (ISO 639-1), or ckb or kmr; did"
                                + " you mean 'en'?",
                        "9:12: 'every' may not be under 5m: outlets block those who knock so often (addresses in"
                                + " fetch.allow-private are free of this)",
                        "10:5: 'fullText' is not a key of a source; did you mean 'full-text'?",
                        "11:20: the CSS 'div[[' cannot be used: it opens two",
                        "11:29: 'romove' is not a key of a source's 'select'; did you mean 'remove'?",
                        "12:15: the header 'Host' is set by the program itself; leave it out",
                        "12:24: 'Bad Name' is not a header's name; for example: Authorization",
                        "12:54: the environment variable NOT_SET is not set; set it before the program starts",
                        "13:15: 'exclude' holds an empty text, which would exclude everything; delete it",
                        "14:16: 'republish' knows no 'everything'; it is full, excerpt, title or none",
                        "15:10: 'url' must be a web address, not 'ftp://example.org/feed'; for example:"
                                + " https://example.org/feed",
                        "16:5: 'url' is missing; for example: url: https://example.org/feed",
                        "17:10: the url https://example.org/feed is already used on line 5; each is used once",
                        "20:9: the id 'same' is already used on line 17; each is used once",
                        "21:5: 'id' is written twice here; keep one",
                        "22:5: 'a source' must be a mapping, not 'just a text'; for example: url: ...",
                        "24:12: a publication's name is part of an address: a-z, 0-9 and '-', not 'NATO!'",
                        "24:26: the query 'tag::' cannot be read: a colon too many",
                        "25:5: 'name' is missing; for example: name: nato",
                        "25:5: 'query' is missing; for example: query: \"nato tag:iraq\"");
    }

    @ParameterizedTest
    @CsvSource({
        "full_text: auto, full-text",
        "Full-Text: auto, full-text",
        "fulltext: auto, full-text",
        "ful-text: auto, full-text",
        "evrey: 1h, every",
        "interval: 1h, every",
        "lang: en, language",
        "langauge: en, language",
        "categories: [a], tags",
        "exlude: [a], exclude",
        "robot: obey, robots",
    })
    void an_unknown_key_is_answered_with_the_nearest_right_one(String line, String meant) {
        assertThat(Written.problems(SOURCE + line))
                .singleElement()
                .asString()
                .endsWith("did you mean '" + meant + "'?");
    }

    @Test
    void a_key_in_the_wrong_place_is_told_its_place() {
        assertThat(Written.problems("port: 80\n" + SOURCE))
                .singleElement()
                .asString()
                .endsWith("it belongs under 'serve'");
        assertThat(Written.problems(SOURCE + "pause: 1s"))
                .singleElement()
                .asString()
                .endsWith("it belongs under 'fetch'");
    }

    @Test
    void a_word_that_is_not_one_of_the_choices_is_told_them_all() {
        assertThat(Written.problems(SOURCE + "full-text: alwyas"))
                .containsExactly("3:16: 'full-text' knows no 'alwyas'; it is auto, always or never; did you mean"
                        + " 'always'?");
    }

    @Test
    void a_law_that_a_room_keeps_is_told_at_its_key() {
        assertThat(Written.problems("serve: {address: 127.0.0.1, port: 99999}\n" + SOURCE))
                .containsExactly("1:35: port must be 0 to 65535, not 99999");
    }

    @ParameterizedTest
    @CsvSource({"en-US, en", "EN, en", "ara, ar", "Arabic, ar", "sorani, ckb", "Kurmanji, kmr", "fa_IR, fa"})
    void a_language_by_another_name_is_told_its_code(String written, String code) {
        assertThat(Written.problems(SOURCE + "language: " + written))
                .singleElement()
                .asString()
                .endsWith("did you mean '" + code + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "example.org/feed",
        "//example.org/feed",
        "https:///feed",
        "https://exa mple.org/feed",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "'https://'",
        "https://[::1/feed",
    })
    void what_is_no_web_address_is_no_source(String url) {
        assertThat(Written.problems("sources: [{url: \"" + url + "\"}]"))
                .singleElement()
                .asString()
                .contains("'url' must be a web address");
    }

    @Test
    void a_password_does_not_belong_in_an_address() {
        assertThat(Written.problems("sources: [{url: 'https://me:hidden@example.org/feed'}]"))
                .singleElement()
                .asString()
                .contains("headers")
                .doesNotContain("hidden");
    }

    @Test
    void a_secret_is_in_no_message() {
        assertThat(Written.problems(SOURCE + "headers: {Authorization: \"${TOKEN}\\u0007\"}"))
                .singleElement()
                .asString()
                .contains("one line of ASCII")
                .doesNotContain("s3cret");
    }

    @Test
    void sources_must_be_there_and_be_a_list() {
        assertThat(Written.problems("title: x")).singleElement().asString().contains("there are no 'sources'");
        assertThat(Written.problems("sources:")).singleElement().asString().contains("there are no 'sources'");
        assertThat(Written.problems("sources: {url: https://example.org/feed}"))
                .containsExactly("1:10: 'sources' must be a list; begin each entry with '- '");
        assertThat(Written.problems("- url: https://example.org/feed"))
                .anyMatch(problem -> problem.startsWith("1:1: ") && problem.contains("must be a mapping"));
    }

    @Test
    void an_empty_file_is_told_what_it_needs() {
        for (String empty : List.of("", "\n\n", "# only a comment\n", "---\n", "\ufeff"))
            assertThat(String.join("\n", Written.problems(empty)))
                    .startsWith("1:1: is empty; the least it needs is\n  sources:\n    - url: ");
    }

    @Test
    void a_tab_is_called_a_tab() {
        assertThat(Written.problems("sources:\n\t- url: https://example.org/feed\n"))
                .containsExactly("2:1: begins with a tab; YAML is indented with spaces alone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: a: b | 1:9: holds a ':' where none can stand",
                "title: \"open | opens a quote that is never closed",
                "title: [a, b | a bracket that is not closed",
                "sources:\\n  - url: x\\n    tags: [a, b\\n    language: en | 3:11: opens a bracket that is not closed before line 4",
                "sources:\\n  - {url: x, tags: [a, b}\\n  - url: y | 2:20: opens a bracket that is not closed before line 2",
                "sources:\\n  - {url: x, id: y\\n  - url: z\\ntitle: t | 2:5: opens a bracket that is not closed before line 3",
                "sources:\\n  - url: x\\n    tags: [a, b\\n\\ntitle: t | 3:11: opens a bracket that is not closed before line 5",
                "sources:\\n  - outlet: \"open\\n    url: x\\n | 2:13: opens a quote that is never closed",
                "serve: {port: 1\\nsources:\\n  - url: x | 1:8: opens a bracket that is not closed before line 2",
                "title: @home | put the value in quotes",
                "title: *none | no anchor",
                "title: one\\n---\\ntitle: two | a second document",
                "sources:\\n  - url: x\\n - url: y | not indented as the lines before",
            })
    void broken_yaml_is_one_problem_in_plain_words(String yaml, String words) {
        assertThat(Written.problems(yaml.replace("\\n", "\n")))
                .singleElement()
                .asString()
                .contains(words);
    }

    @Test
    void another_encoding_is_told_to_be_utf_8() {
        assertThat(Written.problems("title: \n# ok\nx: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("3:1: is not UTF-8 on this line; save it as UTF-8");
        assertThat(Written.problems("title: x".getBytes(StandardCharsets.UTF_16)))
                .containsExactly("1:1: is written in UTF-16; save it as UTF-8");
        assertThat(Written.problems("title: a\nx: \u0000"))
                .containsExactly("2:1: holds a control character that YAML forbids; delete it");
    }

    @Test
    void S22_tags_make_no_objects() {
        assertThat(Written.problems(SOURCE + "outlet: !!javax.script.ScriptEngineManager [x]"))
                .hasSize(1);
        assertThat(Written.problems(SOURCE + "outlet: !thing x")).hasSize(1);
    }

    @Test
    void S22_a_tree_of_aliases_or_of_brackets_is_refused_quickly() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++)
            laughs.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(8), i - 1));
        assertThat(Written.problems(laughs.toString())).isNotEmpty().hasSizeLessThan(100);
        assertThat(Written.problems("title: [" + "*x,".repeat(2000) + "]")).hasSize(1);
        assertThat(Written.problems("title: &x x\nsources: [" + "*x,".repeat(2000) + "]"))
                .singleElement()
                .asString()
                .contains("aliases");
        assertThat(Written.problems("title: " + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("nested");
        assertThat(Written.problems("sources: &s [*s]")).isNotEmpty();
        assertThat(Written.problems("a: ".repeat(50_000))).hasSize(1);
    }
}
