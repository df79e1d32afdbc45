package org.tributary.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S14: no charset and no lie about it makes a title unreadable. */
class XmlDecoderTest {
    private static final String ARABIC =
            "<rss><channel><language>ar</language><item><title>رئيس الوزراء يستقبل وفدا من الإقليم في بغداد</title></item></channel></rss>";
    private static final String WESTERN =
            "<rss><channel><item><title>Café à Zürich – “déjà vu”</title></item></channel></rss>";

    @ParameterizedTest
    @CsvSource({
        "windows-1256, windows-1256, ",
        "windows-1256, , text/xml; charset=windows-1256",
        "windows-1256, , \"application/rss+xml; charset='windows-1256'\"",
        "windows-1256, , ",
        "windows-1256, utf-8, ",
        "windows-1256, utf-8, text/xml; charset=utf-8",
        "windows-1256, iso-8859-6, text/xml; charset=windows-1256",
        "windows-1256, windows-1256, text/xml; charset=iso-8859-1",
        "windows-1256, iso-8859-1, ",
        "windows-1256, , text/xml; charset=us-ascii",
        "ISO-8859-6, iso-8859-6, ",
        "ISO-8859-6, , ",
        "ISO-8859-6, utf-8, ",
        "ISO-8859-6, , text/xml; charset=ISO-8859-6-i",
        "UTF-8, utf-8, ",
        "UTF-8, windows-1256, ",
        "UTF-8, iso-8859-1, text/xml; charset=iso-8859-1",
        "UTF-8, bogus, text/xml; charset=unheard-of",
        "UTF-8, utf-16, ",
        "UTF-16BE, , ",
        "UTF-16LE, utf-16, text/xml; charset=utf-8",
        "UTF-32BE, , ",
        "UTF-32LE, , "
    })
    void S14_an_arabic_title_is_read_whatever_is_declared(String real, String declared, String header) {
        assertThat(decode(ARABIC, real, declared, header)).endsWith(ARABIC);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, windows-1252, ",
        "windows-1252, iso-8859-1, ",
        "windows-1252, utf-8, ",
        "windows-1252, , text/xml",
        "UTF-8, iso-8859-1, ",
        "UTF-8, us-ascii, text/xml; charset=us-ascii"
    })
    void S14_a_western_title_is_read_whatever_is_declared(String real, String declared, String header) {
        assertThat(decode(WESTERN, real, declared, header)).endsWith(WESTERN);
    }

    @ParameterizedTest
    @CsvSource({"windows-1251, ru", "KOI8-R, ru", "windows-1254, tr", "windows-1253, el", "windows-1255, he"})
    void S14_the_language_decides_where_no_charset_is_declared(String charset, String language) {
        String text = switch (language) {
            case "ru" -> "Мост снова открыт, автобусы пойдут в воскресенье";
            case "tr" -> "Köprü yeniden açıldı, otobüsler pazar günü geçiş yapacak: şehir, ığdır";
            case "el" -> "Η γέφυρα άνοιξε ξανά και τα λεωφορεία περνούν";
            default -> "הגשר נפתח מחדש והאוטובוסים יעברו בו";
        };
        String feed = "<rss><channel><language>" + language + "</language><title>" + text + "</title></channel></rss>";
        assertThat(decode(feed, charset, null, null)).isEqualTo(feed);
    }

    @Test
    void S14_a_mark_at_the_front_wins_and_is_no_part_of_the_text() {
        for (String name : new String[] {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"}) {
            byte[] marked = ("\uFEFF" + ARABIC).getBytes(Charset.forName(name));
            assertThat(XmlDecoder.decode(marked, Optional.of("text/xml; charset=windows-1252")))
                    .isEqualTo(ARABIC);
        }
    }

    @Test
    void S14_a_broken_byte_in_the_middle_does_not_change_the_charset_of_all() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(ARABIC.getBytes(StandardCharsets.UTF_8));
        body.write(0xD8);
        body.writeBytes(ARABIC.getBytes(StandardCharsets.UTF_8));
        assertThat(XmlDecoder.decode(body.toByteArray(), Optional.of("text/xml; charset=utf-8")))
                .startsWith(ARABIC)
                .endsWith(ARABIC);
    }

    @Test
    void nothing_is_an_empty_text() {
        assertThat(XmlDecoder.decode(new byte[0], Optional.empty())).isEmpty();
        assertThat(XmlDecoder.decode(new byte[] {(byte) 0xFF, (byte) 0xFE}, Optional.empty()))
                .isEmpty();
    }

    private static String decode(String xml, String real, String declared, String header) {
        String declaration = declared == null ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        byte[] body = (declaration + xml).getBytes(Charset.forName(real));
        return XmlDecoder.decode(body, Optional.ofNullable(header).map(text -> text.replace("\"", "")));
    }
}
