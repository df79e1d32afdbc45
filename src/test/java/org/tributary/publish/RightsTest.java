package org.tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tributary.model.Article;
import org.tributary.model.Republish;
import org.tributary.model.Story;

/** P43: how much of an article the world may get. */
class RightsTest {
    private static final Article LEAD =
            SampleStories.article(1, "Tigris Post", "en", "A title", "The first paragraph.\n\nThe second paragraph.");
    private static final Article REPRINT =
            SampleStories.article(2, "Zagros News", "en", "Its title", "The first paragraph.");

    @Test
    void an_excerpt_is_the_first_paragraph_and_a_link() {
        Entry entry = entry(Republish.EXCERPT);
        assertThat(entry.html())
                .contains("<p>The first paragraph.</p>")
                .contains("<a href=\"" + LEAD.url() + "\">Tigris Post</a>")
                .doesNotContain("second");
        assertThat(entry.summary()).isEqualTo("The first paragraph.");
    }

    @Test
    void an_excerpt_is_at_most_two_hundred_words_in_any_script() {
        assertThat(Excerpt.of("word ".repeat(500)).split(" ")).hasSizeLessThanOrEqualTo(201);
        assertThat(Excerpt.of("كلمة ".repeat(500)).split(" ")).hasSizeLessThanOrEqualTo(201);
        assertThat(Excerpt.of("新闻报道说".repeat(500)).length()).isLessThanOrEqualTo(1000);
        assertThat(Excerpt.of("Just this.")).isEqualTo("Just this.");
    }

    @Test
    void a_title_alone_has_no_content() {
        Entry entry = entry(Republish.TITLE);
        assertThat(entry.html()).isEmpty();
        assertThat(entry.summary()).isEmpty();
        assertThat(entry.title()).isEqualTo("A title");
    }

    @Test
    void a_story_is_shown_by_the_first_outlet_that_lets_us() {
        Edition edition = SampleStories.edition(
                List.of(SampleStories.story(1, LEAD, REPRINT)),
                article -> article.outlet().equals("Tigris Post") ? Republish.NONE : Republish.FULL);
        assertThat(edition.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("Its title");
            assertThat(entry.also()).isEmpty();
        });
    }

    @Test
    void a_story_that_nobody_lets_us_show_is_left_out() {
        assertThat(SampleStories.edition(List.of(SampleStories.story(1, LEAD)), a -> Republish.NONE)
                        .entries())
                .isEmpty();
    }

    @Test
    void an_outlet_is_named_once() {
        Article twice = SampleStories.article(3, "Zagros News", "en", "Again", "The first paragraph.");
        Article own = SampleStories.article(4, "Tigris Post", "en", "Again", "The first paragraph.");
        Story story = SampleStories.story(1, LEAD, REPRINT, twice, own);
        assertThat(SampleStories.edition(List.of(story), a -> Republish.FULL)
                        .entries()
                        .get(0)
                        .also())
                .extracting(Entry.Also::link)
                .containsExactly(REPRINT.url());
    }

    private static Entry entry(Republish portion) {
        return SampleStories.edition(List.of(SampleStories.story(1, LEAD)), a -> portion)
                .entries()
                .get(0);
    }
}
