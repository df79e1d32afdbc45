package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tributary.model.Article;
import org.tributary.model.Republish;
import org.tributary.model.Story;
import org.tributary.publish.SampleStories;

/** What came in a day, counted. */
class StatisticsPageTest {
    private final Article own = SampleStories.article(1, "Tigris Post", "en", "One of its own", "text one");
    private final Article first = SampleStories.article(2, "Tigris Post", "en", "A shared one", "text two");
    private final Article second = SampleStories.article(3, "Zagros News", "en", "A shared one, too", "text two");

    @Test
    void stories_are_counted_once_and_by_everybody_who_ran_them() {
        try (Served served = river(Served.privately())) {
            String page = served.text("/statistics");
            assertThat(page).contains("2 stories in 3 articles of 2 outlets in 24 hours; 0 of agencies.");
            assertThat(cells(page, "Tigris Post")).startsWith("2", "1");
            assertThat(cells(page, "Zagros News")).startsWith("1", "1");
            assertThat(page)
                    .contains("role=\"img\" aria-label=\"Stories an hour")
                    .contains("<rect class=\"bar\"");
        }
    }

    @Test
    void after_a_first_fill_with_older_news_the_stretch_is_shown_in_which_it_came() {
        for (int days : new int[] {0, 3, 20, 400})
            try (Served served = Served.privately().with(List.of(old(days)))) {
                String page = served.text("/statistics");
                assertThat(page)
                        .as(days + " days")
                        .contains("1 story in 1 article")
                        .contains("<rect class=\"bar\"");
                assertThat(page)
                        .contains(
                                days == 0
                                        ? "<strong>24 hours</strong>"
                                        : days == 3
                                                ? "<strong>7 days</strong>"
                                                : days == 20
                                                        ? "<strong>30 days</strong>"
                                                        : "Nothing came in the last 30 days. Before that: ");
            }
    }

    @Test
    void a_stretch_can_be_wished_for_and_says_where_the_news_is_when_it_has_none() {
        try (Served served = Served.privately().with(List.of(old(3)))) {
            assertThat(served.text("/statistics?last=day"))
                    .contains("No story came in these 24 hours; the newest stands at 21 Nov 2026, 12:00 UTC.");
            assertThat(served.text("/statistics?last=month"))
                    .contains("Stories a day in 30 days; most, 1, from 21 Nov on.");
            assertThat(served.get("/statistics?last=year").statusCode()).isEqualTo(400);
        }
    }

    private static Story old(int days) {
        return SampleStories.story(
                1,
                SampleStories.standing(
                        SampleStories.article(1, "Tigris Post", "en", "An old one", "text"),
                        SampleStories.NOON.minus(Duration.ofDays(days))));
    }

    @Test
    void a_day_without_news_says_so() {
        try (Served served = Served.privately()) {
            assertThat(served.text("/statistics"))
                    .contains("No story came in these 24 hours.")
                    .doesNotContain("<svg");
        }
    }

    @Test
    void the_world_does_not_hear_of_a_source_that_may_not_be_republished() {
        try (Served served = new Served(Served.settings(Optional.of("https://river.example/"), Optional.of("k")))) {
            served.name(second.sourceId(), Optional.of(Republish.NONE), Set.of());
            river(served);
            assertThat(served.text("/statistics")).contains("Tigris Post").doesNotContain("Zagros");
            assertThat(served.text("/statistics?key=k")).contains("Zagros").contains("key=k");
        }
    }

    private Served river(Served served) {
        return served.with(List.of(SampleStories.story(2, first, second), SampleStories.story(1, own)));
    }

    /** The numbers of an outlet's row. */
    private static List<String> cells(String page, String outlet) {
        String row = page.substring(page.indexOf(outlet + "</bdi>"));
        return List.of(row.substring(row.indexOf("</svg></td>") + 11, row.indexOf("</tr>"))
                        .split("(</?td>)+"))
                .stream()
                .filter(cell -> !cell.isBlank())
                .toList();
    }
}
