package org.tributary.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tributary.model.Download;

/** Feeds as the world writes them: each folder of {@code parse/feeds} is one kind of trouble and what must come of it. */
class FeedCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> each_kind_of_trouble_is_read() throws IOException, URISyntaxException {
        return folders()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    static Stream<Path> folders() throws IOException, URISyntaxException {
        URI root = Objects.requireNonNull(FeedCasesTest.class.getResource("/parse/feeds"))
                .toURI();
        return Files.list(Path.of(root)).sorted();
    }

    static Path feed(Path folder) {
        Path xml = folder.resolve("feed.xml");
        return Files.exists(xml) ? xml : folder.resolve("feed.json");
    }

    private static void check(Path folder) throws IOException {
        byte[] body = Files.readAllBytes(feed(folder));
        Download download = Download.of(URI.create("https://news.test/feed"), body, Optional.empty());
        JsonNode read = CorpusRun.json(new FeedParser().parse(download));
        assertSame(
                JSON.readTree(folder.resolve("expected.json").toFile()),
                read,
                folder.getFileName().toString());
    }

    /** What is expected is there; a feed may say more than a case is about. */
    private static void assertSame(JsonNode expected, JsonNode actual, String where) {
        if (expected.isObject())
            for (Map.Entry<String, JsonNode> one : expected.properties())
                assertSame(one.getValue(), actual.path(one.getKey()), where + "." + one.getKey());
        else if (expected.isArray() && expected.path(0).isObject()) {
            assertThat(actual.size()).as(where).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) assertSame(expected.get(i), actual.get(i), where + "[" + i + "]");
        } else assertThat(actual).as(where).isEqualTo(expected);
    }
}
