package org.tributary.store;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tributary.Databases;
import org.tributary.Postgres;

/** Politeness among the processes that share a store. */
final class HostsTest {
    private static final Duration LONG = ofMinutes(5);

    private final String url = Postgres.database();
    private final Store one = Store.open(Databases.at(url));
    private final Store other = Store.open(Databases.at(url));

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void P11_P18_one_request_at_a_time_and_a_pause_between_two_whoever_makes_them() {
        assertThat(one.hosts().take("example.org", LONG).ours()).isTrue();
        Hosts.Turn refused = other.hosts().take("example.org", LONG);
        assertThat(refused.ours()).isFalse();
        assertThat(refused.busy()).isBetween(LONG.minusSeconds(60), LONG.plusMillis(5));
        assertThat(other.hosts().take("example.net", LONG).ours()).isTrue();

        other.hosts().give("example.org", ZERO);
        assertThat(other.hosts().take("example.org", LONG).ours())
                .as("nobody gives back what is another's")
                .isFalse();
        one.hosts().give("example.org", LONG);
        assertThat(other.hosts().take("example.org", LONG).busy()).isPositive();
        assertThat(one.hosts().take("example.org", LONG).ours())
                .as("its own pause counts too")
                .isFalse();

        other.hosts().give("example.net", ZERO);
        await().until(() -> one.hosts().take("example.net", LONG).ours());
    }

    @Test
    void the_turn_of_a_process_that_died_ends_by_itself() {
        assertThat(one.hosts().take("example.org", ofMillis(200)).ours()).isTrue();
        await().until(() -> other.hosts().take("example.org", LONG).ours());
        one.hosts().give("example.org", ZERO);
        assertThat(one.hosts().take("example.org", LONG).ours())
                .as("who comes back late gives nothing away")
                .isFalse();
    }

    @Test
    void P12_a_host_that_asked_to_be_left_alone_is_left_alone_by_all() {
        one.hosts().hold("example.org", one.nodes().time().plusSeconds(600));
        one.hosts().hold("example.org", one.nodes().time().plusSeconds(60));
        Hosts.Turn held = other.hosts().take("example.org", LONG);
        assertThat(held.ours()).isFalse();
        assertThat(held.held()).isBetween(ofMinutes(9), ofMinutes(10));
        one.hosts().forget();
        assertThat(other.hosts().take("example.org", LONG).held()).isPositive();
    }

    @Test
    void each_knows_the_others_that_live() {
        one.nodes().beat("a", ZERO, "x");
        other.nodes().beat("b", ofMillis(-1_500), "y");
        assertThat(one.nodes().alive(LONG))
                .extracting(Nodes.Node::name, Nodes.Node::off, Nodes.Node::feeds)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("a", ZERO, "x"),
                        org.assertj.core.api.Assertions.tuple("b", ofMillis(-1_500), "y"));
        other.nodes().leave();
        assertThat(one.nodes().alive(LONG)).hasSize(1);
        assertThat(one.nodes().alive(Duration.ofSeconds(-1))).isEmpty();
    }
}
