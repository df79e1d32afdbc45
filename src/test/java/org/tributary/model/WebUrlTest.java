package org.tributary.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {
    private static final URI BASE = URI.create("https://news.test/a/b.html?c=d");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://x.test/1 | https://x.test/1",
                "HTTP://x.test/1 | http://x.test/1",
                "'  https://x.test/1\n ' | https://x.test/1",
                "'https://x.test/a\n/b' | https://x.test/a/b",
                "c.html | https://news.test/a/c.html",
                "../c | https://news.test/c",
                "/c | https://news.test/c",
                "//x.test/c | https://x.test/c",
                "?e=f | https://news.test/a/b.html?e=f",
                "#part | https://news.test/a/b.html?c=d#part",
                "https://x.test/a b?q=c d | https://x.test/a%20b?q=c%20d",
                "https://x.test/خبر | https://x.test/%D8%AE%D8%A8%D8%B1",
                "https://x.test/100%/a%20b | https://x.test/100%25/a%20b",
                "https://x.test/a[1]?b[]=2 | https://x.test/a%5B1%5D?b%5B%5D=2",
                "https://x.test/a#b#c | https://x.test/a#b%23c",
                "https://مثال.إختبار/1 | https://xn--mgbh0fb.xn--kgbechtv/1",
                "https://x.test | https://x.test",
                "https://[2001:db8::1]/a | https://[2001:db8::1]/a",
            })
    void addresses_are_read_as_the_web_writes_them(String raw, String url) {
        assertThat(WebUrl.resolve(BASE, raw)).contains(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "javascript:alert(1)",
                "java\tscript:alert(1)",
                " javascript:x",
                "data:text/html,x",
                "file:///etc/passwd",
                "ftp://x.test/",
                "mailto:a@x.test",
                "urn:uuid:1",
                "http://",
                "https:",
                "https:x.test",
                "::::",
                "http://[::1"
            })
    void S17_what_may_not_be_visited_is_no_address(String raw) {
        assertThat(WebUrl.resolve(BASE, raw)).isEqualTo(Optional.empty());
    }
}
