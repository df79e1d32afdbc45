package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.Shared;

class LanguagesTest {
    private final Languages languages = new Languages();

    private String of(String text, String declared) {
        return languages.of(text, Optional.of(declared));
    }

    @Test
    void six_hundred_headlines_and_sentences_get_their_language() throws IOException {
        LanguageRun.Score score =
                LanguageRun.score(Files.readAllLines(Path.of("src/test/resources/extract/languages.tsv")));
        assertThat(score.all()).isEqualTo(600);
        assertThat(score.accuracy())
                .as("misses: %s", score.misses())
                .isGreaterThanOrEqualTo(Shared.floor("language.accuracy"));
    }

    @Test
    void kurdish_without_more_is_sorani_or_kurmanji_by_its_letters() {
        assertThat(of("ئاوی بەنداو لە نزمترین ئاستدایە", "ku")).isEqualTo("ckb");
        assertThat(of("Ava bendavê ket asta herî nizm", "ku")).isEqualTo("kmr");
        assertThat(of("Ava bendavê", "ku-TR")).isEqualTo("kmr");
        assertThat(of("هەولێر", "ku")).isEqualTo("ckb");
    }

    @Test
    void a_declaration_that_the_letters_contradict_is_a_lie() {
        assertThat(of("السد عند أدنى مستوى منذ عامين بحسب الوزارة", "en")).isEqualTo("ar");
        assertThat(of("آب سد در پایین‌ترین سطح دو سال است و وزیر از مردم خواست", "ar"))
                .isEqualTo("fa");
        assertThat(of(
                        "The dam has fallen to its lowest level in two years, the ministry of water said on Sunday.",
                        "ar"))
                .isEqualTo("en");
        assertThat(of("ئاوی بەنداو لە نزمترین ئاستدایە", "ar")).isEqualTo("ckb");
    }

    @Test
    void a_declaration_is_believed_where_a_text_is_too_short_to_say_otherwise() {
        assertThat(of("Nato", "de")).isEqualTo("de");
        assertThat(of("Derbi", "tr-TR")).isEqualTo("tr");
        assertThat(of("2:1", "fr")).isEqualTo("fr");
    }

    @Test
    void a_template_in_english_does_not_make_a_french_text_english() {
        assertThat(of(
                        "Le pont, emprunté chaque jour par quarante mille voitures, était fermé depuis qu'un camion avait heurté l'une de ses piles.",
                        "en"))
                .isEqualTo("fr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ug | ئۈرۈمچىدە يېڭى كۆۋرۈك ئېچىلدى ۋە قاتناش ئەسلىگە كەلدى",
                "ur | ڈیم میں پانی کی سطح دو سال میں سب سے کم ہے",
                "ps | په بند کې د اوبو کچه تر ټولو ټیټې کچې ته رسېدلې ده",
                "he | מפלס המים בסכר ירד לשפל של שנתיים",
                "el | Η στάθμη του φράγματος έπεσε ξανά",
                "zh | 水库水位降至两年来最低",
                "ja | ダムの水位が2年ぶりの低さに",
                "ko | 댐 수위 2년 만에 최저",
                "ru | Уровень воды в водохранилище снова упал, сообщили власти",
                "uk | Рівень води у водосховищі знову впав, повідомила влада міста",
                "es | El nivel del embalse vuelve a bajar por segundo año consecutivo",
                "it | Il livello della diga scende ancora per il secondo anno di fila",
                "pt | O nível da barragem voltou a descer pelo segundo ano, disse o ministério",
                "nl | Het waterpeil in het stuwmeer is opnieuw gezakt, zegt het ministerie",
                "vi | Mực nước hồ thủy điện lại giảm năm thứ hai liên tiếp",
            })
    void other_languages_are_known_too(String language, String text) {
        assertThat(languages.of(text, Optional.empty())).isEqualTo(language);
    }

    @Test
    void nobody_can_say_what_language_figures_are() {
        assertThat(languages.of("", Optional.empty())).isEmpty();
        assertThat(languages.of("2:1 - 17.05.2024", Optional.empty())).isEmpty();
        assertThat(languages.of("…", Optional.of("ku"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, en",
        "EN_us, en",
        "eng, en",
        "ckb-IQ, ckb",
        "kur-Arab, ckb",
        "ku-Latn, kmr",
        "iw, he",
        "nb-NO, no",
        "fas, fa",
        "x-default, ''"
    })
    void tags_are_brought_to_one_form(String tag, String language) {
        assertThat(Languages.primary(tag)).isEqualTo(language);
    }
}
