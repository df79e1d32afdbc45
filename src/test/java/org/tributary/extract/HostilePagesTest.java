package org.tributary.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.model.Download;
import org.tributary.model.Extraction;

/** Whatever a server sends: bounded time and memory, no exception, nothing active in the result. */
class HostilePagesTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final URI URL = URI.create("https://example.org/a.html");
    private static final String ARTICLE = "<article><h1>Ferry sails again</h1>"
            + "<p>The harbour office said on Tuesday that the ferry would sail again once its engine was repaired.</p>"
                    .repeat(5)
            + "</article>";
    private final Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<a href=x>",
                "<p><b>",
                "<table><tr><td>",
                "<ul><li>",
                "<blockquote>",
                "<span>x",
                "<font color=red><p>",
                "<svg><g>",
                "<math><mi>",
                "<q><form>"
            })
    void a_hundred_thousand_deep(String tags) {
        assertBounded(ARTICLE + tags.repeat(100_000) + "deep");
    }

    @Test
    void elements_that_are_reopened_at_each_paragraph() {
        StringBuilder page = new StringBuilder(ARTICLE);
        for (int i = 0; i < 3_000; i++) page.append("<b class=").append(i).append('>');
        page.append("<p>x".repeat(30_000));
        assertBounded(page.toString());
    }

    /** Found by {@link PageMutations}: the parser fails where it opens the link again, deep in the lists. */
    @Test
    void lists_in_lists_that_a_link_was_left_open_before() {
        String page = ARTICLE + "<p><a href=/x><strong><li><ol>" + "<ol><li>".repeat(130) + "<ol>\n";
        assertBounded(page);
        byte[] bytes = page.getBytes(UTF_8);
        assertThat(extractor.extract(Download.of(URL, bytes, Optional.empty())).text())
                .contains("The harbour office said");
        SanitizerTest.assertHarmless(Sanitizer.clean(page, URL));
    }

    @Test
    void a_million_nodes() {
        assertBounded(ARTICLE + "<p>one <i>two</i></p>".repeat(300_000));
    }

    @Test
    void fifty_megabytes() {
        assertBounded(
                ARTICLE + "<p>The quick brown fox jumps over the lazy dog, and the dog sleeps on.</p>".repeat(700_000));
        assertBounded(ARTICLE + "<p>" + "word ".repeat(10_000_000));
        assertBounded(ARTICLE + "<" + "x".repeat(50_000_000));
        assertBounded(ARTICLE + "<!--" + "-".repeat(50_000_000));
    }

    @Test
    void a_million_attributes_and_a_million_classes() {
        StringBuilder attributes = new StringBuilder(ARTICLE).append("<div ");
        for (int i = 0; i < 1_000_000; i++) attributes.append('a').append(i).append("=1 ");
        assertBounded(attributes.append('>').toString());
        assertBounded("<div class=\"" + "related comment-body ".repeat(500_000) + "\">" + ARTICLE + "</div>");
    }

    @Test
    void a_word_repeated_in_every_block() {
        assertBounded(ARTICLE + "<p>same words in each of them, again and again.</p>".repeat(60_000));
    }

    @Test
    void nothing_and_rubbish() {
        for (String page : new String[] {
            "",
            " ",
            "<",
            "<html>",
            "\u0000\u0000",
            "{\"a\":1}",
            "%PDF-1.4",
            "<?xml version='1.0'?><rss/>",
            "<br>".repeat(1000)
        }) assertBounded(page);
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        Extraction found = extractor.extract(Download.of(URL, noise, Optional.empty()));
        SanitizerTest.assertHarmless(found.html());
    }

    private void assertBounded(String page) {
        byte[] bytes = page.getBytes(UTF_8);
        Extraction found = Assertions.assertTimeoutPreemptively(
                BOUND, () -> extractor.extract(Download.of(URL, bytes, Optional.of("text/html; charset=utf-8"))));
        SanitizerTest.assertHarmless(
                found.html().length() > 200_000 ? found.html().substring(0, 200_000) : found.html());
        assertThat(found.quality()).isBetween(0.0, 1.0);
    }
}
