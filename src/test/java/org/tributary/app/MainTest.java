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
    void a_takedown_without_a_target_and_a_number_that_is_none_are_told_once() {
        assertThat(Typed.of("takedown").err())
                .startsWith("tributary: Missing required argument")
                .doesNotContain("Error");
        for (String typed : new String[] {"split one 2", "join 1 two", "takedown --story three"}) {
            Typed wrong = Typed.of(typed.split(" "));
            assertThat(wrong.exit()).as(typed).isEqualTo(2);
            assertThat(wrong.err()).contains("is no number of a story").doesNotContain("\tat ");
        }
    }

    @Test
    void the_commands_are_all_described_in_one_style() {
        Console nobody = new Console(System.in, System.out, System.err);
        Main.commands(nobody)
                .getSubcommands()
                .forEach((name, command) -> assertThat(
                                command.getCommandSpec().usageMessage().header())
                        .as(name)
                        .singleElement()
                        .asString()
                        .matches("[a-z]+s .*[^.]"));
    }

    @Test
    void sizes_and_numbers_are_said_as_a_person_would() {
        assertThat(Words.size(1)).isEqualTo("1 byte");
        assertThat(Words.size(812)).isEqualTo("812 bytes");
        assertThat(Words.size(12_345)).isEqualTo("12 KB");
        assertThat(Words.size(999_499)).isEqualTo("999 KB");
        assertThat(Words.size(999_500)).isEqualTo("1.0 MB");
        assertThat(Words.size(3_449_000)).isEqualTo("3.4 MB");
        assertThat(Words.size(120_000_000_000L)).isEqualTo("120 GB");
        assertThat(Words.counted(1, "publication")).isEqualTo("1 publication");
        assertThat(Words.counted(0, "story")).isEqualTo("0 stories");
    }

    @Test
    void arguments_that_the_locale_spoilt_are_read_again() {
        byte[] typed = "java\0-jar\0tributary.jar\0search\0بغداد\0".getBytes(StandardCharsets.UTF_8);
        assertThat(Arguments.lastOf(typed, List.of("search", "\ufffd\ufffd"))).containsExactly("search", "بغداد");
        assertThat(Arguments.asTyped(new String[] {"search", "baghdad"})).containsExactly("search", "baghdad");
    }
}
