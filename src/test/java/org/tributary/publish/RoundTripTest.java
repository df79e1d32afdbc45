package org.tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tributary.model.Download;
import org.tributary.model.Enclosure;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.ParseResult;
import org.tributary.parse.FeedParser;

/** What we write, our own parse can read, whatever the format. */
class RoundTripTest {
    @TestFactory
    List<DynamicTest> each_format_is_read_back() {
        return FeedWriters.ALL.stream()
                .map(writer -> DynamicTest.dynamicTest(writer.suffix(), () -> isReadBack(writer)))
                .toList();
    }

    private static void isReadBack(FeedWriter writer) {
        Edition edition = SampleStories.edition();
        Feed feed = parsed(writer, edition);
        assertThat(feed.title()).isEqualTo(edition.title());
        assertThat(feed.link()).contains(edition.home());
        assertThat(feed.problems()).isEmpty();
        List<Entry> written = edition.entries();
        assertThat(feed.entries()).hasSameSizeAs(written);
        for (int i = 0; i < written.size(); i++)
            isTheSame(written.get(i), feed.entries().get(i));
    }

    private static void isTheSame(Entry written, FeedEntry read) {
        assertThat(read.id()).isEqualTo(written.id());
        assertThat(read.title()).isEqualTo(written.title());
        assertThat(read.link()).contains(written.link());
        assertThat(read.published()).contains(written.published());
        assertThat(read.updated()).contains(written.updated());
        assertThat(read.authors()).containsAll(written.authors());
        assertThat(read.categories()).isEqualTo(written.categories());
        assertThat(read.language().orElse("")).isEqualTo(written.language());
        assertThat(read.enclosures())
                .extracting(Enclosure::url)
                .containsAll(written.enclosures().stream().map(Enclosure::url).toList());
        assertThat(words(read.contentHtml())).isEqualTo(words(written.html()));
        written.image().ifPresent(image -> assertThat(read.media()).contains(image));
        if (!written.language().isEmpty())
            assertThat(read.contentHtml())
                    .contains("dir=\"" + written.direction().dir() + "\"");
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace("&quot;", "\"")
                .strip();
    }

    private static Feed parsed(FeedWriter writer, Edition edition) {
        ParseResult result = new FeedParser()
                .parse(Download.of(
                        URI.create("http://127.0.0.1/feed." + writer.suffix()),
                        writer.write(edition),
                        Optional.of(writer.contentType())));
        assertThat(result).isInstanceOf(ParseResult.Parsed.class);
        return ((ParseResult.Parsed) result).feed();
    }
}
