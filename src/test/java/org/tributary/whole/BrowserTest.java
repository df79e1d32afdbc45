package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.whole.Browser.Eyes;
import org.tributary.whole.Browser.Visit;

/** The pages as a browser shows them, over the demo. */
@Tag("whole")
class BrowserTest {
    private static Browser browser;
    private static Running demo;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        browser = Browser.open();
        demo = Running.start(new Program(folder), folder, "demo");
        await().atMost(Duration.ofSeconds(90)).until(() -> new String(demo.get("/health"), StandardCharsets.UTF_8)
                .contains("\"articles\":8"));
    }

    @AfterAll
    static void close() throws Exception {
        if (demo != null) demo.close();
        if (browser != null) browser.close();
    }

    @Test
    void every_page_is_open_to_everybody_by_day_and_night_and_on_a_phone() throws Exception {
        String story = "/stories/" + stories().get(0);
        for (String path : List.of("/", "/sources", "/statistics", "/help", story, "/?q=silo"))
            for (Eyes eyes : List.of(Eyes.DESK, Eyes.NIGHT, Eyes.PHONE))
                try (Visit visit = browser.visit(eyes).at(demo.at(path))) {
                    visit.picture(name(path, eyes), true);
                    assertThat(visit.complaints).as(path).isEmpty();
                    assertThat(visit.barriers()).as(path + " " + eyes).isEmpty();
                    assertThat(visit.overflows()).as(path + " " + eyes).isFalse();
                }
    }

    private static String name(String path, Eyes eyes) {
        String page = path.matches(".*[0-9]+") ? "story" : path.replaceAll("[^a-z]+", "");
        return (page.isEmpty() ? "river" : page) + (eyes.dark() ? "-dark" : eyes.width() < 500 ? "-phone" : "");
    }

    private static List<String> stories() throws Exception {
        Matcher matcher = Pattern.compile("href=\"[^\"]*stories/([0-9]+)\"").matcher(text("/"));
        return matcher.results().map(found -> found.group(1)).distinct().toList();
    }

    private static String text(String path) throws Exception {
        return new String(demo.get(path), StandardCharsets.UTF_8);
    }
}
