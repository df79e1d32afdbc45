package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Placement;
import org.tributary.model.Republish;
import org.tributary.model.Verdict;
import org.tributary.publish.SampleStories;
import org.tributary.store.Lane;

/** What a story's page and the corrections tell, in English and in Arabic; and who may put a story right. */
class StoryTellingTest {
    private static final String ENGLISH = """
            MOSUL (AFP) - The gates of the old dam above the city were opened on Tuesday, and 14 houses were flooded.

            Nobody was hurt, engineers of the water ministry said, and most families have gone back by now.

            The next rain is expected on Friday.""";
    private static final String ENGLISH_REPRINT = """
            The gates of the old dam above the city were opened on Tuesday, and 14 homes were flooded.

            Nobody was hurt, engineers of the water ministry said, and most families have gone back by now.

            Our reporter saw NATO engineers on the bridge.""";
    private static final String ARABIC = """
            أعلنت وزارة الموارد المائية فتح بوابات السد القديم يوم الثلاثاء، وغمرت المياه 14 منزلا.

            ولم يصب أحد بأذى بحسب مهندسي الوزارة، وعادت معظم العائلات إلى بيوتها.""";

    private final Served served = new Served(new WebServer.Settings(
            "127.0.0.1", 0, Optional.empty(), Optional.empty(), Optional.of("a-long-write-key")));
    private long english;
    private long reprint;
    private long arabic;
    private long arabicReprint;

    @BeforeEach
    void begin() {
        english = place(
                Optional.empty(), agency(SampleStories.article(1, "Tigris Post", "en", "Dam gates open", ENGLISH)));
        reprint = place(
                Optional.of(english),
                SampleStories.article(2, "Zagros News", "en", "Gates of dam open", ENGLISH_REPRINT));
        arabic = place(
                Optional.empty(), SampleStories.article(3, "الرافدين اليوم", "ar", "فتح بوابات السد القديم", ARABIC));
        arabicReprint = place(
                Optional.of(arabic),
                SampleStories.article(
                        4,
                        "صوت دجلة",
                        "ar",
                        "فتح بوابات السد",
                        ARABIC.replace("14", "12").replace("القديم", "القديم (NATO)")));
        Article corrected =
                SampleStories.article(3, "الرافدين اليوم", "ar", "فتح بوابات السد القديم", ARABIC.replace("14", "17"));
        correct(arabic, corrected, "CORRECTION");
        correct(
                english,
                agency(SampleStories.article(1, "Tigris Post", "en", "Dam gates open", ENGLISH.replace("14", "41"))),
                "CORRECTION");
    }

    private void correct(long id, Article now, String kind) {
        served.store
                .stories()
                .inLane(lane -> lane.refile(
                        id,
                        now,
                        1,
                        Served.NOW.minusSeconds(60),
                        false,
                        (before, after) -> new Lane.Weight(kind, true)));
    }

    private static Article agency(Article article) {
        return SampleStories.with(
                article, List.of(), Optional.of(new Agency("AFP", "MOSUL (AFP)")), List.of(), List.of());
    }

    private long place(Optional<Long> story, Article article) {
        served.name(article.sourceId(), Optional.empty(), java.util.Set.of());
        List<Verdict> no = english == 0 || story.isPresent()
                ? story
                        .map(one ->
                                new Verdict(one, true, "most of both texts is common", "40 words", "opened on Tuesday"))
                        .stream()
                        .toList()
                : List.of(new Verdict(english, false, "kept apart: a template", "12 words", "the old dam"));
        return served.store
                .stories()
                .place(
                        article,
                        lane -> story.map(one -> new Placement(
                                        Optional.of(one), Optional.of(one), "most of both texts is common"))
                                .orElseGet(() -> Placement.founds("no article like it"))
                                .after(no));
    }

    @AfterEach
    void end() {
        served.close();
    }

    @Test
    void what_an_outlet_changed_is_marked_by_word() throws Exception {
        String page = served.text("/stories/" + english);
        keep("story-en", page);
        assertThat(page)
                .contains("<del dir=\"ltr\">MOSUL (AFP) -</del>")
                .contains("<del dir=\"ltr\">41 houses</del> <ins dir=\"ltr\">14 homes</ins>")
                .contains("<ins dir=\"ltr\">Our reporter saw NATO engineers on the bridge.</ins>")
                .contains("Words: 3 cut, 10 reworded");
    }

    @Test
    void an_arabic_change_reads_from_right_to_left_with_a_latin_name_in_it() throws Exception {
        String page = served.text("/stories/" + arabic);
        keep("story-ar", page);
        assertThat(page)
                .contains("<p class=\"diff\" dir=\"rtl\">")
                .contains("<ins dir=\"rtl\">12</ins>")
                .contains("<del dir=\"rtl\">17</del>")
                .containsPattern("<ins dir=\"rtl\">[^<]*\\(NATO\\)");
    }

    @Test
    void its_versions_and_its_agency_with_the_evidence_are_told() {
        String page = served.text("/stories/" + english);
        assertThat(page)
                .contains("Correction, seen <time")
                .contains("<del dir=\"ltr\">14</del> <ins dir=\"ltr\">41</ins>")
                .contains("Agency by its own words: <q dir=\"ltr\">MOSUL (AFP)</q>")
                .contains("Agency by the credit in <bdi>Tigris Post</bdi>: <q dir=\"ltr\">MOSUL (AFP)</q>");
    }

    @Test
    void why_it_is_one_story_and_why_another_is_not_is_told_with_the_shared_words() {
        assertThat(served.text("/stories/" + english))
                .contains("<strong>One with</strong>")
                .contains("most of both texts is common (40 words)")
                .contains("<strong>Kept apart from</strong>")
                .contains("kept apart: a template (12 words)")
                .contains("the old dam");
        assertThat(served.text("/api/v1/stories/" + english))
                .contains("\"shared\":\"opened on Tuesday\"")
                .contains("\"inherited_from\":" + english);
    }

    @Test
    void corrections_have_a_page_with_a_readable_difference() throws Exception {
        String page = served.text("/corrections");
        keep("corrections", page);
        assertThat(page)
                .contains("<del dir=\"rtl\">14</del> <ins dir=\"rtl\">17</ins>")
                .contains("<del dir=\"ltr\">14</del> <ins dir=\"ltr\">41</ins>")
                .contains(">Correction<")
                .contains("href=\"./corrections.atom\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss", "json"})
    void corrections_are_a_feed_in_each_format(String suffix) {
        var answer = served.get("/corrections." + suffix);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("Correction: Dam gates open", "Correction: فتح بوابات السد القديم", "41");
        String etag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(served.get("/corrections." + suffix, "If-None-Match", etag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void a_headline_alone_is_told_where_no_more_may_be_shown() {
        Article quiet = SampleStories.quotable(
                SampleStories.article(9, "Quiet Post", "en", "A new headline", "Secret words of the text."),
                Republish.TITLE);
        Article before = SampleStories.quotable(
                SampleStories.article(9, "Quiet Post", "en", "An old headline", "Secret sentence of the text."),
                Republish.TITLE);
        correct(place(Optional.empty(), before), quiet, "HEADLINE");
        assertThat(served.text("/corrections"))
                .contains("New headline")
                .contains("<del dir=\"ltr\">An old</del> <ins dir=\"ltr\">A new</ins>")
                .doesNotContain("Secret");
    }

    @Test
    void S25_nothing_is_changed_without_the_write_key_by_post() {
        String form = "story=" + english + "&article=" + reprint;
        assertThat(served.post("/api/v1/split", form).statusCode()).isEqualTo(401);
        assertThat(served.post("/api/v1/split", form, "Authorization", "Bearer another")
                        .statusCode())
                .isEqualTo(403);
        assertThat(served.post("/api/v1/split?key=a-long-write-key", form).statusCode())
                .isEqualTo(401);
        assertThat(served.get("/api/v1/split?" + form, "Authorization", "Bearer a-long-write-key")
                        .statusCode())
                .isEqualTo(405);
        assertThat(served.text("/stories/" + english)).contains("Zagros News");
    }

    @Test
    void S25_where_no_write_key_is_set_nobody_may_change_anything() {
        try (Served plain = Served.privately()) {
            var answer = plain.post("/api/v1/join", "story=1&other=2", "Authorization", "Bearer x");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("serve.write-key");
        }
    }

    @Test
    void a_story_is_split_and_joined_and_an_old_address_leads_to_where_it_is_now() {
        var split = served.post(
                "/api/v1/split",
                "story=" + english + "&article=" + reprint,
                "Authorization",
                "Bearer a-long-write-key");
        assertThat(split.statusCode()).isEqualTo(200);
        assertThat(new String(split.body(), StandardCharsets.UTF_8)).contains("\"cases\"", "Gates of dam open");
        assertThat(served.text("/stories/" + english))
                .contains("By hand: not one with")
                .doesNotContain("Also in");

        var join = served.post(
                "/api/v1/join", "story=" + english + "&other=" + arabic, "Authorization", "Bearer a-long-write-key");
        assertThat(join.statusCode()).isEqualTo(200);
        var moved = served.get("/stories/" + arabic);
        assertThat(moved.statusCode()).isEqualTo(302);
        assertThat(moved.headers().firstValue("Location").orElse("")).endsWith("/stories/" + english);
        assertThat(served.post(
                                "/api/v1/join",
                                "story=" + english + "&other=" + arabic,
                                "Authorization",
                                "Bearer a-long-write-key")
                        .statusCode())
                .isEqualTo(409);
    }

    /** For a person's eyes: where {@code -Dpages=FOLDER} says. */
    private void keep(String name, String page) throws Exception {
        String folder = System.getProperty("pages", "");
        if (folder.isEmpty()) return;
        Files.createDirectories(Path.of(folder));
        String css = Files.readString(Path.of("src/main/resources/serve/style.css"));
        Files.writeString(
                Path.of(folder, name + ".html"),
                page.replaceFirst(
                                "<link rel=\"stylesheet\"[^>]*>",
                                java.util.regex.Matcher.quoteReplacement("<style>" + css + "</style>"))
                        .replace("<details", "<details open"));
    }
}
