package org.tributary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tributary.Shared;

/** The story that this project began from, as other outlets ran it: made here from its text by what was seen there. */
class SeedTest {
    private final StoryPlacer placer = new StoryPlacer();
    private List<String> paragraphs = List.of();
    private String headline = "";

    @BeforeEach
    void the_baghdad_post_is_first() throws IOException {
        List<String> lines = new ArrayList<>(Arrays.asList(
                Files.readString(Shared.path("seed/baghdadpost.txt")).split("\\n+")));
        headline = lines.get(1).strip();
        paragraphs = lines.subList(2, lines.size());
        place("seed", headline, paragraphs);
    }

    @Test
    void a_dateline_in_front_is_no_other_story() {
        List<String> copy = new ArrayList<>(paragraphs);
        copy.set(0, "BAGHDAD (AFP) - " + copy.get(0).strip());

        assertThat(place("dateline", headline, copy)).isEqualTo("seed");
    }

    @Test
    void a_copy_without_its_last_paragraphs_folds() {
        assertThat(place("cut", "Iraq considers larger NATO role", paragraphs.subList(0, 7)))
                .isEqualTo("seed");
    }

    @Test
    void a_house_style_folds() {
        List<String> copy = new ArrayList<>(paragraphs);
        copy.replaceAll(p -> p.replace("AFP", "Agence France Presse")
                .replace(" IS ", " ISIS ")
                .replace("premier", "prime minister")
                .replace("expanded", "bigger")
                .replace('’', '\''));

        assertThat(place("style", headline.toUpperCase(java.util.Locale.ROOT), copy))
                .isEqualTo("seed");
    }

    @Test
    void a_block_from_another_source_in_the_middle_folds() {
        List<String> copy = new ArrayList<>(paragraphs);
        copy.add(
                6,
                "In a separate development, a spokesman for the alliance told a broadcaster in Brussels that ministers would "
                        + "look at requests by Baghdad one after the other, and that no decision would be taken in haste.");
        copy.add(7, "Allies had paused their training in the country for the safety of their staff, he added.");

        assertThat(place("block", headline, copy)).isEqualTo("seed");
    }

    @Test
    void a_third_of_its_length_rewritten_folds() {
        List<String> copy = List.of(
                paragraphs.get(0).strip(),
                "The January 3 strike, which killed General Qasem Soleimani and a top Iraqi commander, was condemned by "
                        + "Baghdad as a breach of its sovereignty.",
                "Two Western officials said the premier had asked them to “draft some options” on a path for the coalition.",
                "They included a coalition not led by the US or an expanded role for NATO’s separate mission in Iraq.");

        assertThat(place("third", "Iraq weighs larger NATO role", copy)).isEqualTo("seed");
    }

    @Test
    void an_amp_address_is_the_same_page() {
        placer.place(new StoryPlacer.Item(
                "amp",
                "Post",
                "https://www.post.example/news/iraq-nato-1/amp?utm_source=x",
                headline,
                text(paragraphs)));
        placer.place(new StoryPlacer.Item(
                "page", "Post", "https://post.example/news/iraq-nato-1", headline, text(paragraphs.subList(0, 3))));

        assertThat(lastStory()).isEqualTo("seed");
    }

    @Test
    void another_story_about_the_event_stays_apart() {
        List<String> other = List.of(
                "NATO’s secretary general said Wednesday that the alliance was ready to do more in Iraq, but only at the "
                        + "invitation of its government, after talks with the king of Jordan in Amman.",
                "“We are looking at what more we can do,” he told reporters, days after a US drone strike in Baghdad killed "
                        + "Iranian General Qasem Soleimani.",
                "The Canadian-led NATO mission was set up in 2018 and has around 500 forces training Iraqi troops, although "
                        + "its operations have also been on hold since the US strike.",
                "Defence ministers of the alliance meet in Brussels next month.");

        assertThat(place("other", "NATO ready to do more in Iraq, says its chief", other))
                .isEqualTo("other");
    }

    private String place(String id, String title, List<String> body) {
        placer.place(new StoryPlacer.Item(id, "outlet of " + id, "https://" + id + ".example/1", title, text(body)));
        return lastStory();
    }

    private String lastStory() {
        List<StoryPlacer.Placed> placed = placer.placed();
        return placed.get(placed.size() - 1).story();
    }

    private static String text(List<String> body) {
        return String.join("\n\n", body);
    }
}
