package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-05-17T08:05:09+03:00 | 2024-05-17T08:05:09+03:00",
                "2024-05-17T08:05:09.123Z | 2024-05-17T08:05:09Z",
                "2024-05-17 08:05:09Z | 2024-05-17T08:05:09Z",
                "2024-05-17T08:05+0300 | 2024-05-17T08:05+03:00",
                "2024-05-17 | 2024-05-17T00:00Z",
                "20240517 | 2024-05-17T00:00Z",
                "1715933109 | 2024-05-17T08:05:09Z",
                "1715933109000 | 2024-05-17T08:05:09Z",
                "Fri May 17 08:05:09 CEST 2024 | 2024-05-17T08:05:09+02:00",
                "Fri, 17 May 2024 08:05:09 GMT | 2024-05-17T08:05:09Z",
                "Fri, 17 May 2024 08:05:09 -0400 | 2024-05-17T08:05:09-04:00",
                "May 17, 2024 8:05 PM EDT | 2024-05-17T20:05-04:00",
                "May 17, 2024 at 12:05 a.m. | 2024-05-17T00:05Z",
                "Published 17th of May, 2024 | 2024-05-17T00:00Z",
                "17.05.2024, 20:05 Uhr | 2024-05-17T20:05Z",
                "17. Mai 2024 | 2024-05-17T00:00Z",
                "17 mai 2024 à 20h05 | 2024-05-17T20:05Z",
                "17 de mayo de 2024 | 2024-05-17T00:00Z",
                "17 Mayıs 2024 20:05 | 2024-05-17T20:05Z",
                "17 мая 2024, 20:05 | 2024-05-17T20:05Z",
                "2024年5月17日 20時05分 | 2024-05-17T20:05Z",
                "2024년 5월 17일 20:05 | 2024-05-17T20:05Z",
                "17/05/2024 | 2024-05-17T00:00Z",
                "2024/5/17 20:05 | 2024-05-17T20:05Z",
                "17 مايو 2024 - 8:05 م | 2024-05-17T20:05Z",
                "الجمعة ١٧ أيار ٢٠٢٤ | 2024-05-17T00:00Z",
                "17 كانون الثاني 2024 10:30 ص | 2024-01-17T10:30Z",
                "١٧ی ئایاری ٢٠٢٤ | 2024-05-17T00:00Z",
                "17ی تشرینی دووەمی 2024 | 2024-11-17T00:00Z",
                "17ê Gulanê 2024 | 2024-05-17T00:00Z",
                "۲۸ اردیبهشت ۱۴۰۳ ساعت ۱۰:۳۰ | 2024-05-17T10:30Z",
                "جمعه ۱۴۰۳/۰۲/۲۸ | 2024-05-17T00:00Z",
                "17 می 2024 | 2024-05-17T00:00Z",
                "٩ ذو القعدة ١٤٤٥ | 2024-05-17T00:00Z",
                "28ی گوڵانی 2724 | 2024-05-17T00:00Z",
            })
    void dates_are_read_as_pages_write_them(String text, String date) {
        assertThat(DateWords.read(text, false)).contains(OffsetDateTime.parse(date));
    }

    @Test
    void three_and_four_with_strokes_are_april_or_march_as_the_language_has_it() {
        assertThat(DateWords.read("3/4/2024", false))
                .map(d -> d.getMonthValue())
                .contains(4);
        assertThat(DateWords.read("3/4/2024", true)).map(d -> d.getMonthValue()).contains(3);
        assertThat(DateWords.read("13/4/2024", true))
                .map(d -> d.getMonthValue())
                .contains(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 minutes ago",
                "31.02.2024",
                "Call 0800 1234",
                "May 17",
                "2024",
                "17 comments",
                "99-99-9999",
                "1.2.3"
            })
    void what_is_no_date_gives_none(String text) {
        assertThat(DateWords.read(text, false)).isEmpty();
    }
}
