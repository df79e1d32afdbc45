package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tributary.Shared;
import org.tributary.model.Download;
import org.tributary.model.Extraction;

/** Pages of our own in Arabic, Sorani, Persian, Hebrew, Chinese and Japanese, some with wrong declarations. */
class OwnPagesTest {
    private static final Path PAGES = Path.of("src/test/resources/pages");
    private final Extractor extractor = new Extractor(Extractor.Settings.DEFAULTS);

    @Test
    void the_text_is_found_in_every_script() throws IOException {
        List<ShingleScore.Page> scores = new ArrayList<>();
        List<String> low = new ArrayList<>();
        for (Path folder : folders()) {
            Extraction found = extractor.extract(page(folder));
            ShingleScore.Page score = ShingleScore.of(Files.readString(folder.resolve("expected.txt")), found.text());
            scores.add(score);
            if (score.f1() < 0.9) low.add(folder.getFileName() + " " + score.f1() + "\n" + found.text());
        }
        assertThat(scores).hasSizeGreaterThanOrEqualTo(16);
        assertThat(low).isEmpty();
        assertThat(ShingleScore.f1(scores)).isGreaterThanOrEqualTo(Shared.floor("extract.own.f1"));
    }

    @Test
    void the_language_is_named() throws IOException {
        for (Path folder : folders())
            assertThat(extractor.extract(page(folder)).language())
                    .as(folder.toString())
                    .isEqualTo(properties(folder).getProperty("language"));
    }

    static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(PAGES)) {
            return all.filter(folder -> Files.exists(folder.resolve("page.properties")))
                    .sorted()
                    .toList();
        }
    }

    static Download page(Path folder) throws IOException {
        Properties about = properties(folder);
        return Download.of(
                URI.create(about.getProperty("url")),
                Files.readAllBytes(folder.resolve("source.html")),
                Optional.of(about.getProperty("content-type")));
    }

    private static Properties properties(Path folder) throws IOException {
        Properties about = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve("page.properties"))) {
            about.load(in);
        }
        return about;
    }
}
