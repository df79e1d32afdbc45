package org.tributary.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tributary.model.Source;

/** The feeds.yml that comes with the program. */
class ShippedFileTest {
    private static final Config SHIPPED = Written.reader(Map.of()).read(Path.of("feeds.yml"));

    @Test
    void it_is_right_and_warns_of_nothing() {
        assertThat(SHIPPED.warnings()).isEmpty();
        assertThat(SHIPPED.title()).isEqualTo("Iraq and the region");
        assertThat(SHIPPED.publications()).isNotEmpty();
    }

    @Test
    void it_names_a_dozen_outlets_and_more_in_three_languages() {
        assertThat(SHIPPED.sources()).hasSizeBetween(12, 20);
        assertThat(SHIPPED.sources().get(0).outlet()).contains("The Baghdad Post");
        assertThat(SHIPPED.sources()).allMatch(source -> !source.tags().isEmpty());
        assertThat(SHIPPED.sources().stream().flatMap(source -> source.language().stream()))
                .contains("en", "ar", "ckb");
        assertThat(SHIPPED.sources().stream().map(Source::id)).doesNotHaveDuplicates();
    }

    @Test
    void its_settings_are_the_defaults() {
        assertThat(SHIPPED.settings(Written.Serve.class)).isEqualTo(Written.Serve.DEFAULTS);
        assertThat(SHIPPED.settings(Written.Fetch.class)).isEqualTo(Written.Fetch.DEFAULTS);
        assertThat(SHIPPED.settings(Written.Store.class).url())
                .isEqualTo("jdbc:h2:file:" + Path.of("data/tributary").toAbsolutePath());
    }
}
