package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command has in common. */
class MainTest {
    @ParameterizedTest
    @ValueSource(strings = {"extract", "parse", "dedup", "canonical"})
    void each_command_has_its_help(String command) {
        Typed help = Typed.of(command, "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Usage: tributary " + command).contains("--config=FILE");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void the_program_says_its_version() {
        Typed version = Typed.of("--version");
        assertThat(version.exit()).isZero();
        assertThat(version.lines()).hasSize(1).first().asString().startsWith("tributary ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nope", "nope", "parse --nope", "parse surplus", "--config"})
    void wrong_use_is_two_lines_on_standard_error_and_exit_2(String typed) {
        Typed wrong = Typed.of(typed.split(" "));
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err().lines()).hasSize(2);
        assertThat(wrong.err()).startsWith("tributary: ").contains("--help'");
    }

    @Test
    void arguments_that_the_locale_spoilt_are_read_again() {
        byte[] typed = "java\0-jar\0tributary.jar\0search\0بغداد\0".getBytes(StandardCharsets.UTF_8);
        assertThat(Arguments.lastOf(typed, List.of("search", "\ufffd\ufffd"))).containsExactly("search", "بغداد");
        assertThat(Arguments.asTyped(new String[] {"search", "baghdad"})).containsExactly("search", "baghdad");
    }
}
