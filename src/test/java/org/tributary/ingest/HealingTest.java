package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tributary.extract.Extractor;
import org.tributary.ingest.Press.Layout;
import org.tributary.ingest.Press.Report;
import org.tributary.model.Article;
import org.tributary.model.Download;
import org.tributary.model.Extraction.Origin;
import org.tributary.model.Rhythm;

/** An outlet changes its layout under our feet: who notices, who is told, and what readers get meanwhile. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class HealingTest {
    private Outlet outlet;
    private Newsroom newsroom;
    private int printed;

    @BeforeEach
    void begin() throws IOException {
        outlet = new Outlet();
        newsroom = new Newsroom();
        newsroom.reads("paper", outlet.at("/feed"));
    }

    @AfterEach
    void end() {
        newsroom.close();
        outlet.close();
    }

    @Test
    void a_layout_without_the_article_is_told_within_five_items_and_its_end_too() {
        print(Press.WHOLE.get(0), 16);
        int alarms = 0;
        int recoveries = 0;
        List<Layout> broken = new ArrayList<>(Press.WITHOUT);
        broken.add(Press.CUT);
        for (Layout layout : broken) {
            assertThat(alarm()).isEmpty();
            assertThat(itemsUntil(layout, true)).as("items until the alarm").isLessThanOrEqualTo(5);
            alarms++;
            assertThat(alarm()).containsKey("paper");
            assertThat(alarm().get("paper").why()).isNotBlank();
            assertThat(itemsUntil(Press.WHOLE.get(0), false))
                    .as("items until all is well")
                    .isLessThanOrEqualTo(5);
            recoveries++;
            print(Press.WHOLE.get(0), 3);
        }
        System.out.printf("healing: %d alarms, %d recoveries of %d changes%n", alarms, recoveries, broken.size());
    }

    @Test
    void a_page_that_gives_nothing_good_gives_way_to_the_feeds_own_words() {
        for (Layout layout : Press.WITHOUT) {
            print(Press.WHOLE.get(0), 5);
            Report report = print(layout, 1).get(0);
            Article article = article(report);
            assertThat(article.origin()).isEqualTo(Origin.FEED);
            assertThat(article.text()).isEqualTo(report.summary());
            assertThat(article.title()).isEqualTo(report.title());
        }
    }

    @Test
    void what_stands_on_all_pages_of_a_source_is_no_part_of_its_articles() {
        List<Report> first = print(Press.NOTED, 3);
        List<Report> later = print(Press.NOTED, 12);
        long off = later.stream().filter(HealingTest::hasNoteAlone).count();
        long on = later.stream()
                .filter(report -> article(report).text().contains(Press.NOTE))
                .count();
        System.out.printf(
                "healing: the note is in %d of 12 texts from the page alone, in %d with the template%n", off, on);
        assertThat(off).isGreaterThan(on);
        assertThat(on).isZero();
        for (Report report : first) assertThat(article(report).text()).contains(report.paragraphs());
        for (Report report : later)
            assertThat(article(report).text()).isEqualTo(String.join("\n\n", report.paragraphs()));
    }

    private static boolean hasNoteAlone(Report report) {
        byte[] page = Press.page(Press.NOTED, report).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        java.net.URI at = java.net.URI.create("https://paper.example" + report.path());
        return new Extractor(Extractor.Settings.DEFAULTS)
                .extract(Download.of(at, page, java.util.Optional.of("text/html; charset=utf-8")))
                .text()
                .contains(Press.NOTE);
    }

    @Test
    void another_layout_that_has_the_article_is_no_alarm_and_gives_it_whole() {
        for (int round = 0; round < 2; round++)
            for (Layout layout : Press.WHOLE)
                for (Report report : print(layout, 10)) {
                    assertThat(alarm()).isEmpty();
                    assertThat(article(report).text()).contains(report.paragraphs());
                }
    }

    @Test
    void odd_items_now_and_then_are_no_alarm() {
        print(Press.WHOLE.get(1), 12);
        for (int i = 0; i < 8; i++) {
            print(Press.WITHOUT.get(2), 1);
            assertThat(alarm()).isEmpty();
            print(Press.CUT, 1);
            assertThat(alarm()).isEmpty();
            print(Press.WHOLE.get(1), 4);
            assertThat(alarm()).isEmpty();
        }
    }

    @Test
    void what_is_known_survives_a_restart() throws IOException {
        java.nio.file.Path folder = java.nio.file.Files.createTempDirectory("healing");
        String url = "jdbc:h2:file:" + folder.resolve("store");
        try (Newsroom before = new Newsroom(url, java.time.Duration.ofSeconds(2))) {
            newsroom.close();
            newsroom = before.reads("paper", outlet.at("/feed"));
            print(Press.WHOLE.get(0), 12);
        }
        newsroom = new Newsroom(url, java.time.Duration.ofSeconds(2)).reads("paper", outlet.at("/feed"));
        newsroom.now.set(Newsroom.NOON.plus(java.time.Duration.ofDays(90)));
        assertThat(itemsUntil(Press.WITHOUT.get(1), true)).isLessThanOrEqualTo(5);
        assertThat(newsroom.store.familiars().of("paper").template().pages()).hasSize(8);
    }

    private Map<String, Rhythm> alarm() {
        return newsroom.store.familiars().alarming();
    }

    private Article article(Report report) {
        return newsroom.articles().stream()
                .filter(one -> one.url().getPath().equals(report.path()))
                .findFirst()
                .orElseThrow();
    }

    private int itemsUntil(Layout layout, boolean alarm) {
        for (int items = 1; items <= 10; items++) {
            print(layout, 1);
            if (alarm().containsKey("paper") == alarm) return items;
        }
        return Integer.MAX_VALUE;
    }

    /** So many new reports in the feed and on pages, and a poll that reads them. */
    private List<Report> print(Layout layout, int count) {
        List<Report> reports = new ArrayList<>();
        Outlet.Entry[] entries = new Outlet.Entry[count];
        for (int i = 0; i < count; i++) {
            Report report = Press.report(++printed);
            reports.add(report);
            outlet.serve(report.path(), "text/html; charset=utf-8", Press.page(layout, report));
            entries[i] =
                    new Outlet.Entry("tag:" + report.number(), report.title(), report.path(), "", report.summary());
        }
        outlet.feed("/feed", entries);
        newsroom.later();
        return reports;
    }
}
