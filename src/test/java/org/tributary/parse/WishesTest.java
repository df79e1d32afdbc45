package org.tributary.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tributary.model.Download;
import org.tributary.model.PaceWish;
import org.tributary.model.ParseResult;

class WishesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ttl>60</ttl> | PT1H",
                "<ttl> 15 </ttl> | PT15M",
                "<sy:updatePeriod>hourly</sy:updatePeriod> | PT1H",
                "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency> | PT15M",
                "<sy:updatePeriod> Daily </sy:updatePeriod><sy:updateFrequency> 2 </sy:updateFrequency> | PT12H",
                "<sy:updateFrequency>2</sy:updateFrequency> | PT12H",
                "<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod> | PT1H",
                "<sy:updatePeriod>weekly</sy:updatePeriod> | PT168H",
                "<ttl>0</ttl> | ",
                "<ttl>-5</ttl> | ",
                "<ttl>soon</ttl> | ",
                "<ttl>999999999</ttl> | ",
                "<sy:updatePeriod>fortnightly</sy:updatePeriod> | ",
                "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency> | ",
            })
    void P13_ttl_and_the_syndication_module_ask_for_a_pace_and_nonsense_asks_for_none(String xml, String period) {
        assertThat(wish(xml).period()).isEqualTo(Optional.ofNullable(period).map(Duration::parse));
    }

    @Test
    void P14_skip_hours_and_days_are_read_and_nonsense_is_left_out() {
        PaceWish wish =
                wish("<skipHours><hour>0</hour><hour>24</hour><hour> 5 </hour><hour>25</hour><hour>x</hour></skipHours>"
                        + "<skipDays><day>Friday</day><day>saturday</day><day>Someday</day></skipDays>");
        assertThat(wish.skipHours()).containsExactlyInAnyOrder(0, 5);
        assertThat(wish.skipDays()).containsExactlyInAnyOrder(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
    }

    @Test
    void P14_a_feed_that_asks_never_to_be_read_asks_for_nothing() {
        StringBuilder hours = new StringBuilder();
        for (int hour = 0; hour < 24; hour++)
            hours.append("<hour>").append(hour).append("</hour>");
        StringBuilder days = new StringBuilder();
        for (DayOfWeek day : DayOfWeek.values())
            days.append("<day>").append(day).append("</day>");
        assertThat(wish("<skipHours>" + hours + "</skipHours><skipDays>" + days + "</skipDays>"))
                .isEqualTo(PaceWish.NONE);
    }

    private static PaceWish wish(String xml) {
        String feed = "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>" + xml
                + "</channel></rss>";
        byte[] body = feed.getBytes(StandardCharsets.UTF_8);
        ParseResult result =
                new FeedParser().parse(Download.of(URI.create("https://news.test/f"), body, Optional.empty()));
        return ((ParseResult.Parsed) result).feed().pace();
    }
}
