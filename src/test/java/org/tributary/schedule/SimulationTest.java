package org.tributary.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
