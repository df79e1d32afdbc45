package org.tributary.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.model.Download;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.ParseResult;

/** S17: no address in any field of a feed leads anywhere but the web, so that programs that take them as they are stay safe. */
class FeedFieldsTest {
    private static final String RSS = "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'"
            + " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel><title>t</title><link>%1$s</link>"
            + "<image><url>%1$s</url></image><item><title>one</title><link>%1$s</link><guid>%1$s</guid>"
            + "<enclosure url='%1$s' type='audio/mpeg' length='1'/><media:content url='%1$s' medium='image'/>"
            + "<media:thumbnail url='%1$s'/><itunes:image href='%1$s'/></item></channel></rss>";
    private static final String ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><link href='%1$s'/>"
            + "<icon>%1$s</icon><entry><id>%1$s</id><title>one</title><link href='%1$s'/>"
            + "<link rel='enclosure' href='%1$s'/><author><name>A</name><uri>%1$s</uri></author>"
            + "<content type='text' src='%1$s'/></entry></feed>";
    private static final String JSON = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\","
            + "\"home_page_url\":\"%1$s\",\"icon\":\"%1$s\",\"items\":[{\"id\":\"1\",\"title\":\"one\",\"url\":\"%1$s\","
            + "\"external_url\":\"%1$s\",\"image\":\"%1$s\",\"banner_image\":\"%1$s\","
            + "\"attachments\":[{\"url\":\"%1$s\",\"mime_type\":\"audio/mpeg\"}]}]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " javascript:alert(1)",
                "java&#9;script:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "jar:http://x.test/a!/b",
                "ftp://x.test/",
                "gopher://x.test/",
                "netdoc:/etc/passwd",
                "mailto:a@x.test",
                "view-source:http://x.test/",
                "blob:http://x.test/1",
                "http:",
                "http://",
                "http://a b/"
            })
    void S17_no_field_of_a_feed_leads_anywhere_but_the_web(String address) {
        for (String form : List.of(RSS, ATOM, JSON)) {
            Feed feed = parsed(form.formatted(address));
            assertThat(feed.entries()).hasSize(1);
            assertThat(addresses(feed)).allMatch(url -> url.toString().matches("https?://[^\\s]+"));
        }
    }

    @Test
    void S17_and_what_does_is_kept_in_each_of_them() {
        for (String form : List.of(RSS, ATOM, JSON))
            assertThat(addresses(parsed(form.formatted("https://x.test/a"))))
                    .as(form)
                    .hasSizeGreaterThanOrEqualTo(4)
                    .containsOnly(URI.create("https://x.test/a"));
    }

    private static List<URI> addresses(Feed feed) {
        List<URI> found = new ArrayList<>();
        feed.link().ifPresent(found::add);
        feed.icon().ifPresent(found::add);
        for (FeedEntry entry : feed.entries())
            Stream.of(
                            entry.link().stream(),
                            entry.enclosures().stream().map(file -> file.url()),
                            entry.media().stream())
                    .flatMap(urls -> urls)
                    .forEach(found::add);
        return found;
    }

    private static Feed parsed(String text) {
        ParseResult result = new FeedParser()
                .parse(Download.of(
                        URI.create("https://news.test/feed"), text.getBytes(StandardCharsets.UTF_8), Optional.empty()));
        return ((ParseResult.Parsed) result).feed();
    }
}
