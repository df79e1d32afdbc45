package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tributary.Databases;
import org.tributary.model.Article;
import org.tributary.model.Extraction;
import org.tributary.model.Fingerprint;
import org.tributary.model.FullText;
import org.tributary.model.Keeping;
import org.tributary.model.Lifetime;
import org.tributary.model.Placement;
import org.tributary.model.Republish;
import org.tributary.model.Select;
import org.tributary.model.Source;
import org.tributary.store.Store;

/** Who is purged when, and that a wrong clock purges nobody. */
final class RetentionTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Lifetime MONTH = Lifetime.of(Duration.ofDays(30));

    private final Store store = Store.open(Databases.at(Databases.fresh()));
    private Instant now = START;
    private long nanos;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void nothing_goes_unless_feeds_yml_says_so() {
        Retention retention = retention(Retention.Settings.DEFAULTS, source("post", Keeping.AS_THE_HOUSE));
        for (int n = 0; n < 60; n++) file("post", n);
        for (int year = 0; year < 20; year++) {
            pass(Duration.ofDays(365));
            assertThat(retention.tick()).isZero();
        }
        assertThat(store.articles().count()).isEqualTo(60);
    }

    @Test
    void a_source_may_keep_its_articles_longer_or_shorter_than_the_house() {
        Retention retention = retention(
                new Retention.Settings(MONTH, 0, Lifetime.FOREVER),
                source("short", new Keeping(Optional.of(Lifetime.of(Duration.ofDays(3))), Optional.empty())),
                source("house", Keeping.AS_THE_HOUSE),
                source("ever", new Keeping(Optional.of(Lifetime.FOREVER), Optional.empty())),
                source("two", new Keeping(Optional.empty(), Optional.of(2))));
        for (String id : List.of("short", "house", "ever", "two")) for (int n = 0; n < 5; n++) file(id, n);
        pass(Duration.ofDays(4));
        assertThat(retention.tick()).isEqualTo(5);
        assertThat(store.articles().newestOf("short", 9)).isEmpty();
        pass(Duration.ofDays(27));
        assertThat(retention.tick()).isEqualTo(8);
        assertThat(store.articles().newestOf("house", 9)).isEmpty();
        assertThat(store.articles().newestOf("ever", 9)).hasSize(5);
        assertThat(store.articles().newestOf("two", 9)).hasSize(2);
    }

    @Test
    void more_than_a_visit_may_take_goes_in_several() {
        Retention retention = retention(
                new Retention.Settings(MONTH, 50, Lifetime.of(Duration.ofDays(100))),
                source("post", Keeping.AS_THE_HOUSE));
        for (int n = 0; n < 333; n++) file("post", n);
        pass(Duration.ofDays(31));
        assertThat(retention.tick()).isEqualTo(283);
        assertThat(store.articles().past("post", List.of("0"))).hasSize(1);
        pass(Duration.ofDays(101));
        retention.tick();
        assertThat(store.articles().past("post", List.of("0"))).isEmpty();
    }

    @Test
    void a_clock_that_leaps_is_not_believed_for_a_day() {
        Retention retention =
                retention(new Retention.Settings(MONTH, 0, Lifetime.FOREVER), source("post", Keeping.AS_THE_HOUSE));
        file("post", 0);
        now = now.plus(Duration.ofDays(4_000));
        assertThat(retention.tick()).isZero();
        pass(Duration.ofHours(23));
        assertThat(retention.tick()).isZero();
        now = START.plus(Duration.ofHours(23)); // somebody set it right
        pass(Duration.ofHours(2));
        assertThat(retention.tick()).isZero();
        pass(Duration.ofDays(31));
        assertThat(retention.tick()).isEqualTo(1);
    }

    @Test
    void a_store_that_was_long_away_is_given_a_day() {
        file("post", 0);
        pass(Duration.ofDays(100));
        Retention retention =
                retention(new Retention.Settings(MONTH, 0, Lifetime.FOREVER), source("post", Keeping.AS_THE_HOUSE));
        pass(Duration.ofHours(1));
        assertThat(retention.tick()).isZero();
        pass(Duration.ofHours(24));
        assertThat(retention.tick()).isEqualTo(1);
    }

    private Retention retention(Retention.Settings settings, Source... sources) {
        store.sources().name(List.of(sources), now);
        Retention retention = new Retention(settings, store, () -> now, () -> nanos);
        retention.name(List.of(sources));
        return retention;
    }

    private void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    private static Source source(String id, Keeping keeping) {
        Source plain = Source.of(id, URI.create("https://" + id + ".example/feed"));
        return new Source(
                id,
                Optional.empty(),
                plain.url(),
                plain.tags(),
                Optional.empty(),
                Optional.empty(),
                FullText.AUTO,
                Select.NOTHING,
                plain.headers(),
                List.of(),
                Optional.empty(),
                true,
                false,
                keeping);
    }

    private void file(String source, int number) {
        URI url = URI.create("https://" + source + ".example/" + number);
        Article article = new Article(
                0,
                source,
                source,
                Integer.toString(number),
                url,
                url.toString(),
                "Title " + number,
                "",
                "Text " + number,
                "<p>Text " + number + "</p>",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                now.plusMillis(number),
                now.plusMillis(number),
                "en",
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Republish.FULL,
                Extraction.Origin.FEED,
                new Fingerprint(0, new int[0]));
        store.stories().place(article, lane -> Placement.founds("no article like it"));
    }
}
