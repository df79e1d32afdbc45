package org.tributary.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tributary.Shared;

class SimulationTest {
    private static final List<Outlets.Outlet> OUTLETS = Outlets.all();

    @Test
    void the_outlets_are_those_on_which_the_rules_were_first_measured() {
        long sum = 17;
        for (Outlets.Outlet one : OUTLETS)
            sum = sum * 1_000_003 + Arrays.hashCode(one.appears()) + one.lag() * 31L + one.window() + one.end();
        assertThat(OUTLETS).hasSize(500);
        assertThat(sum).isEqualTo(6104926938860122701L);
    }

    @Test
    void at_as_many_polls_the_learned_pace_finds_news_much_sooner_than_other_rules_and_rest_is_not_taken_for_silence() {
        Simulation.Outcome ours = Simulation.run(Simulation::ours, 1);
        assertThat(ours.pollsADay()).isLessThan(Shared.floor("rhythm.polls.max"));
        assertThat(ours.lost()).isLessThan(ours.items() / 400);
        Simulation.Outcome fixed = Simulation.with(() -> Simulation.fixed(Duration.ofMinutes(15)), ours.polls());
        Simulation.Outcome commafeed = Simulation.with(Simulation::commafeed, ours.polls());
        Simulation.Outcome mediaCloud = Simulation.with(Simulation::mediaCloud, ours.polls());
        double most = Shared.floor("rhythm.delay.max");
        assertThat(ours.delay() / fixed.delay()).as("of a fixed interval's").isLessThan(most);
        assertThat(ours.delay() / commafeed.delay()).as("of CommaFeed's").isLessThan(most);
        assertThat(ours.delay() / mediaCloud.delay()).as("of Media Cloud's").isLessThan(most);
        assertThat(ours.weighted() / fixed.weighted())
                .as("the mean of all items")
                .isLessThan(0.75);
        assertThat(ours.alarms().wrong()).isZero();
        assertThat((double) ours.alarms().right() / ours.alarms().ended()).isGreaterThan(0.65);
    }
}
