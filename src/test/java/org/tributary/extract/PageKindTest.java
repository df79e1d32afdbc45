package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.tributary.model.Download;

/** What is no text is told apart from pages in odd charsets. */
class PageKindTest {
    private static final URI URL = URI.create("https://example.org/a");
    private static final String PAGE = "<html><body><article><h1>عبّارة جديدة</h1><p>"
            + "تبحر العبّارة الجديدة ثلاث مرات في اليوم بين الميناء والجزيرة، كما قالت هيئة الموانئ يوم الثلاثاء. "
                    .repeat(9)
            + "</p></article></body></html>";

    @Test
    void bytes_without_a_known_signature_are_no_text() throws IOException {
        byte[] noise = new byte[50_000];
        new Random(3).nextBytes(noise);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < 3_000; i++)
                out.write((i * i + PAGE).substring(0, 40).getBytes(StandardCharsets.UTF_8));
        }
        byte[] table = new byte[8_000];
        for (int i = 0; i < table.length; i += 4) table[i] = (byte) i;
        for (byte[] bytes : new byte[][] {noise, packed.toByteArray(), table})
            for (String type : new String[] {"", "text/html", "text/html; charset=utf-8", "application/octet-stream"})
                assertThat(other(bytes, type)).as(type).isPresent();
    }

    @Test
    void pages_in_any_charset_are_text_and_so_is_a_page_with_stray_bytes() {
        for (String charset : new String[] {"UTF-8", "windows-1256", "UTF-16LE", "UTF-16BE", "ISO-8859-6"}) {
            byte[] bytes = PAGE.replace("ّ", "").getBytes(Charset.forName(charset));
            assertThat(other(bytes, "text/html; charset=" + charset))
                    .as(charset)
                    .isEmpty();
            assertThat(other(bytes, "")).as(charset + ", not declared").isEmpty();
        }
        assertThat(other(("\0\0\0\u0001" + PAGE).getBytes(StandardCharsets.UTF_8), "text/html"))
                .isEmpty();
        assertThat(other(new byte[0], "")).isEmpty();
        assertThat(other("short".getBytes(StandardCharsets.UTF_8), "")).isEmpty();
    }

    private static Optional<String> other(byte[] bytes, String type) {
        return PageKind.other(Download.of(URL, bytes, Optional.of(type).filter(text -> !text.isEmpty())));
    }
}
