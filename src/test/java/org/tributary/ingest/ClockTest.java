package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.ingest.Outlet.Entry;
import org.tributary.model.Article;

/** S31: a clock that is a day wrong, and the hour that comes twice. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ClockTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    @Test
    void S31_while_the_clock_is_a_day_ahead_and_when_it_is_right_again_news_comes_once() throws Exception {
        theClockIsWrongBy(DAY);
    }

    @Test
    void S31_while_the_clock_is_a_day_behind_and_when_it_is_right_again_news_comes_once() throws Exception {
        theClockIsWrongBy(DAY.negated());
    }

    private void theClockIsWrongBy(Duration wrong) throws Exception {
        try (Outlet outlet = new Outlet();
                Newsroom newsroom = new Newsroom()) {
            publish(outlet, 1);
            newsroom.reads("out", outlet.at("/feed")).sweep.once();
            for (Duration leap : List.of(wrong, wrong.negated())) {
                newsroom.now.updateAndGet(at -> at.plus(leap));
                publish(outlet, newsroom.articles().size() + 1);
                outlet.askedAndForgotten();
                for (int minute = 0; minute < 70; minute += 10) {
                    newsroom.sweep.renew();
                    newsroom.sweep.once();
                    newsroom.now.updateAndGet(at -> at.plus(Duration.ofMinutes(10)));
                }
                assertThat(outlet.asked.stream().filter("/feed"::equals))
                        .as("polls in an hour and ten minutes, the clock changed by " + leap)
                        .hasSizeBetween(1, 4);
            }
            assertThat(newsroom.articles())
                    .extracting(Article::guid)
                    .containsExactlyInAnyOrder("tag:n1", "tag:n2", "tag:n3");
        }
    }

    @Test
    void S31_the_hour_that_comes_twice_polls_no_more_and_keeps_its_moments_apart() throws Exception {
        String midnight = "2026-10-25T00:00:00Z"; // and an hour later it is two o'clock in Berlin once more
        assertThat(polls(midnight, "Europe/Berlin")).isEqualTo(polls(midnight, "UTC"));
    }

    /** In three hours, with a piece of news in each half of one. */
    private List<Duration> polls(String midnight, String zone) throws Exception {
        Instant start = Instant.parse(midnight);
        List<Duration> polls = new ArrayList<>();
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try (Outlet outlet = new Outlet();
                Newsroom newsroom = new Newsroom("jdbc:h2:file:" + folder.resolve(zone), Duration.ofSeconds(2))) {
            newsroom.now.set(start);
            List<Instant> seen = new ArrayList<>();
            for (int minute = 0; minute < 180; minute++) {
                if (minute % 30 == 0) publish(outlet, minute / 30 + 1);
                if (minute == 0) newsroom.reads("out", outlet.at("/feed"));
                outlet.askedAndForgotten();
                newsroom.sweep.once();
                if (outlet.asked.contains("/feed")) polls.add(Duration.between(start, newsroom.time()));
                if (newsroom.store.articles().count() > seen.size()) seen.add(newsroom.time());
                newsroom.now.updateAndGet(at -> at.plus(Duration.ofMinutes(1)));
            }
            assertThat(newsroom.store.stories().newest(99, Optional.empty()))
                    .flatExtracting(story -> story.articles())
                    .extracting(Article::firstSeen)
                    .as("moments come back from the store as they were")
                    .containsAll(seen);
            assertThat(newsroom.articles()).extracting(Article::guid).doesNotHaveDuplicates();
        } finally {
            TimeZone.setDefault(before);
        }
        return polls;
    }

    /** A feed of so many entries, of which no two tell the same. */
    private static void publish(Outlet outlet, int entries) {
        List<Entry> all = new ArrayList<>();
        for (int i = entries; i > 0; i--) {
            all.add(Entry.of("n" + i, "A teaser for " + "piece ".repeat(i)));
            outlet.page("/n" + i, "Title of n" + i, Press.report(i).paragraphs().toArray(String[]::new));
        }
        outlet.feed("/feed", all.toArray(Entry[]::new));
    }
}
