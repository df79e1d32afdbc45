package org.tributary.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as the world writes them. The moment is the same in each group, so that a wrong reading shows. */
class FeedDatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue, 24 Nov 2026 18:05:09 +0300",
                "Tue,24 Nov 2026 18:05:09 +0300",
                "24 Nov 2026 18:05:09 +0300",
                "24 November 2026 18:05:09 +0300",
                "Tuesday, 24 Nov 26 18:05:09 +03:00",
                "tue, 24 NOV 2026 15:05:09 gmt",
                "Tue, 24 Nov 2026 15:05:09 UT",
                "Tue, 24 Nov 2026 15:05:09 Z",
                "Tue, 24 Nov 2026 15:05:09",
                "Tue, 24 Nov 2026 15:05:09 A",
                "Tue, 24 Nov 2026 10:05:09 EST",
                "Tue, 24 Nov 2026 17:05:09 EET",
                "Tue, 24 Nov 2026 18:05:09 GMT+3",
                "Tue, 24 Nov 2026 18:05:09 UTC+03:00",
                "Tue (a comment (within)) , 24(th) Nov(ember) 2026 18:05:09 +0300 (AST)",
                "\n  Tue,\n 24 Nov\t2026   18:05:09 +0300\n",
                "Tue Nov 24 15:05:09 2026",
                "Tue Nov 24 18:05:09 +0300 2026",
                "Nov 24, 2026 3:05:09 PM",
                "November 24, 2026 3:05:09 p.m.",
                "2026-11-24T15:05:09Z",
                "2026-11-24t15:05:09z",
                "2026-11-24T18:05:09+03:00",
                "2026-11-24T18:05:09+0300",
                "2026-11-24T18:05:09+03",
                "2026-11-24 18:05:09 +03:00",
                "2026-11-24 T 18:05:09 +03:00",
                "2026-11-24T15:05:09.123Z",
                "2026-11-24T15:05:09,123456789Z",
                "20261124T150509Z",
                "2026-11-24T150509Z",
                "2026-328T15:05:09Z",
                "26-11-24T15:05:09Z",
                "2026/11/24 15:05:09",
                "24/11/2026 15:05:09",
                "24.11.2026 15:05:09",
                "11/24/2026 3:05:09 PM",
                "24-Nov-2026 15:05:09",
                "24 نوفمبر 2026 18:05:09 +0300",
                "٢٤ نوفمبر ٢٠٢٦ ١٨:٠٥:٠٩ +0300",
                "الثلاثاء، 24 تشرين الثاني 2026 18:05:09 +0300",
                "24 تشرين الثاني / 2026 18:05:09 +0300",
                "24ی تشرینی دووەم 2026 18:05:09 +0300",
                "24 Mijdar 2026 18:05:09 +0300",
                "24 Kasım 2026 Salı 18:05:09 +0300",
                "24 نوامبر 2026 18:05:09 +0300",
                "mar. 24 nov. 2026 15:05:09",
                "Di, 24 Nov 2026 16:05:09 MEZ",
                "2026년 11월 25일 오전 0:05:09",
                "2026-11-25 오전 0:05:09",
                "1795532709",
                "1795532709123",
                "20261124150509",
                "24 نوفمبر 2026 3:05:09 مساءً",
                "Tue, 2026/11/24 15:05:09 GMT",
                "2026-november-24T15:05:09Z",
                "Τρί, 24 Νοέ 2026 15:05:09 GMT",
                "start=2026-11-24T15:05:09Z; end=2026-11-25T15:05:09Z; scheme=W3C-DTF"
            })
    void many_spellings_name_one_moment(String text) {
        assertThat(FeedDates.read(text)).contains(Instant.parse("2026-11-24T15:05:09Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-24 | 2026-11-24T00:00:00Z",
                "20261124 | 2026-11-24T00:00:00Z",
                "2026-11 | 2026-11-01T00:00:00Z",
                "2026 | 2026-01-01T00:00:00Z",
                "2026-366 | ",
                "24 Nov 2026 | 2026-11-24T00:00:00Z",
                "Nov 24, 2026 | 2026-11-24T00:00:00Z",
                "24 Nov 2026 UTC | 2026-11-24T00:00:00Z",
                "mar, 03 mar 2026 10:00:00 +0000 | 2026-03-03T10:00:00Z",
                "Tue, 24 Nov 2026 24:00:00 GMT | 2026-11-25T00:00:00Z",
                "Tue, 24 Nov 2026 23:59:60 GMT | 2026-11-24T23:59:59Z",
                "Tue, 24 Nov 2026 12:30 AM | 2026-11-24T00:30:00Z",
                "Thu, 09 Feb 96 23:59:45 +0000 | 1996-02-09T23:59:45Z",
                "Tue, 24 Nov 2026 10:00:00 +9900 | 2026-11-24T10:00:00Z",
                "كانون الثاني 5, 2026 | 2026-01-05T00:00:00Z",
                "5 كانون الأول 2026 | 2026-12-05T00:00:00Z",
                "5 شباط 2026 | 2026-02-05T00:00:00Z",
                "5 آب 2026 | 2026-08-05T00:00:00Z",
                "5 کانوونی یەکەم 2026 | 2026-12-05T00:00:00Z",
                "5 ئازار 2026 | 2026-03-05T00:00:00Z",
                "5 Hezîran 2026 | 2026-06-05T00:00:00Z",
                "5. März 2026 | 2026-03-05T00:00:00Z",
                "26-11-24 | 2026-11-24T00:00:00Z",
                "11/24/26 | 2026-11-24T00:00:00Z",
                "5 août 2026 | 2026-08-05T00:00:00Z",
            })
    void a_day_alone_is_its_midnight_and_odd_clocks_are_read(String text, String moment) {
        if (moment == null) assertThat(FeedDates.read(text)).isEmpty();
        else assertThat(FeedDates.read(text)).contains(Instant.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "yesterday",
                "insert date here",
                "Tue, 32 Nov 2026 10:00:00 GMT",
                "2026-13-01",
                "2026-02-30",
                "30 Feb 2026",
                "24 Nov",
                "10:30",
                "99999",
                "Tue, 24 Nov 2026 25:61:00 GMT",
                "http://example.org/1"
            })
    void what_names_no_real_day_is_no_date(String text) {
        assertThat(FeedDates.read(text)).isEmpty();
    }

    @Test
    void a_date_of_a_megabyte_is_no_date() {
        assertThat(FeedDates.read("1".repeat(1_000_000))).isEmpty();
    }

    @Property(tries = 2000)
    void no_text_breaks_the_reader(@ForAll @StringLength(max = 60) String text) {
        assertThat(FeedDates.read(text)).isNotNull();
        assertThat(FeedDates.read("24 nov 2026 " + text)).isNotNull();
    }
}
