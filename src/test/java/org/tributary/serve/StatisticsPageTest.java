package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tributary.model.Article;
import org.tributary.model.Republish;
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
