package org.tributary.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.Shared;

class CanonicalUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://www.news.example/a/story-1/, https://news.example/a/story-1",
        "HTTPS://News.Example:443/a/story-1#comments, https://news.example/a/story-1",
        "https://news.example/a/index.html, https://news.example/a",
        "https://news.example/a/story-1?utm_source=rss&fbclid=x&UTM_Medium=y, https://news.example/a/story-1",
        "https://m.news.example/a/story-1?ref=rss, https://news.example/a/story-1",
        "https://ar.m.paper.example/x-1, https://ar.paper.example/x-1",
        "https://news.example/2026/11/story/amp/, https://news.example/2026/11/story",
        "https://news.example/amp/a/story-1, https://news.example/a/story-1",
        "https://news.example/a/story-1.amp.html, https://news.example/a/story-1.html",
        "https://news-example.cdn.ampproject.org/c/s/news.example/a/story-1, https://news.example/a/story-1",
        "https://www.google.com/url?q=https%3A%2F%2Fnews.example%2Fa%3Fid%3D7&sa=D, https://news.example/a?id=7",
        "https://news.example/r?b=2&a=1&, https://news.example/r?a=1&b=2",
        "https://news.example/%7euser/caf%c3%a9, https://news.example/~user/caf%C3%A9",
        "https://news.example/s;jsessionid=AB12?page=1, https://news.example/s",
        "https://news.example/a/story-1/print/?print=1&share=twitter&nb=1, https://news.example/a/story-1",
    })
    void what_does_not_name_the_page_goes(String address, String canonical) {
        assertThat(of(address)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example/?p=551, https://news.example/?p=552",
        "https://news.example/view?ref=4711, https://news.example/view?ref=4712",
        "https://news.example/doc?mod=news&sid=100, https://news.example/doc?mod=news&sid=101",
        "https://news.example/show?source=reuters, https://news.example/show?source=afp",
        "https://news.example/a/AbC, https://news.example/a/abc",
        "https://news.example/a%2Fb, https://news.example/a/b",
        "https://news.example/a?x=1%262, https://news.example/a?x=1&2",
        "https://news.example:8080/a, https://news.example/a",
        "https://amp.com.example/a, https://www.com.example/a",
        "https://news.example/tags/amp, https://news.example/tags",
        "https://news.example/app#/article/1, https://news.example/app#/article/2",
        "https://news.example/a?page=2, https://news.example/a?page=3",
        "https://news.example/a?lang=ar, https://news.example/a?lang=ku",
    })
    void what_may_name_an_article_stays(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    @Test
    void feeds_yml_may_name_further_trackers() {
        URI address = URI.create("https://news.example/a/story-1?from_push=7&id=1");

        assertThat(CanonicalUrl.of(address, Set.of("from_push")).value())
                .isEqualTo("https://news.example/a/story-1?id=1");
        assertThat(CanonicalUrl.of(address).value()).contains("from_push");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://under_score.example/a",
                "https://under_score.example:99999/a",
                "mailto:a@b.example",
                "/a/b",
                "https://user:word@news.example./a",
                "https:///a",
                "urn:x:y",
                "https://[::1]:80/a?%zz",
                ""
            })
    void odd_addresses_do_not_fail(String address) {
        assertThatCode(() -> CanonicalUrl.of(URI.create(address.replace("%zz", "zz"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://m.news.example/amp/2026/story-1/amp/?utm_source=a&ref=rss&id=7&b=c#x",
                "http://www.news.example:80/%7eä?b=1&a=%2f",
                "https://www.google.com/url?url=https://m.news.example/a-1"
            })
    void the_canonical_form_of_a_canonical_form_is_itself(String address) {
        assertThat(of(of(address))).isEqualTo(of(address));
    }

    @Test
    void the_pairs_of_the_corpus_are_told_apart_as_well_as_ever() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        int same = 0;
        for (String line : Files.readAllLines(Shared.path("corpora/stories/urls.tsv"))) {
            String[] pair = line.split("\t");
            if (pair[0].equals("url_a")) continue;
            boolean equal = of(pair[0]).equals(of(pair[1]));
            boolean isSame = pair[2].equals("same");
            if (isSame) same++;
            if (equal && !isSame) wrong.add(line);
            if (!equal && isSame) missed.add(line);
        }

        assertThat(wrong).hasSizeLessThanOrEqualTo((int) Shared.floor("urls.wrong.max"));
        assertThat(missed.size() / (double) same).as("%s", missed).isLessThanOrEqualTo(Shared.floor("urls.missed.max"));
    }

    private static String of(String address) {
        return WebUrl.of(address).map(uri -> CanonicalUrl.of(uri).value()).orElse(address);
    }
}
