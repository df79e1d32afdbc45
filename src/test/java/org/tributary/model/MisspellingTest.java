package org.tributary.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MisspellingTest {
    @ParameterizedTest
    @CsvSource({
        "tag, tag, 0",
        "tgs, tag, 2",
        "tga, tag, 1",
        "ulr, url, 1",
        "outlett, outlet, 1",
        "'', tag, 3",
        "every, '', 5"
    })
    void letters_added_dropped_changed_or_swapped_count_one_each_either_way(String a, String b, int errors) {
        assertThat(Misspelling.errors(a, b)).isEqualTo(errors);
        assertThat(Misspelling.errors(b, a)).isEqualTo(errors);
    }
}
