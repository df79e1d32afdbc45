package org.tributary.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tributary.model.Article;
import org.tributary.model.Story;
import org.tributary.publish.SampleStories;

/** A page with all that belongs to it is small enough for a slow line. */
class PageWeightTest {
    private static final int MOST = 60_000;
    private static final String LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";

    /** A seed that never changes: words that no packer can guess, the same in each run. */
    private final Random random = new Random(7);

    @Test
    void a_full_river_of_long_headlines_in_eight_outlets_each_is_under_60_kilobytes() {
        List<Story> stories = new ArrayList<>();
        for (int i = 100; i > 0; i--) {
            List<Article> articles = new ArrayList<>();
            for (int outlet = 0; outlet < 8; outlet++)
                articles.add(SampleStories.article(
                        i * 10 + outlet, "Outlet no. " + (i * 7 + outlet) % 40, "ar", words(11), words(30)));
            stories.add(SampleStories.story(i, articles.toArray(Article[]::new)));
        }
        try (Served served = Served.privately().with(stories)) {
            String page = served.text("/");
            assertThat(page.split("<article ", -1)).hasSize(101);
            int style = weight(served, Style.PATH) + weight(served, Style.SCRIPT) + weight(served, Style.ICON);
            for (String path : List.of("/", "/statistics", "/sources", "/help", "/corrections"))
                assertThat(weight(served, path) + style).as(path).isLessThan(MOST);
        }
    }

    private String words(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            for (int letter = 3 + random.nextInt(5); letter > 0; letter--)
                out.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            out.append(' ');
        }
        return out.toString().strip();
    }

    private static int weight(Served served, String path) {
        return served.get(path, "Accept-Encoding", "gzip").body().length;
    }
}
