package org.tributary.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tributary.fetch.Fetchers.fetched;
import static org.tributary.fetch.Fetchers.unchanged;
import static org.tributary.fetch.Outlet.FEED;
import static org.tributary.fetch.Outlet.answer;
import static org.tributary.fetch.Outlet.document;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.Validators;

class ConditionalRequestsTest {
    private final VirtualClock clock = new VirtualClock();
    private final PoliteFetcher fetcher = Fetchers.at(clock);
    private final Outlet outlet = new Outlet();

    @AfterEach
    void close() {
        fetcher.close();
        outlet.close();
    }

    private FetchResult poll(Validators known) {
        return fetcher.feed(outlet.source(), outlet.url("/feed"), known);
    }

    @Test
    void P1_validators_come_back_byte_for_byte() {
        String etag = "W/\"a b--'q'~\"";
        String date = "Tue,  24-November-26 9:5 utc";
        outlet.at("/feed", document(FEED, "ETag: " + etag, "Last-Modified: " + date));
        Validators given = fetched(poll(Validators.NONE)).validators();
        poll(given);
        assertThat(outlet.last().getHeaders().get("If-None-Match")).isEqualTo(etag);
        assertThat(outlet.last().getHeaders().get("If-Modified-Since")).isEqualTo(date);
    }

    @Test
    void P1_an_etag_without_quotes_or_in_another_script_comes_back_too() {
        for (String etag : new String[] {"abc", "\"خبر\"", "\"\"", "W/xyz\""}) {
            outlet.at("/feed", document(FEED, "ETag: " + etag));
            poll(fetched(poll(Validators.NONE)).validators());
            assertThat(outlet.last().getHeaders().get("If-None-Match")).isEqualTo(etag);
        }
    }

    @Test
    void P2_if_modified_since_is_never_made_up() {
        outlet.at("/feed", document(FEED, "ETag: \"a\"", "Date: Tue, 24 Nov 2026 11:00:00 GMT"));
        Validators given = fetched(poll(Validators.NONE)).validators();
        poll(given);
        assertThat(outlet.last().getHeaders().get("If-None-Match")).isEqualTo("\"a\"");
        assertThat(outlet.last().getHeaders().get("If-Modified-Since")).isNull();
    }

    @Test
    void P3_new_validators_of_an_equal_body_are_kept() {
        outlet.at("/feed", document(FEED, "ETag: \"a\""));
        Validators first = fetched(poll(Validators.NONE)).validators();
        outlet.at("/feed", document(FEED, "ETag: \"b\"", "Last-Modified: Tue, 24 Nov 2026 11:00:00 GMT"));
        Validators second = fetched(poll(first)).validators();
        assertThat(second.bodyHash()).isEqualTo(first.bodyHash()).isPresent();
        assertThat(second.etag()).contains("\"b\"");
        assertThat(second.lastModified()).contains("Tue, 24 Nov 2026 11:00:00 GMT");
    }

    @Test
    void P4_a_304_replaces_the_validator_it_names_and_keeps_the_other() {
        outlet.at("/feed", document(FEED, "ETag: \"a\"", "Last-Modified: Tue, 24 Nov 2026 11:00:00 GMT"));
        Validators first = fetched(poll(Validators.NONE)).validators();
        outlet.at("/feed", answer(304, "ETag: \"b\""));
        Validators second = unchanged(poll(first)).validators();
        assertThat(second.etag()).contains("\"b\"");
        assertThat(second.lastModified()).isEqualTo(first.lastModified());
        assertThat(second.bodyHash()).isEqualTo(first.bodyHash());
        outlet.at("/feed", answer(304, "Last-Modified: Tue, 24 Nov 2026 12:00:00 GMT"));
        Validators third = unchanged(poll(second)).validators();
        assertThat(third.etag()).contains("\"b\"");
        assertThat(third.lastModified()).contains("Tue, 24 Nov 2026 12:00:00 GMT");
        outlet.at("/feed", answer(304));
        assertThat(unchanged(poll(third)).validators()).isEqualTo(third);
    }

    @Test
    void P5_a_validator_that_a_new_answer_lacks_is_forgotten() {
        outlet.at("/feed", document(FEED, "ETag: \"a\"", "Last-Modified: Tue, 24 Nov 2026 11:00:00 GMT"));
        Validators first = fetched(poll(Validators.NONE)).validators();
        outlet.at("/feed", document(FEED + " ", "ETag: \"b\""));
        Validators second = fetched(poll(first)).validators();
        assertThat(second.lastModified()).isEmpty();
        outlet.at("/feed", document(FEED, "ETag:"));
        assertThat(fetched(poll(second)).validators().etag()).isEmpty();
    }

    @Test
    void P26_validators_are_sent_to_the_address_that_gave_them_and_to_no_other() {
        outlet.at("/feed", answer(302, "Location: /new"));
        outlet.at("/new", document(FEED, "ETag: \"n\""));
        Validators given = fetched(poll(Validators.NONE)).validators();
        assertThat(given.url()).contains(outlet.url("/new"));
        poll(given);
        assertThat(outlet.asked("/feed"))
                .allMatch(request -> request.getHeaders().get("If-None-Match") == null);
        assertThat(outlet.asked("/new").get(1).getHeaders().get("If-None-Match"))
                .isEqualTo("\"n\"");
        outlet.at("/feed", answer(302, "Location: /newer"));
        outlet.at("/newer", document(FEED));
        poll(given);
        assertThat(outlet.last().getHeaders().get("If-None-Match")).isNull();
    }

    @Test
    void an_answer_304_to_an_unconditional_request_is_no_news() {
        outlet.at("/feed", answer(304, "ETag: \"a\""));
        var failed = Fetchers.failed(poll(Validators.NONE));
        assertThat(failed.cause()).isEqualTo(Cause.STATUS);
        assertThat(failed.status()).isEqualTo(304);
    }

    @Test
    void P13_max_age_counts_on_200_and_on_304() {
        outlet.at("/feed", document(FEED, "ETag: \"a\"", "Cache-Control: public, max-age=3600", "Age: 600"));
        var first = fetched(poll(Validators.NONE));
        assertThat(first.freshFor()).isEqualTo(Duration.ofMinutes(50));
        outlet.at("/feed", answer(304, "Cache-Control: max-age=7200"));
        assertThat(unchanged(poll(first.validators())).freshFor()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void validators_of_an_unknown_address_are_not_sent() {
        outlet.at("/feed", document(FEED));
        poll(new Validators(Optional.of("\"a\""), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(outlet.last().getHeaders().get("If-None-Match")).isNull();
    }
}
