package org.tributary.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.model.Download;
import org.tributary.model.ParseResult;
import org.tributary.model.ParseResult.Kind;
import org.tributary.model.ParseResult.NotAFeed;

/** P28: what came instead of a feed has a name. */
class NotFeedTest {
    @Test
    void P28_an_empty_body_is_named() {
        assertThat(parse("")).isEqualTo(new NotAFeed(Kind.EMPTY, "the answer was empty"));
        assertThat(parse(" \n\t ")).isEqualTo(new NotAFeed(Kind.EMPTY, "the answer was empty"));
    }

    @Test
    void P28_a_web_page_is_named_with_its_title() {
        NotAFeed not =
                parse("<!DOCTYPE html><html><head><title>Our &amp; news</title></head><body><p>Hi</p></body></html>");
        assertThat(not.kind()).isEqualTo(Kind.HTML);
        assertThat(not.why()).contains("a web page came instead of a feed").contains("our & news");
    }

    @Test
    void P28_a_web_page_that_names_its_feed_is_asked_which() {
        NotAFeed not = parse(
                "<!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml' href='/rss.xml'></head></html>");
        assertThat(not.why()).contains("the page names this feed: https://news.test/rss.xml");
    }

    @Test
    void P28_a_page_of_xhtml_is_no_feed_either() {
        assertThat(parse(
                                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><ul><li>x</li></ul></body></html>")
                        .kind())
                .isEqualTo(Kind.HTML);
    }

    @Test
    void P28_a_challenge_page_is_named_with_whose_it_is() {
        NotAFeed not = parse("<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>"
                + "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate.js'></script></body></html>");
        assertThat(not.kind()).isEqualTo(Kind.CHALLENGE);
        assertThat(not.why()).contains("Cloudflare");
    }

    @Test
    void P28_what_is_neither_is_shown_from_its_beginning() {
        NotAFeed not = parse("Internal error 17");
        assertThat(not.kind()).isEqualTo(Kind.BROKEN);
        assertThat(not.why()).contains("Internal error 17");
        assertThat(parse("{\"error\":\"no such feed\"}").kind()).isEqualTo(Kind.BROKEN);
        assertThat(parse("<opml version='2.0'><body><outline text='x'/></body></opml>")
                        .kind())
                .isEqualTo(Kind.BROKEN);
    }

    private static NotAFeed parse(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        ParseResult result =
                new FeedParser().parse(Download.of(URI.create("https://news.test/f"), body, Optional.of("text/html")));
        assertThat(result).isInstanceOf(NotAFeed.class);
        return (NotAFeed) result;
    }
}
