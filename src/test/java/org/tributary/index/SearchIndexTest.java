package org.tributary.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.publish.SampleStories.NOON;
import static org.tributary.publish.SampleStories.article;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.index.SearchIndex.Found;
import org.tributary.index.SearchIndex.Member;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.publish.SampleStories;

class SearchIndexTest {
    private final SearchIndex index = SearchIndex.inMemory();

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void words_are_found_in_other_forms_of_the_same_language() {
        put(1, "en", "Engineers opened the gates");
        put(2, "ar", "افتتح المهندسون بوابات السد");
        put(3, "ckb", "نرخی نەوت لە بازاڕەکان بەرزبووەوە");
        put(4, "kmr", "Berf li çiyayên bilind bariya");
        put(5, "fa", "کتاب‌های تازه در تهران");
        put(6, "tr", "Erdoğan'ın açıklaması");
        put(7, "de", "Die Häuser der Städte");
        put(8, "fr", "L'élection présidentielle");
        put(9, "es", "Las elecciones presidenciales");
        put(10, "ru", "Новые выборы президента");
        put(11, "zh", "伊拉克新闻报道");
        assertThat(search("engineer gate")).containsExactly(1L);
        assertThat(search("مهندسين بوابة")).containsExactly(2L);
        assertThat(search("بازاڕ")).containsExactly(3L);
        assertThat(search("ciyayen")).containsExactly(4L);
        assertThat(search("تهران")).containsExactly(5L);
        assertThat(search("erdogan")).containsExactly(6L);
        assertThat(search("haus stadt")).containsExactly(7L);
        assertThat(search("election")).contains(8L);
        assertThat(search("elección presidencial")).containsExactly(9L);
        assertThat(search("президент")).containsExactly(10L);
        assertThat(search("新闻")).containsExactly(11L);
    }

    @Test
    void letter_forms_vowel_signs_tatweel_and_digits_are_one() {
        put(1, "ar", "إعلان عن مشروع كبير في البلاد عام ٢٠٢٦");
        put(2, "ckb", "کوردستان و هه‌ولێر");
        assertThat(search("اعلان")).containsExactly(1L);
        assertThat(search("إعلانٌ مشـــروع")).containsExactly(1L);
        assertThat(search("2026")).containsExactly(1L);
        assertThat(search("كوردستان")).containsExactly(2L);
        assertThat(search("هەولێر")).containsExactly(2L);
        assertThat(search("ﻣﺸﺮﻭﻉ")).containsExactly(1L);
    }

    @Test
    void stop_words_are_no_reason_to_leave_an_article_out_but_count_in_a_phrase() {
        put(1, "en", "Iraq president speaks");
        put(2, "en", "The president of Iraq speaks");
        assertThat(search("the president of iraq")).containsExactly(2L, 1L);
        assertThat(search("\"president of iraq\"")).containsExactly(2L);
        assertThat(search("the")).containsExactly(2L);
    }

    @Test
    void a_story_is_found_once_newest_first_and_the_next_page_goes_on_behind_it() {
        for (int story = 1; story <= 30; story++)
            for (int copy = 0; copy < 5; copy++) put(story * 10 + copy, story, "en", "dam number " + story);
        assertThat(search("dam")).hasSize(30).startsWith(30L, 29L).doesNotHaveDuplicates();
        List<Long> walked = new ArrayList<>();
        Optional<Found> last = Optional.empty();
        while (true) {
            List<Found> page = index.find(query("dam"), tag -> Set.of(), 7, last);
            if (page.isEmpty()) break;
            page.forEach(found -> walked.add(found.storyId()));
            last = Optional.of(page.get(page.size() - 1));
        }
        assertThat(walked).isEqualTo(search("dam"));
    }

    @Test
    void fields_narrow_and_alternatives_of_one_field_widen() {
        Article wire = SampleStories.with(
                article(1, "Rudaw English", "en", "Dam opened", "text"),
                List.of(),
                Optional.of(new Agency("AFP", "(AFP)")),
                List.of(),
                List.of());
        index.add(List.of(new Member(wire, 1, NOON)), 1);
        put(2, "ckb", "بەنداو");
        put(3, "kmr", "Bendav");
        assertThat(search("agency:afp")).containsExactly(1L);
        assertThat(search("outlet:rudaw")).containsExactly(1L);
        assertThat(search("outlet:\"rudaw english\" dam")).containsExactly(1L);
        assertThat(search("outlet:english outlet:post")).hasSize(3);
        assertThat(search("language:ku")).containsExactly(3L, 2L);
        assertThat(search("language:ckb")).containsExactly(2L);
        assertThat(search("since:2026-11-25")).isEmpty();
        assertThat(search("dam since:2026-11-24")).containsExactly(1L);
        assertThat(find("tag:x", Set.of(wire.sourceId()))).containsExactly(1L);
        assertThat(find("dam tag:x", Set.of())).isEmpty();
    }

    @Test
    void an_article_that_moves_or_goes_is_found_where_it_is_now() {
        put(1, 1, "en", "dam opened");
        put(1, 2, "en", "dam closed");
        assertThat(search("opened")).isEmpty();
        assertThat(search("closed")).containsExactly(2L);
        index.delete(List.of(1L), 9);
        assertThat(search("closed")).isEmpty();
        assertThat(index.lastSeq()).isEqualTo(9);
    }

    @Test
    void the_language_has_not_or_groups_titles_authors_and_beginnings() {
        Article signed = SampleStories.with(
                article(1, "Tigris Post", "en", "Election day", "The dam is full."),
                List.of("Nadia Karim"),
                Optional.empty(),
                List.of(),
                List.of());
        index.add(List.of(new Member(signed, 1, NOON.plusSeconds(1))), 1);
        put(2, "en", "Elections postponed by the dam");
        put(3, "ar", "السد ممتلئ");
        assertThat(search("dam -postponed")).containsExactly(1L);
        assertThat(search("-dam")).containsExactly(3L);
        assertThat(search("NOT dam")).containsExactly(3L);
        assertThat(search("السد OR postponed")).containsExactly(3L, 2L);
        assertThat(search("(السد OR dam) -postponed")).containsExactly(3L, 1L);
        assertThat(search("-(السد OR postponed)")).containsExactly(1L);
        assertThat(search("title:dam")).containsExactly(2L);
        assertThat(search("-title:dam dam")).containsExactly(1L);
        assertThat(search("author:karim")).containsExactly(1L);
        assertThat(search("author:\"nadia karim\" dam")).containsExactly(1L);
        assertThat(search("postpo*")).containsExactly(2L);
        assertThat(search("electio*")).containsExactly(2L, 1L);
        assertThat(search("ممتل*")).containsExactly(3L);
        assertThat(search("source:" + signed.sourceId())).containsExactly(1L);
        assertThat(search("until:2026-11-24")).hasSize(3);
        assertThat(search("until:2026-11-23")).isEmpty();
        assertThat(search("language:ar OR author:karim")).containsExactly(3L, 1L);
    }

    @Test
    void a_name_is_found_as_other_languages_write_it() {
        put(1, "ar", "وصل الوفد إلى بغداد اليوم");
        put(2, "ckb", "شاندەکە گەیشتە بەغدا");
        put(3, "en", "Delegation reaches Baghdad");
        put(4, "kmr", "Şande gihîşt Bexdayê û Hewlêrê");
        assertThat(search("baghdad")).contains(1L, 2L, 3L);
        assertThat(search("بەغدا")).contains(1L, 2L, 3L);
        assertThat(search("baghdad delegation")).containsExactly(3L);
    }

    @Test
    void the_longest_query_is_answered() {
        put(1, "en", "dam in syria");
        assertThat(search("syria ".repeat(64))).containsExactly(1L);
        assertThat(search("新聞".repeat(450))).isEmpty();
        assertThat(search("(dam OR " + "-\"a b c d\" ".repeat(60) + ")")).isNotNull();
    }

    @Test
    void a_query_of_signs_alone_finds_nothing() {
        put(1, "en", "dam opened");
        assertThat(search("!!! —")).isEmpty();
    }

    @Test
    void what_was_committed_is_there_after_a_restart_and_the_rest_is_asked_for_again(@TempDir Path folder) {
        try (SearchIndex first = SearchIndex.open(folder.resolve("index"), SearchIndex.Settings.DEFAULTS)) {
            first.add(List.of(new Member(article(1, "Post", "en", "dam", "dam"), 1, NOON)), 41);
        }
        try (SearchIndex second = SearchIndex.open(folder.resolve("index"), SearchIndex.Settings.DEFAULTS)) {
            assertThat(second.lastSeq()).isEqualTo(41);
            assertThat(second.find(query("dam"), tag -> Set.of(), 10, Optional.empty()))
                    .hasSize(1);
        }
    }

    @Test
    void a_broken_index_is_begun_anew(@TempDir Path folder) throws Exception {
        try (SearchIndex first = SearchIndex.open(folder, SearchIndex.Settings.DEFAULTS)) {
            first.add(List.of(new Member(article(1, "Post", "en", "dam", "dam"), 1, NOON)), 41);
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments"))
                    .toList()) Files.writeString(file, "not an index");
        }
        try (SearchIndex second = SearchIndex.open(folder, SearchIndex.Settings.DEFAULTS)) {
            assertThat(second.lastSeq()).isZero();
        }
    }

    private void put(long id, String language, String words) {
        put(id, id, language, words);
    }

    private void put(long id, long story, String language, String words) {
        index.add(
                List.of(new Member(article(id, "The Post", language, words, ""), story, NOON.plusSeconds(story))), id);
    }

    private List<Long> search(String text) {
        return index.find(query(text), tag -> Set.of(), 100, Optional.empty()).stream()
                .map(Found::storyId)
                .toList();
    }

    private List<Long> find(String text, Set<String> sources) {
        return index.find(query(text), tag -> sources, 100, Optional.empty()).stream()
                .map(Found::storyId)
                .toList();
    }

    private static org.tributary.model.Query query(String text) {
        return ((QueryParser.Result.Understood) QueryParser.read(text, Instant.parse("2026-11-24T12:00:00Z"))).query();
    }
}
