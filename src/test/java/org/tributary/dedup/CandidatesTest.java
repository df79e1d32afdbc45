package org.tributary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.model.Fingerprint;

class CandidatesTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Fingerprinter fingerprinter = new Fingerprinter();

    @Test
    void an_article_is_found_by_what_it_shares_and_the_nearest_comes_first() {
        Candidates candidates = new Candidates();
        candidates.add(1, "a", NOON, terms(1, 2, 3, 4, 5));
        candidates.add(2, "b", NOON, terms(3, 4, 5, 6, 7));
        candidates.add(3, "c", NOON, terms(8, 9));

        assertThat(candidates.near("d", NOON, terms(3, 4, 5, 6))).containsExactly(2L, 1L);
        assertThat(candidates.near("d", NOON, terms(8, 9, 10))).isEmpty();
    }

    @Test
    void an_article_leaves_after_thirty_days() {
        Candidates candidates = new Candidates();
        candidates.add(1, "a", NOON, terms(1, 2, 3));

        assertThat(candidates.near("b", NOON.plus(Duration.ofDays(30)), terms(1, 2, 3)))
                .containsExactly(1L);
        assertThat(candidates.near("b", NOON.plus(Duration.ofDays(31)), terms(1, 2, 3)))
                .isEmpty();
    }

    @Test
    void a_changed_article_is_known_by_its_new_text_alone() {
        Candidates candidates = new Candidates();
        candidates.add(1, "a", NOON, terms(1, 2, 3));
        candidates.add(2, "b", NOON, terms(4, 5, 6));
        candidates.add(1, "a", NOON, terms(7, 8, 9));
        candidates.add(1, "a", NOON, terms(7, 8, 10));

        assertThat(candidates.near("c", NOON, terms(1, 2, 3))).isEmpty();
        assertThat(candidates.near("c", NOON, terms(7, 8, 10))).containsExactly(1L);
        assertThat(candidates.near("c", NOON, terms(4, 5, 6))).containsExactly(2L);
    }

    @Test
    void files_or_memory_grown_or_not_the_answers_are_the_same(@TempDir Path folder) throws IOException {
        Candidates inMemory = new Candidates();
        Candidates inFiles = new Candidates(folder.resolve("scratch"));
        Candidates restarted = new Candidates();
        Random random = new Random(5);
        Fingerprint[] all = new Fingerprint[6000];
        for (int i = 0; i < all.length; i++) {
            StoryPlacer.Item item = Texts.news(random, "x");
            all[i] = fingerprinter.sign(item.title(), item.body(), "");
            inMemory.add(i + 1, "o" + i % 7, at(i), all[i]);
            inFiles.add(i + 1, "o" + i % 7, at(i), all[i]);
            if (i % 10 == 0 && i > 50) {
                inMemory.add(i - 20, "o", at(i - 20), all[i]);
                inFiles.add(i - 20, "o", at(i - 20), all[i]);
            }
        }
        Instant now = at(all.length);
        for (int i = 0; i < all.length; i++) {
            boolean lives = !at(i).isBefore(now.minus(Candidates.WINDOW));
            if (lives) restarted.add(i + 1, "o" + i % 7, at(i), all[i]);
            if (i % 10 == 0 && i > 50 && !at(i - 20).isBefore(now.minus(Candidates.WINDOW)))
                restarted.add(i - 20, "o", at(i - 20), all[i]);
        }

        for (int i = 0; i < all.length; i += 13) {
            List<Long> near = inMemory.near("z", now, all[i]);
            assertThat(inFiles.near("z", now, all[i])).isEqualTo(near);
            assertThat(restarted.near("z", now, all[i])).isEqualTo(near);
        }
        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).as("scratch files that would outlive the process").isEmpty();
        }
    }

    @Test
    void a_fingerprint_is_bounded_and_two_copies_choose_the_same_terms() {
        String text = "One two three four five six seven.\n\n" + Texts.sentence(new Random(3), 50_000);
        Fingerprint whole = fingerprinter.sign("A headline of some words", text, "en");
        Fingerprint cut = fingerprinter.sign("Another headline", text.substring(0, 900), "");

        assertThat(whole.terms()).hasSizeLessThanOrEqualTo(Fingerprinter.MOST).isSorted();
        assertThat(cut.terms()).hasSizeGreaterThan(30);
        assertThat(Comparison.common(whole.terms(), cut.terms())).isGreaterThan(30);
        assertThat(fingerprinter.sign("", "", "").bodyHash()).isZero();
    }

    /** A thousand articles a week, so that the first ones have left the window long before the last ones come. */
    private static Instant at(int article) {
        return NOON.plus(Duration.ofMinutes(10L * article));
    }

    private static Fingerprint terms(int... terms) {
        return new Fingerprint(1, terms);
    }
}
