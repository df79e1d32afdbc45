package org.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tributary.ingest.Outlet.Entry;
import org.tributary.model.Article;
import org.tributary.model.Validators;
import org.tributary.store.Articles;

/** Pages are asked whether they were corrected: conditionally, ever more seldom, and no more than eight times a week. */
class RechecksTest {
    private static final String TEASER = "A few words on what happened.";
    private static final String[] BODY = {
        "The first paragraph tells at some length what the ministry said about the water on Monday morning.",
        "The second paragraph tells that 14 villages were without water, and that engineers were on their way.",
        "The third paragraph tells what people in the villages said, and when the pumps would run again, they hoped."
    };

    private Outlet outlet;
    private Newsroom newsroom;

    @BeforeEach
    void begin() throws IOException {
        outlet = new Outlet();
        newsroom = new Newsroom();
        outlet.feed("/feed", Entry.of("one", TEASER));
        outlet.page("/one", "Title of one", BODY);
        newsroom.reads("out", outlet.at("/feed")).sweep.once();
        outlet.askedAndForgotten();
    }

    @AfterEach
    void end() throws Exception {
        newsroom.close();
        outlet.close();
    }

    @Test
    void P20_a_page_is_asked_eight_times_at_most_in_its_first_week_never_in_its_first_hour_and_ever_more_seldom() {
        Instant start = newsroom.time();
        List<Duration> ages = new ArrayList<>();
        for (int minutes = 10; minutes <= 14 * 24 * 60; minutes += 10) {
            newsroom.now.set(start.plus(Duration.ofMinutes(minutes)));
            newsroom.sweep.recheckPages().join();
            if (outlet.askedAndForgotten().contains("/one")) ages.add(Duration.ofMinutes(minutes));
        }
        assertThat(ages).hasSizeBetween(5, 8);
        assertThat(ages.get(0)).isGreaterThanOrEqualTo(Duration.ofHours(1));
        assertThat(ages).allSatisfy(age -> assertThat(age).isLessThanOrEqualTo(Duration.ofDays(7)));
        for (int i = 1; i < ages.size(); i++)
            assertThat(ages.get(i).minus(ages.get(i - 1)))
                    .as("a fifth of its age at least")
                    .isGreaterThanOrEqualTo(ages.get(i).dividedBy(5));
    }

    @Test
    void P20_a_recheck_brings_the_correction_and_a_304_brings_nothing() {
        newsroom.now.updateAndGet(at -> at.plus(Duration.ofHours(2)));
        newsroom.sweep.recheckPages().join();
        assertThat(outlet.askedAndForgotten()).containsExactly("/one");
        assertThat(versions()).as("a 304").isEmpty();

        outlet.page("/one", "Title of one", BODY[0], BODY[1].replace("14", "17"), BODY[2]);
        newsroom.now.updateAndGet(at -> at.plus(Duration.ofHours(3)));
        newsroom.sweep.recheckPages().join();
        assertThat(versions()).extracting(Articles.Version::kind).containsExactly("CORRECTION");
        assertThat(newsroom.river().get(0).updated()).isEqualTo(newsroom.time());
        assertThat(newsroom.store.articles().corrections(10, Optional.empty()))
                .singleElement()
                .satisfies(one -> assertThat(one.textAfter()).contains("17 villages"));
    }

    @Test
    void P20_a_page_that_is_gone_is_asked_no_more_and_its_article_stays() {
        outlet.fail("/one", 410);
        for (int hours = 0; hours < 100; hours += 5) {
            newsroom.now.updateAndGet(at -> at.plus(Duration.ofHours(5)));
            newsroom.sweep.recheckPages().join();
        }
        assertThat(outlet.asked).containsExactly("/one");
        assertThat(newsroom.articles())
                .extracting(Article::text)
                .first()
                .asString()
                .contains("14 villages");
    }

    @Test
    void P20_without_validators_a_page_is_not_fetched_again() {
        assertThat(Rechecks.next(Newsroom.NOON, Newsroom.NOON, 0, Validators.NONE))
                .isEmpty();
    }

    @Test
    void eight_cosmetic_versions_do_not_hide_the_correction_after_them() {
        Instant start = Newsroom.NOON;
        Articles.Known counted = known(start, start.plus(Duration.ofHours(30)), 40);
        assertThat(Rechecks.allow(counted, start.plus(Duration.ofHours(38)), false))
                .isTrue();
        assertThat(Rechecks.allow(counted, start.plus(Duration.ofHours(31)), false))
                .isFalse();
        assertThat(Rechecks.allow(counted, start.plus(Duration.ofDays(6)), true))
                .as("eight pages a week")
                .isFalse();
        assertThat(Rechecks.allow(counted, start.plus(Duration.ofDays(8)), true))
                .isTrue();
    }

    private static Articles.Known known(Instant firstSeen, Instant filed, int versions) {
        return new Articles.Known(1, 0, firstSeen, filed, versions, true);
    }

    private List<Articles.Version> versions() {
        return newsroom.store.articles().versions(newsroom.articles().get(0).id());
    }

    @Test
    void what_a_person_took_apart_is_not_put_together_when_its_page_comes_late() {
        outlet.feed("/feed", Entry.of("two", "Other words of another teaser."), Entry.of("one", TEASER));
        outlet.fail("/two", 500);
        newsroom.later();
        Article first = article("one");
        Article second = article("two");
        long own = newsroom.sweep.join(story(first), story(second)).stories().get(0);
        newsroom.sweep.split(own, second.id(), false);

        outlet.page("/two", "Title of one", BODY);
        newsroom.now.updateAndGet(at -> at.plus(Duration.ofHours(1)));
        newsroom.sweep.retryPages().join();

        assertThat(article("two").text()).as("its page came").contains("14 villages");
        assertThat(story(article("two"))).isNotEqualTo(story(article("one")));
    }

    private Article article(String name) {
        return newsroom.articles().stream()
                .filter(one -> one.guid().equals("tag:" + name))
                .findFirst()
                .orElseThrow();
    }

    private long story(Article article) {
        return newsroom.river().stream()
                .filter(one -> one.articles().stream().anyMatch(each -> each.id() == article.id()))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
