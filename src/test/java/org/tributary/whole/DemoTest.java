package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demo}: what a newcomer without a network sees in the first minute. */
@Tag("whole")
class DemoTest {
    @Test
    void four_outlets_fold_are_cleaned_and_corrected(@TempDir Path folder) throws Exception {
        try (Running demo = Running.start(new Program(folder), folder, "demo")) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(health(demo)).contains("\"articles\":8", "\"stories\":6"));
            List<River.Entry> entries = River.read(demo.get("/feed.atom")).entries();
            River.Entry silo = titled(entries, "Old grain silo becomes a concert hall");
            assertThat(silo.related()).singleElement().asString().endsWith("/bender/silo-hall-en");
            assertThat(silo.content())
                    .contains("I carried a violin", "The orchestra will play", "Also in")
                    .doesNotContain("cookies", "Ten harbours", "Newsletter", "First!");
            River.Entry ferry = titled(entries, "عودة العبّارة الليلية بين ضفتي الخليج بعد توقف دام عامين");
            assertThat(ferry.related()).singleElement().asString().endsWith("/bendar/ferry-line-ar");
            assertThat(River.read(demo.get("/feed.atom?agency=AFP")).entries()).hasSize(2);
            assertThat(River.read(demo.get("/feed.atom?language=ckb")).entries())
                    .hasSize(1);
            assertThat(River.read(demo.get("/feed.atom?language=kmr")).entries())
                    .hasSize(1);
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(
                                    titled(River.read(demo.get("/feed.atom")).entries(), silo.title())
                                            .content())
                            .contains("2,100 people")
                            .doesNotContain("1,200"));
        }
    }

    private static River.Entry titled(List<River.Entry> entries, String title) {
        return entries.stream()
                .filter(entry -> entry.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String health(Running demo) throws Exception {
        return new String(demo.get("/health"), StandardCharsets.UTF_8);
    }
}
