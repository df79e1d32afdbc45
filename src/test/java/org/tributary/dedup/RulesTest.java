package org.tributary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each rule and each veto, on texts of our own. */
class RulesTest {
    private static final String FLOOD =
            "Heavy rain closed the bridge at Dore on Tuesday and left forty families without a way to"
                    + " school or market, the mayor of the town said.\n\nThe river rose two metres within an hour and carried away"
                    + " the temporary road that had been laid in spring, according to the water office.\n\nEngineers from the"
                    + " province are to look at the pillars today, and buses will go round by the old mill until they have"
                    + " finished.\n\nThe bridge was built in 1956 and was last repaired nine years ago; a new one has been promised"
                    + " in every election since.";

    private final StoryPlacer placer = new StoryPlacer();

    @Test
    void a_teaser_belongs_to_the_story_that_it_opens() {
        place("Post", "Rain closes bridge at Dore", FLOOD);

        assertThat(joins("Mail", "Rain closes bridge at Dore", FLOOD.substring(0, 110) + "…"))
                .isTrue();
    }

    @Test
    void a_follow_up_that_repeats_the_background_is_news() {
        place("Post", "Rain closes bridge at Dore", FLOOD);
        String background = FLOOD.substring(FLOOD.indexOf("The river rose"));

        assertThat(joins(
                        "Post",
                        "Province finds money for a second crossing",
                        "The provincial council voted on Friday to pay for a second crossing south of the town, ending a quarrel"
                                + " of eleven months between its two parties.\n\nWork is to begin after the harvest and to last two"
                                + " summers, the head of the council said after the vote.\n\n"
                                + background))
                .isFalse();
    }

    @Test
    void other_news_under_an_address_that_we_know_is_news() {
        placer.place(
                new StoryPlacer.Item("a", "Post", "https://post.example/live", "Rain closes bridge at Dore", FLOOD));
        placer.place(new StoryPlacer.Item(
                "b",
                "Post",
                "https://post.example/live",
                "Teachers end strike in the north",
                "Teachers in the northern districts return to their classrooms on Sunday after the ministry agreed to pay what"
                        + " it has owed them since the winter."));

        assertThat(placer.placed().get(1).story()).isEqualTo("b");
        assertThat(placer.placed().get(1).why()).contains("one address, but other news");
    }

    @Test
    void a_changed_text_under_its_address_is_the_story_it_was() {
        placer.place(new StoryPlacer.Item("a", "Post", "https://post.example/1", "Rain closes bridge at Dore", FLOOD));
        placer.place(new StoryPlacer.Item(
                "b",
                "Post",
                "http://www.post.example/1?utm_source=rss",
                "Bridge at Dore: what we know",
                FLOOD.substring(120)));

        assertThat(placer.placed().get(1).story()).isEqualTo("a");
    }

    @Test
    void one_form_with_other_figures_is_other_news() {
        String form =
                "The temperature in %s reaches %d degrees today and falls to %d at night, the weather office said."
                        + "\n\nThe wind comes from the north at %d kilometres an hour and the chance of rain is %d percent."
                        + "\n\nThis forecast was made by a machine from the measurements of the weather office.";
        place("Post", "Weather in Dore", String.format(form, "Dore", 31, 17, 12, 5));

        assertThat(joins("Post", "Weather in Amed", String.format(form, "Amed", 24, 11, 30, 60)))
                .isFalse();
        assertThat(joins("Mail", "Weather in Sina", String.format(form, "Sina", 19, 9, 22, 40)))
                .isFalse();
        assertThat(joins("Echo", "Weather in Dore", "DORE - " + String.format(form, "Dore", 31, 17, 12, 5)))
                .isTrue();
    }

    @Test
    void one_form_about_other_people_is_other_news() {
        String form =
                "%s of %s died at home among the family on %s. The family asks for donations to the hospice instead of"
                        + " flowers.\n\nCondolences can be left in the book that lies in the hall of the parish, or sent to this paper.";
        place("Post", "In memory of Hana Salim", String.format(form, "Hana Salim", "Dore", "Sunday"));

        assertThat(joins("Mail", "In memory of Peter Korn", String.format(form, "Peter Korn", "Amed", "Friday")))
                .isFalse();
    }

    @Test
    void a_correction_of_one_figure_is_the_same_news() {
        place("Post", "Rain closes bridge at Dore", FLOOD);

        assertThat(joins("Mail", "Rain closes bridge at Dore", FLOOD.replace("1956", "1965")))
                .isTrue();
    }

    @Test
    void a_digest_is_none_of_the_stories_that_it_lists() {
        String strike =
                "Teachers in the northern districts return to their classrooms on Sunday after the ministry agreed to pay"
                        + " what it has owed them since the winter, their union said on Thursday evening.";
        String more =
                "\n\nThe union had called the strike in March, when salaries of three months were missing, and had twice"
                        + " refused to meet the minister without a date for the payment.\n\nParents welcomed the end of the strike but"
                        + " said that the lost weeks must be made good in summer.";
        place("Post", "Rain closes bridge at Dore", FLOOD);
        place("Post", "Teachers end strike in the north", strike + more);
        String digest = "Good morning, this is what happened.\n\nRain closes bridge at Dore\n\n"
                + FLOOD.substring(0, FLOOD.indexOf("\n")) + "\n\nTeachers end strike in the north\n\n" + strike;

        assertThat(joins("Mail", "The day in brief", digest)).isFalse();
    }

    @Test
    void texts_of_two_lines_need_their_headline() {
        place("Post", "Minister arrives for talks", "More to follow.");

        assertThat(joins("Mail", "Fire in the old market", "More to follow.")).isFalse();
    }

    @Test
    void what_an_outlet_always_repeats_counts_for_nothing() {
        String about = "\n\n" + Texts.sentence(new Random(1), 60) + "\n\n" + Texts.sentence(new Random(2), 60);
        for (int i = 0; i < 8; i++) {
            Random random = new Random(100 + i);
            boolean joined = joins("Post", Texts.sentence(random, 7), Texts.sentence(random, 40) + about);
            assertThat(joined).as("item %d", i).isFalse();
        }
    }

    @Test
    void letter_forms_digits_and_typography_do_not_tell_texts_apart() {
        String text =
                "قال المتحدث باسم الوزارة إن 38 قرية في محافظة ديالى بقيت من دون كهرباء منذ الأحد، وإن فرق الصيانة وصلت"
                        + " إلى نصفها.\n\nوأضاف أن العاصفة أسقطت أكثر من مئة عمود على الطريق القديم وأغلقت مدرستين.";
        place("Post", "38 قرية من دون كهرباء", text);

        String other = text.replace('ي', 'ی')
                .replace('ك', 'ک')
                .replace("أ", "ا")
                .replace("38", "٣٨")
                .replace("قال", "قـــال");
        assertThat(joins("Mail", "٣٨ قرية من دون كهرباء", other)).isTrue();
        assertThat(placer.placed().get(1).why()).startsWith("one body");
    }

    @Test
    void scripts_without_spaces_are_read_character_by_character() {
        String text = "市によると、橋は火曜日の大雨で通行止めとなり、四十世帯が学校や市場に行けなくなった。川の水位は一時間で二メートル上昇し、仮設道路"
                + "が流されたという。県の技術者が橋脚を調べている。\n\n橋は千九百五十六年に建設され、九年前に修理された。";
        place("Post", "大雨で橋が通行止め", text);

        assertThat(joins("Mail", "大雨で橋が通行止めに", "【速報】" + text.substring(0, 80))).isTrue();
        assertThat(joins("Echo", "市議選が告示", "市議会議員選挙が告示され、三十二人が立候補した。投票は来週の日曜日に行われ、即日開票される。"))
                .isFalse();
    }

    @Test
    void a_reader_is_told_why() {
        place("Post", "Rain closes bridge at Dore", FLOOD);
        place("Mail", "Bridge closed", "DORE - " + FLOOD);

        assertThat(placer.placed().get(1).why())
                .contains("common")
                .contains("words")
                .contains("contained");
    }

    private void place(String outlet, String title, String body) {
        joins(outlet, title, body);
    }

    private boolean joins(String outlet, String title, String body) {
        List<StoryPlacer.Placed> before = placer.placed();
        String id = "item " + before.size();
        placer.place(new StoryPlacer.Item(id, outlet, "https://" + outlet + ".example/" + before.size(), title, body));
        return !new ArrayList<>(placer.placed()).get(before.size()).story().equals(id);
    }
}
