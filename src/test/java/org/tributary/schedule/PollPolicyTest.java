package org.tributary.schedule;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.model.Download;
import org.tributary.model.FetchResult;
import org.tributary.model.FetchResult.Cause;
import org.tributary.model.FetchResult.Failed;
import org.tributary.model.FetchResult.Fetched;
import org.tributary.model.FetchResult.Gone;
import org.tributary.model.FetchResult.NotModified;
import org.tributary.model.FetchResult.Throttled;
import org.tributary.model.PaceWish;
import org.tributary.model.ParseResult;
import org.tributary.model.Source;
import org.tributary.model.SourceState;
import org.tributary.model.Validators;

/** The lines of the politeness checklist that are about pace, each by its number. */
final class PollPolicyTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final URI FEED = URI.create("https://bbc.example/feed");
    private static final Source BBC = Source.of("bbc", FEED);
    private static final Validators GIVEN =
            new Validators(Optional.of("\"v1\""), Optional.empty(), Optional.of("hash"), Optional.of(FEED));
    private static final Validators NONE_GIVEN =
            new Validators(Optional.empty(), Optional.empty(), Optional.of("hash"), Optional.of(FEED));

    private final PollPolicy policy = new PollPolicy(still(), address -> false);

    private static PollPolicy.Settings still() {
        PollPolicy.Settings usual = PollPolicy.Settings.DEFAULTS;
        return new PollPolicy.Settings(
                usual.shortest(), usual.longest(), usual.start(), usual.floor(), usual.blind(), usual.retry(), 0);
    }

    @Test
    void a_throttled_source_waits_as_long_as_it_was_told() {
        var next = after(fresh(), new Throttled(ofMinutes(30), "429"), NOON);
        assertThat(next.nextPoll()).contains(NOON.plus(ofMinutes(30)));
    }

    @Test
    void P16_a_wait_of_days_is_obeyed_in_full() {
        var next = after(fresh(), new Throttled(ofDays(3), "503"), NOON);
        assertThat(next.nextPoll()).contains(NOON.plus(ofDays(3)));
        assertThat(next.outcome()).contains("asked to wait for 3 d");
    }

    private static Source every(Optional<Duration> every) {
        return new Source(
                BBC.id(),
                BBC.outlet(),
                BBC.url(),
                BBC.tags(),
                BBC.language(),
                every,
                BBC.fullText(),
                BBC.select(),
                BBC.headers(),
                BBC.exclude(),
                BBC.republish(),
                true,
                false);
    }

    @Test
    void an_edited_pace_counts_from_the_last_poll_and_never_lies_in_the_past() {
        var state = after(policy.knock(fresh(), NOON), new NotModified(GIVEN, Duration.ZERO, Optional.empty()), NOON);
        var hourly = every(Optional.of(ofHours(1)));
        var soon = every(Optional.of(ofMinutes(6)));
        var slow = policy.replanned(hourly, state, NOON.plus(ofMinutes(1)));
        assertThat(slow.nextPoll()).contains(NOON.plus(ofHours(1)));
        assertThat(slow.every()).isEqualTo(ofHours(1));
        var fast = policy.replanned(soon, slow, NOON.plus(ofMinutes(2)));
        assertThat(fast.nextPoll()).contains(NOON.plus(ofMinutes(6)));
        assertThat(policy.replanned(soon, slow, NOON.plus(ofMinutes(20))).nextPoll())
                .contains(NOON.plus(ofMinutes(20)));
        assertThat(policy.replanned(BBC, fast, NOON.plus(ofMinutes(2))).nextPoll())
                .isEqualTo(state.nextPoll());
    }

    @Test
    void P11_a_source_whose_pace_was_not_edited_stays_as_it_is() {
        var state = after(policy.knock(fresh(), NOON), new NotModified(GIVEN, Duration.ZERO, Optional.empty()), NOON);
        assertThat(policy.replanned(BBC, state, NOON.plus(ofMinutes(1)))).isSameAs(state);
    }

    @Test
    void P13_P16_an_edited_pace_brings_no_poll_before_what_the_server_asked_for() {
        var soon = every(Optional.of(ofMinutes(6)));
        var kept = after(policy.knock(fresh(), NOON), new NotModified(GIVEN, ofHours(2), Optional.empty()), NOON);
        assertThat(policy.replanned(soon, kept, NOON.plus(ofMinutes(1))).nextPoll())
                .contains(NOON.plus(ofHours(2)));
        var held = after(policy.knock(fresh(), NOON), new Throttled(ofHours(5), "429"), NOON);
        assertThat(policy.replanned(soon, held, NOON.plus(ofMinutes(1))).nextPoll())
                .contains(NOON.plus(ofHours(5)));
        var gone = after(policy.knock(fresh(), NOON), new Gone(410), NOON);
        assertThat(policy.replanned(soon, gone, NOON.plus(ofMinutes(1)))).isSameAs(gone);
    }

    @Test
    void P16_a_wait_without_a_time_grows() {
        SourceState state = fresh();
        Instant now = NOON;
        for (Duration wait : List.of(ofMinutes(30), ofHours(1), ofHours(2), ofHours(4))) {
            state = after(state, new Throttled(Duration.ZERO, "429"), now);
            assertThat(state.nextPoll()).contains(now.plus(wait));
            now = state.nextPoll().orElseThrow();
        }
    }

    @Test
    void P9_a_streak_of_not_modified_against_the_feeds_rate_is_probed_once_a_week() {
        SourceState state = read(fresh(), hourly(12), PaceWish.NONE, NOON);
        Instant now = NOON;
        int probes = 0;
        for (int i = 0; i < 400; i++) {
            now = state.nextPoll().orElseThrow();
            SourceState knocking = policy.knock(state, now);
            if (policy.asks(knocking).etag().isEmpty()) probes++;
            assertThat(policy.asks(knocking).bodyHash()).contains("hash");
            state = policy.after(
                    BBC, knocking, new NotModified(GIVEN, Duration.ZERO, Optional.empty()), Optional.empty(), now);
            assertThat(state.validators()).isEqualTo(GIVEN);
        }
        long weeks = Duration.between(NOON, now).toDays() / 7;
        assertThat(probes).isBetween(1, (int) weeks + 1);
    }

    @Test
    void P10_the_first_guess_is_half_an_hour_and_an_hour_where_the_server_is_blind() {
        assertThat(read(fresh(), List.of(), PaceWish.NONE, NOON).every()).isEqualTo(ofMinutes(30));
        var blind = policy.after(
                BBC, fresh(), fetched(NONE_GIVEN, Duration.ZERO), Optional.of(facts(hourly(12), PaceWish.NONE)), NOON);
        assertThat(blind.every()).isEqualTo(ofHours(1));
    }

    @Test
    void P10_a_fixed_interval_is_kept_and_has_a_floor_except_at_home() {
        Source wanted = every(ofSeconds(1));
        assertThat(policy.after(
                                wanted,
                                fresh(),
                                fetched(GIVEN, Duration.ZERO),
                                Optional.of(facts(List.of(), PaceWish.NONE)),
                                NOON)
                        .every())
                .isEqualTo(ofMinutes(5));
        PollPolicy home = new PollPolicy(still(), FEED::equals);
        assertThat(home.after(
                                wanted,
                                fresh(),
                                fetched(NONE_GIVEN, Duration.ZERO),
                                Optional.of(facts(List.of(), PaceWish.NONE)),
                                NOON)
                        .every())
                .isEqualTo(ofSeconds(1));
    }

    @Test
    void P12_jitter_only_ever_adds_and_at_most_a_tenth() {
        PollPolicy jittery = new PollPolicy(PollPolicy.Settings.DEFAULTS, address -> false);
        Set<Instant> moments = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Source one = Source.of("s" + i, FEED);
            Instant next = jittery.after(
                            one,
                            SourceState.fresh(one.id(), NOON),
                            fetched(GIVEN, Duration.ZERO),
                            Optional.of(facts(List.of(), PaceWish.NONE)),
                            NOON)
                    .nextPoll()
                    .orElseThrow();
            assertThat(next).isBetween(NOON.plus(ofMinutes(30)), NOON.plus(ofMinutes(33)));
            moments.add(next);
        }
        assertThat(moments).hasSizeGreaterThan(190);
    }

    @Test
    void P12_a_new_source_is_due_at_once() {
        assertThat(fresh().nextPoll()).contains(NOON);
    }

    @Test
    void P13_max_age_of_200_and_304_and_ttl_only_slow_down_and_by_a_day_at_most() {
        assertThat(policy.after(
                                BBC,
                                fresh(),
                                fetched(GIVEN, ofHours(2)),
                                Optional.of(facts(hourly(12), PaceWish.NONE)),
                                NOON)
                        .every())
                .isEqualTo(ofHours(2));
        assertThat(after(fresh(), new NotModified(GIVEN, ofHours(2), Optional.empty()), NOON)
                        .every())
                .isEqualTo(ofHours(2));
        assertThat(read(fresh(), hourly(12), wish(ofHours(3)), NOON).every()).isEqualTo(ofHours(3));
        assertThat(read(fresh(), hourly(12), wish(ofDays(365)), NOON).every()).isEqualTo(ofDays(1));
        assertThat(read(fresh(), hourly(12), wish(ofSeconds(1)), NOON).every()).isLessThan(ofMinutes(45));
        assertThat(read(fresh(), hourly(12), wish(ofSeconds(-9)), NOON).every()).isLessThan(ofMinutes(45));
    }

    @Test
    void P13_a_wish_counts_on_a_fixed_interval_and_at_home_too() {
        PollPolicy home = new PollPolicy(still(), address -> true);
        var next = home.after(
                every(ofSeconds(1)),
                fresh(),
                fetched(GIVEN, ofMinutes(2)),
                Optional.of(facts(List.of(), PaceWish.NONE)),
                NOON);
        assertThat(next.every()).isEqualTo(ofMinutes(2));
    }

    @Test
    void P13_what_the_feed_asked_for_lasts_while_it_is_unchanged() {
        SourceState read = read(fresh(), hourly(12), wish(ofHours(3)), NOON);
        SourceState same = after(read, new NotModified(GIVEN, Duration.ZERO, Optional.empty()), NOON.plus(ofHours(3)));
        assertThat(same.every()).isEqualTo(ofHours(3));
    }

    @Test
    void P14_skipped_hours_and_days_are_obeyed() {
        PaceWish afternoon = new PaceWish(Optional.empty(), Set.of(12, 13), Set.of());
        assertThat(read(fresh(), List.of(), afternoon, NOON).nextPoll())
                .contains(Instant.parse("2026-11-24T14:00:00Z"));
        PaceWish days = new PaceWish(Optional.empty(), Set.of(), Set.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY));
        assertThat(read(fresh(), List.of(), days, NOON).nextPoll()).contains(Instant.parse("2026-11-26T00:00:00Z"));
    }

    @Test
    void P14_a_feed_that_skips_everything_skips_nothing() {
        Set<Integer> all = Set.copyOf(IntStream.range(0, 24).boxed().toList());
        PaceWish never = new PaceWish(Optional.empty(), all, Set.of(DayOfWeek.values()));
        assertThat(read(fresh(), List.of(), never, NOON).nextPoll()).contains(NOON.plus(ofMinutes(30)));
    }

    @Test
    void P15_the_interval_follows_the_feeds_own_rhythm() {
        Duration busy =
                read(fresh(), every(ofMinutes(4), 12), PaceWish.NONE, NOON).every();
        Duration usual = read(fresh(), hourly(12), PaceWish.NONE, NOON).every();
        Duration quiet =
                read(fresh(), every(ofHours(8), 12), PaceWish.NONE, NOON).every();
        assertThat(busy).isBetween(ofMinutes(10), ofMinutes(25));
        assertThat(usual).isBetween(ofMinutes(25), ofMinutes(45));
        assertThat(quiet).isBetween(ofMinutes(35), ofHours(2));
    }

    @Test
    void P15_a_feed_whose_window_turns_over_is_asked_again_before_half_of_it_has_gone() {
        SourceState read = read(fresh(), every(ofHours(8), 12), PaceWish.NONE, NOON);
        Instant later = NOON.plus(ofHours(1));
        List<Instant> burst = LongStream.range(0, 20)
                .mapToObj(i -> later.minusSeconds(60 * i))
                .toList();
        Facts all = new Facts(20, 20, 0, burst, PaceWish.NONE);
        SourceState next = policy.after(BBC, read, fetched(GIVEN, Duration.ZERO), Optional.of(all), later);
        assertThat(next.every()).isLessThanOrEqualTo(ofMinutes(30)).isGreaterThanOrEqualTo(ofMinutes(10));
    }

    @Test
    void P15_what_a_timer_publishes_is_asked_for_just_after_it_and_not_all_at_once() {
        PollPolicy jittery = new PollPolicy(PollPolicy.Settings.DEFAULTS, address -> false);
        List<Instant> timer = LongStream.rangeClosed(1, 12)
                .mapToObj(i -> NOON.minus(ofHours(i)).plusSeconds(17 * 60 + 5))
                .toList();
        Set<Instant> moments = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            Source one = Source.of("s" + i, FEED);
            moments.add(jittery.after(
                            one,
                            SourceState.fresh(one.id(), NOON),
                            fetched(GIVEN, Duration.ZERO),
                            Optional.of(facts(timer, PaceWish.NONE)),
                            NOON)
                    .nextPoll()
                    .orElseThrow());
        }
        assertThat(moments)
                .allMatch(moment ->
                        !moment.isBefore(NOON.plus(ofMinutes(18))) && moment.isBefore(NOON.plus(ofMinutes(21))));
        assertThat(moments).hasSizeGreaterThan(40);
    }

    @Test
    void P15_a_dead_feed_fades_to_once_a_day_and_never_to_nothing() {
        SourceState state = read(fresh(), hourly(12), PaceWish.NONE, NOON);
        for (int i = 0; i < 300; i++)
            state = after(
                    state,
                    new NotModified(GIVEN, Duration.ZERO, Optional.empty()),
                    state.nextPoll().orElseThrow());
        assertThat(state.every()).isEqualTo(ofDays(1));

        SourceState undated = read(fresh(), List.of(), PaceWish.NONE, NOON);
        for (int i = 0; i < 300; i++)
            undated = after(
                    undated,
                    new NotModified(GIVEN, Duration.ZERO, Optional.empty()),
                    undated.nextPoll().orElseThrow());
        assertThat(undated.every()).isEqualTo(ofDays(1));
    }

    @Test
    void P15_a_feed_that_wakes_up_is_asked_more_often_again() {
        SourceState asleep = read(fresh(), every(ofDays(10), 12), PaceWish.NONE, NOON);
        assertThat(asleep.every()).isGreaterThan(ofMinutes(50));
        assertThat(read(asleep, every(ofMinutes(20), 12), PaceWish.NONE, NOON).every())
                .isLessThan(ofMinutes(40));
    }

    @Test
    void P17_feeds_of_one_host_that_failed_together_do_not_run_together_again() {
        PollPolicy jittery = new PollPolicy(PollPolicy.Settings.DEFAULTS, address -> false);
        Set<Instant> moments = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Source one = Source.of("s" + i, URI.create("https://bbc.example/" + i));
            moments.add(jittery.after(one, SourceState.fresh(one.id(), NOON), failed(500), Optional.empty(), NOON)
                    .nextPoll()
                    .orElseThrow());
        }
        assertThat(moments).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 503, 418})
    void P19_errors_back_off_by_the_hour_and_one_success_ends_it(int status) {
        SourceState state = fresh();
        for (int n = 1; n <= 30; n++) {
            state = after(state, failed(status), NOON);
            assertThat(state.nextPoll()).contains(NOON.plus(ofHours(Math.min(n, 24))));
            assertThat(state.failures()).isEqualTo(n);
        }
        assertThat(read(state, List.of(), PaceWish.NONE, NOON).failures()).isZero();
    }

    @Test
    void P19_a_fixed_short_interval_backs_off_from_itself_upwards() {
        Source often = every(ofMinutes(15));
        SourceState once = policy.after(often, fresh(), failed(500), Optional.empty(), NOON);
        assertThat(once.nextPoll()).contains(NOON.plus(ofMinutes(15)));
        assertThat(policy.after(often, once, failed(500), Optional.empty(), NOON)
                        .nextPoll())
                .contains(NOON.plus(ofMinutes(30)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void P19_a_closed_door_is_tried_daily_and_the_likely_cause_is_said(int status) {
        SourceState state = after(fresh(), failed(status), NOON);
        assertThat(state.nextPoll()).contains(NOON.plus(ofDays(1)));
        assertThat(state.outcome()).contains("(" + status + ")").contains("login");
    }

    @Test
    void P7_a_document_that_is_no_feed_leaves_the_validators_as_they_were() {
        SourceState read = read(fresh(), List.of(), PaceWish.NONE, NOON);
        SourceState broken = policy.unreadable(
                BBC, read, new ParseResult.NotAFeed(ParseResult.Kind.HTML, "a web page, not a feed"), NOON);
        assertThat(broken.validators()).isEqualTo(GIVEN);
        assertThat(broken.outcome()).isEqualTo("a web page, not a feed");
        assertThat(broken.nextPoll()).contains(NOON.plus(ofHours(1)));
    }

    @Test
    void P25_a_permanent_redirect_is_believed_after_three_polls_over_three_days() {
        URI there = URI.create("https://new.example/feed");
        SourceState state = moved(fresh(), there, NOON);
        state = moved(state, there, NOON.plus(ofDays(1)));
        state = moved(state, there, NOON.plus(ofDays(2)));
        assertThat(state.address(BBC)).as("not yet three days").isEqualTo(FEED);
        state = moved(state, there, NOON.plus(ofDays(3)));
        assertThat(state.address(BBC)).isEqualTo(there);
        state = after(state, new NotModified(GIVEN, Duration.ZERO, Optional.empty()), NOON.plus(ofDays(4)));
        assertThat(state.address(BBC))
                .as("asked directly, it leads nowhere else")
                .isEqualTo(there);
    }

    @Test
    void P25_a_redirect_that_wavers_or_leads_to_no_feed_is_not_believed() {
        URI there = URI.create("https://new.example/feed");
        SourceState state = moved(fresh(), there, NOON);
        state = moved(state, URI.create("https://portal.example/login"), NOON.plus(ofDays(2)));
        state = moved(state, there, NOON.plus(ofDays(4)));
        state = moved(state, there, NOON.plus(ofDays(5)));
        state = policy.unreadable(
                BBC, state, new ParseResult.NotAFeed(ParseResult.Kind.HTML, "a login page"), NOON.plus(ofDays(8)));
        assertThat(state.address(BBC)).isEqualTo(FEED);
    }

    @Test
    void P25_a_new_address_that_fails_again_and_again_is_doubted() {
        URI there = URI.create("https://new.example/feed");
        SourceState state = fresh();
        for (int day = 0; day < 4; day++) state = moved(state, there, NOON.plus(ofDays(day)));
        assertThat(state.address(BBC)).isEqualTo(there);
        for (int i = 0; i < 3; i++) state = after(state, failed(404), NOON.plus(ofDays(5 + i)));
        assertThat(state.address(BBC)).isEqualTo(FEED);
    }

    @Test
    void P27_a_feed_that_is_gone_is_not_asked_again() {
        SourceState state = after(fresh(), new Gone(410), NOON);
        assertThat(state.nextPoll()).isEmpty();
        assertThat(state.outcome()).contains("gone for good (410)");
    }

    @Property
    void no_outcome_ever_brings_us_back_within_ten_minutes_or_after_more_than_a_day_and_its_jitter(
            @ForAll @IntRange(min = 0, max = 40) int failures, @ForAll @IntRange(min = 0, max = 999) int status) {
        PollPolicy jittery = new PollPolicy(PollPolicy.Settings.DEFAULTS, address -> false);
        SourceState state = fresh();
        for (int i = 0; i < failures; i++) state = jittery.after(BBC, state, failed(status), Optional.empty(), NOON);
        for (FetchResult result : List.of(
                failed(status),
                new Failed(Cause.DNS, 0, "no such host"),
                new NotModified(GIVEN, Duration.ofDays(900), Optional.empty()),
                new Throttled(ofSeconds(1), ""))) {
            Instant next = jittery.after(BBC, state, result, Optional.empty(), NOON)
                    .nextPoll()
                    .orElseThrow();
            assertThat(next).isBetween(NOON.plus(ofMinutes(10)), NOON.plus(ofHours(27)));
        }
    }

    private SourceState after(SourceState before, FetchResult result, Instant now) {
        return policy.after(BBC, before, result, Optional.empty(), now);
    }

    private SourceState read(SourceState before, List<Instant> moments, PaceWish wish, Instant now) {
        return policy.after(BBC, before, fetched(GIVEN, Duration.ZERO), Optional.of(facts(moments, wish)), now);
    }

    private SourceState moved(SourceState before, URI to, Instant now) {
        FetchResult result =
                new Fetched(Download.of(to, new byte[0], Optional.empty()), GIVEN, Duration.ZERO, Optional.of(to));
        return policy.after(BBC, before, result, Optional.of(facts(List.of(), PaceWish.NONE)), now);
    }

    private static SourceState fresh() {
        return SourceState.fresh("bbc", NOON);
    }

    private static Failed failed(int status) {
        return new Failed(Cause.STATUS, status, "");
    }

    private static Fetched fetched(Validators validators, Duration freshFor) {
        return new Fetched(Download.of(FEED, new byte[0], Optional.empty()), validators, freshFor, Optional.empty());
    }

    private static Facts facts(List<Instant> moments, PaceWish wish) {
        return new Facts(moments.size(), moments.size(), 0, moments, wish);
    }

    private static PaceWish wish(Duration period) {
        return new PaceWish(Optional.of(period), Set.of(), Set.of());
    }

    private static List<Instant> hourly(int n) {
        return LongStream.rangeClosed(1, n)
                .mapToObj(i -> NOON.minus(ofHours(i)).plusSeconds(i * 17 % 60 * 60))
                .toList();
    }

    private static List<Instant> every(Duration gap, int n) {
        return LongStream.rangeClosed(1, n)
                .mapToObj(i -> NOON.minus(gap.multipliedBy(i)))
                .toList();
    }

    private static Source every(Duration wanted) {
        return new Source(
                BBC.id(),
                BBC.outlet(),
                BBC.url(),
                BBC.tags(),
                BBC.language(),
                Optional.of(wanted),
                BBC.fullText(),
                BBC.select(),
                BBC.headers(),
                BBC.exclude(),
                BBC.republish(),
                true,
                false);
    }
}
