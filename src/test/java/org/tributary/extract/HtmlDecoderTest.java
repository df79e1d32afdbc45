package org.tributary.extract;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlDecoderTest {
    private static final Charset ARABIC = Charset.forName("windows-1256");
    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final String NEWS = "<html><head><title>خبر</title></head><body><p>"
            + "قال محافظ المدينة إن الجسر الجديد سيفتح أمام السيارات في الأسبوع القادم بعد انتهاء أعمال الصيانة، وإن الشاحنات ستبقى على الطريق القديم.</p>"
            + "<p>وأضاف أن كلفة العمل بلغت ثلاثة ملايين دينار دفعتها البلدية من ميزانيتها.</p></body></html>";

    @Test
    void the_byte_order_mark_wins() {
        assertThat(decode(("\ufeff" + NEWS).getBytes(UTF_8), "text/html; charset=windows-1256"))
                .isEqualTo(NEWS);
        assertThat(decode(("\ufeff" + NEWS).getBytes(UTF_16LE), "text/html")).isEqualTo(NEWS);
        assertThat(decode(("\ufeff" + NEWS).getBytes(UTF_16BE), "")).isEqualTo(NEWS);
    }

    @Test
    void the_content_type_wins_over_the_meta() {
        String page = "<meta charset=utf-8>" + NEWS;
        assertThat(decode(page.getBytes(ARABIC), "text/html; charset=\"Windows-1256\""))
                .isEqualTo(page);
    }

    @Test
    void the_meta_is_read_where_the_server_says_nothing() {
        String page =
                "<!-- <meta charset=koi8-r> --><meta http-equiv=content-type content='text/html; charset=windows-1256'>"
                        + NEWS;
        assertThat(decode(page.getBytes(ARABIC), "text/html")).isEqualTo(page);
    }

    @Test
    void undeclared_bytes_are_found_out() {
        assertThat(decode(NEWS.getBytes(ARABIC), "text/html")).isEqualTo(NEWS);
        assertThat(decode(NEWS.getBytes(UTF_8), "")).isEqualTo(NEWS);
        assertThat(decode(NEWS.getBytes(UTF_16LE), "")).isEqualTo(NEWS);
        String french = "<p>L'été dernier, à Besançon, le maire a déclaré que la rivière était dépolluée.</p>";
        assertThat(decode(french.getBytes(LATIN), "")).isEqualTo(french);
    }

    @Test
    void declarations_that_the_bytes_contradict_are_not_believed() {
        assertThat(decode(NEWS.getBytes(UTF_8), "text/html; charset=iso-8859-1"))
                .isEqualTo(NEWS);
        assertThat(decode(NEWS.getBytes(ARABIC), "text/html; charset=utf-8")).isEqualTo(NEWS);
        assertThat(decode(NEWS.getBytes(ARABIC), "text/html; charset=iso-8859-1"))
                .isEqualTo(NEWS);
    }

    @Test
    void an_unknown_charset_is_as_none() {
        assertThat(decode(NEWS.getBytes(UTF_8), "text/html; charset=x-nobody-knows"))
                .isEqualTo(NEWS);
    }

    @Test
    void a_broken_byte_does_not_turn_a_page_into_another_alphabet() {
        byte[] bytes = NEWS.getBytes(UTF_8);
        bytes[120] = (byte) 0xff;
        assertThat(decode(bytes, "text/html; charset=utf-8")).contains("محافظ", "\ufffd");
    }

    private static String decode(byte[] bytes, String type) {
        return HtmlDecoder.decode(bytes, Optional.of(type));
    }
}
