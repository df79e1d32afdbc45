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
        await().atMost(Duration.ofSeconds(90))
                .until(() -> new String(demo.get("/health"), StandardCharsets.UTF_8).contains("\"articles\":8"));
    }

    @AfterAll
    static void close() throws Exception {
        if (demo != null) demo.close();
        if (browser != null) browser.close();
    }

    @Test
    void every_page_is_open_to_everybody_by_day_and_night_and_on_a_phone() throws Exception {
        String story = "/stories/" + stories().get(0);
        for (String path : List.of(
                "/", "/sources", "/statistics", "/help", "/corrections", "/publications/kurdish", story, "/?q=silo"))
            for (Eyes eyes : List.of(Eyes.DESK, Eyes.NIGHT, Eyes.PHONE))
                try (Visit visit = browser.visit(eyes).at(demo.at(path))) {
                    visit.picture(name(path, eyes), true);
                    assertThat(visit.complaints).as(path).isEmpty();
                    assertThat(visit.barriers()).as(path + " " + eyes).isEmpty();
                    assertThat(visit.overflows()).as(path + " " + eyes).isFalse();
                }
    }

    @Test
    void the_keys_go_from_story_to_story_open_one_and_find_the_search_unless_they_are_turned_off() {
        try (Visit visit = browser.visit(Eyes.DESK).at(demo.at("/"))) {
            List<String> titles = visit.page.locator("main h3 > a").allInnerTexts();
            visit.page.keyboard().press("j");
            visit.page.keyboard().press("j");
            assertThat(focused(visit)).isEqualTo(titles.get(1));
            visit.page.keyboard().press("k");
            assertThat(focused(visit)).isEqualTo(titles.get(0));
            visit.page.keyboard().press("/");
            visit.page.keyboard().type("jk/silo");
            assertThat(visit.page.locator("input[type=search]").inputValue()).isEqualTo("jk/silo");
            visit.at(demo.at("/help")).page.getByText("Turn the keys off").click();
            visit.at(demo.at("/")).page.keyboard().press("j");
            assertThat(focused(visit)).isEmpty();
            visit.at(demo.at("/help")).page.getByText("Turn the keys on").click();
            visit.at(demo.at("/")).page.keyboard().press("j");
            visit.page.keyboard().press("o");
            visit.page.waitForURL(address -> !address.equals(demo.at("/").toString()));
            assertThat(visit.page.locator("h1").allInnerTexts().toString()).contains(titles.get(0));
        }
    }

    @Test
    void the_key_s_opens_the_page_of_the_story_that_is_chosen() {
        try (Visit visit = browser.visit(Eyes.DESK).at(demo.at("/"))) {
            String title = visit.page.locator("main h3 > a").first().innerText();
            visit.page.keyboard().press("j");
            visit.page.keyboard().press("s");
            visit.page.waitForURL(address -> address.contains("/stories/"));
            assertThat(visit.page.locator("main h2").first().innerText()).isEqualTo(title);
        }
    }

    @Test
    void the_page_of_the_sources_shows_all_of_each_at_every_width() {
        for (int width : new int[] {1000, 768, 390})
            try (Visit visit = browser.visit(new Eyes(width, 800, false, true)).at(demo.at("/sources"))) {
                assertThat(visit.overflows()).as(width + " pixels").isFalse();
                assertThat(visit.page.evaluate("() => [...document.querySelectorAll('td, th')].filter(cell =>"
                                + " cell.getBoundingClientRect().right > innerWidth).map(cell => cell.innerText)"))
                        .as(width + " pixels")
                        .isEqualTo(List.of());
            }
    }

    @Test
    void a_page_that_is_not_there_is_open_to_everybody_too() throws Exception {
        try (Visit visit = browser.visit(Eyes.NIGHT).at(demo.at("/stories/999999"))) {
            visit.picture("error-dark", false);
            assertThat(visit.barriers()).isEmpty();
            visit.page.click("text=To the river");
            assertThat(visit.page.locator("main h3").count()).isPositive();
        }
    }

    private static String focused(Visit visit) {
        return (String) visit.page.evaluate(
                "() => document.activeElement.closest('h3') ? document.activeElement.innerText : ''");
    }

    @Test
    void all_is_there_without_javascript() throws Exception {
        try (Visit visit = browser.visit(Eyes.PLAIN).at(demo.at("/"))) {
            visit.page.fill("input[type=search]", "silo");
            visit.page.click("button[type=submit]");
            assertThat(visit.page.locator("main h3 > a").allInnerTexts()).isNotEmpty();
            for (String place : List.of("River", "Kurdish news", "Corrections", "Sources", "Statistics", "Help")) {
                visit.page.click("nav >> text=" + place);
                assertThat(visit.page.locator("nav a[aria-current]").innerText())
                        .isEqualTo(place);
                assertThat(visit.page.locator("main").innerText()).isNotBlank();
            }
            assertThat(visit.complaints).isEmpty();
        }
    }

    @Test
    void arabic_and_kurdish_stand_in_their_own_direction_beside_english() throws Exception {
        try (Visit visit = browser.visit(Eyes.PHONE).at(demo.at("/?language=ar"))) {
            visit.picture("arabic-phone", false);
            assertThat(visit.page.locator("article[lang=ar][dir=rtl]").count()).isEqualTo(2);
            assertThat(visit.page.evaluate(
                            "() => getComputedStyle(document.querySelector('article[lang=ar] h3')).direction"))
                    .isEqualTo("rtl");
            visit.at(demo.at("/?language=kmr"));
            assertThat(visit.page.locator("article[lang=kmr][dir=ltr]").count()).isEqualTo(1);
            visit.at(demo.at("/?language=ckb"));
            assertThat(visit.page.locator("article[lang=ckb][dir=rtl]").count()).isEqualTo(1);
        }
    }

    @Test
    void a_reader_program_finds_the_feeds_of_each_page_by_its_link_tags() {
        try (Visit visit = browser.visit(Eyes.DESK).at(demo.at("/publications/kurdish"))) {
            String feed = (String) visit.page.evaluate(
                    "() => document.querySelector('link[rel=alternate][type=\"application/atom+xml\"]').href");
            assertThat(feed).isEqualTo(demo.at("/publications/kurdish.atom").toString());
        }
    }

    @Test
    void what_is_printed_is_the_news_alone() {
        try (Visit visit = browser.visit(Eyes.DESK).at(demo.at("/"))) {
            visit.page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                    .setMedia(com.microsoft.playwright.options.Media.PRINT));
            for (String gone : List.of("nav[aria-label=Pages]", "form", "footer"))
                assertThat(visit.page.locator(gone).isVisible()).as(gone).isFalse();
            assertThat(visit.page.locator("main h3").first().isVisible()).isTrue();
        }
    }

    @Test
    void an_edit_of_feeds_yml_is_seen_by_whoever_loads_the_page_again(@TempDir Path folder) throws Exception {
        Program program = new Program(folder);
        program.feeds("title: Before\nserve: {port: 0}\nsources: []\n");
        try (Running run = Running.start(program, folder);
                Visit visit = browser.visit(Eyes.DESK).at(run.at("/"))) {
            assertThat(visit.page.locator("h1").innerText()).isEqualTo("Before");
            program.feeds("title: After\nserve: {port: 0}\nsources: []\n"
                    + "publications: [{name: sea, title: The sea, query: harbour}]\n");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                visit.page.reload();
                return visit.page.locator("h1").innerText().equals("After");
            });
            visit.page.click("nav >> text=The sea");
            assertThat(visit.page.locator("main").innerText()).contains("No story");
            assertThat(visit.complaints).isEmpty();
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
