package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.publish.SampleStories.article;
import static org.tributary.publish.SampleStories.story;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tributary.model.Story;
import org.tributary.publish.AtomSchema;

/** P39: who subscribes late can walk back to the first story (RFC 5005). */
class ArchivesTest {
    @Test
    void walking_the_archives_gives_each_story_once_while_others_arrive_and_archives_stay_as_they_are()
            throws Exception {
        List<Story> many = new ArrayList<>();
        for (int i = 230; i > 0; i--) many.add(story(i, article(i, "Tigris Post", "en", "No. " + i, "text " + i)));
        try (Served served = Served.privately().with(many)) {
            List<String> before = FeedsTest.ids(served.get("/feed.atom?n=1000"));
            List<String> walked = new ArrayList<>();
            List<String> addresses = new ArrayList<>();
            Optional<String> next = link(served, "/feed.atom", "prev-archive");
            for (int more = 1000; next.isPresent(); more++) {
                addresses.add(next.get());
                var answer = served.get(next.get());
                assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                        .contains("http://purl.org/syndication/history/1.0");
                assertThat(AtomSchema.faults(answer.body())).isEmpty();
                walked.addAll(FeedsTest.ids(answer));
                served.place(story(more, article(more, "Tigris Post", "en", "New", "text " + more)));
                next = link(served, next.get(), "prev-archive");
            }
            assertThat(walked).containsExactlyInAnyOrderElementsOf(before).doesNotHaveDuplicates();
            assertThat(addresses).hasSize(3);
            String last = addresses.get(2);
            String etag = served.get(last).headers().firstValue("ETag").orElseThrow();
            served.place(story(2000, article(2000, "Tigris Post", "en", "New", "another")));
            assertThat(served.get(last).headers().firstValue("ETag")).hasValue(etag);
            assertThat(link(served, last, "next-archive")).hasValue(addresses.get(1));
            assertThat(link(served, last, "current")).hasValue("/feed.atom");
            assertThat(served.get("/archive/x.atom").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_page_of_a_query_names_the_first_and_the_next() {
        List<Story> many = new ArrayList<>();
        for (int i = 5; i > 0; i--) many.add(story(i, article(i, "Tigris Post", "en", "No. " + i, "text " + i)));
        try (Served served = Served.privately().with(many)) {
            String second = link(served, "/feed.atom?q=text&n=2", "next").orElseThrow();
            assertThat(link(served, second, "first")).hasValue("/feed.atom?q=text&amp;n=2");
            assertThat(link(served, "/feed.atom?q=text&n=2", "first")).isEmpty();
            assertThat(link(served, "/feed.atom?q=text&n=2", "prev-archive")).isEmpty();
        }
    }

    private static Optional<String> link(Served served, String path, String rel) {
        String text = served.text(path.replace("&amp;", "&"));
        Matcher link = Pattern.compile("<link rel=\"" + rel
                        + "\" [^>]*?href=\"http://[^/]+([^\"]+)\"|<link href=\"http://[^/]+([^\"]+)\" rel=\"" + rel
                        + "\"|<link rel=\"" + rel + "\" href=\"http://[^/]+([^\"]+)\"")
                .matcher(text.substring(
                        0, Math.max(text.indexOf("<entry"), 0) == 0 ? text.length() : text.indexOf("<entry")));
        if (!link.find()) return Optional.empty();
        return Optional.of(
                link.group(1) != null ? link.group(1) : link.group(2) != null ? link.group(2) : link.group(3));
    }
}
