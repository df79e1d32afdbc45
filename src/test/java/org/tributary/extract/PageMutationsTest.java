package org.tributary.extract;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A few hundred of the pages that {@link PageMutations} makes by the ten thousand. */
class PageMutationsTest {
    @Test
    void broken_pages_give_an_answer_without_anything_that_acts() throws IOException {
        PageMutations mutations = PageMutations.own();
        for (long seed = 1; seed <= 300; seed++) {
            long one = seed;
            assertThatCode(() -> mutations.check(mutations.make(one), one))
                    .as("seed " + seed)
                    .doesNotThrowAnyException();
        }
    }
}
