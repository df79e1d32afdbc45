package org.tributary.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import org.jsoup.Jsoup;

/** Small pages of our own writing, read for their facts. */
final class FactsOf {
    static final URI URL = URI.create("https://www.example-post.org/news/2024/05/17/a-story");

    private FactsOf() {}

    static PageFacts page(String html) {
        return at(URL, html);
    }

    static PageFacts at(URI url, String html) {
        return PageFacts.read(Jsoup.parse(html, url.toString()), url);
    }

    /** The page as bytes of a charset, which only its own meta element names. */
    static PageFacts bytes(String html, String charset) {
        try {
            return PageFacts.read(
                    Jsoup.parse(
                            new ByteArrayInputStream(html.getBytes(Charset.forName(charset))), null, URL.toString()),
                    URL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PageFacts jsonLd(String json) {
        return page(
                "<head><title>t</title><script type='application/ld+json'>" + json + "</script></head><body></body>");
    }
}
