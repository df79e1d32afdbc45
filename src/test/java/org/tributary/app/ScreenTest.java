package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person at a terminal and a program at a pipe get each what serves them. */
class ScreenTest {
    private static final Screen TERMINAL = new Screen(true, true);

    @Test
    void a_headline_on_a_terminal_can_neither_turn_its_line_round_nor_give_orders() {
        assertThat(TERMINAL.foreign("\u202Efdp\u001b[2J خبر")).isEqualTo("\u2068fdp[2J خبر\u2069");
        assertThat(Screen.PLAIN.foreign("خبر")).isEqualTo("خبر");
    }

    @Test
    void nothing_is_coloured_where_nobody_looks_or_who_looks_forbids_it() {
        assertThat(TERMINAL.bad("x")).isEqualTo("\u001b[31mx\u001b[0m");
        assertThat(new Screen(true, false).bad("x")).isEqualTo("x");
        assertThat(Screen.of(99, Map.of("TERM", "xterm"))).isEqualTo(Screen.PLAIN);
    }

    @Test
    void progress_is_one_line_on_a_terminal_and_none_elsewhere() {
        assertThat(progress(TERMINAL))
                .isEqualTo("0 of 2 polled\r\u001b[Kone\n1 of 2 polled\r\u001b[Ktwo\n2 of 2 polled\r\u001b[K");
        assertThat(progress(Screen.PLAIN)).isEqualTo("one\ntwo\n");
    }

    private static String progress(Screen screen) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Console console =
                new Console(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, screen, screen);
        Progress progress = new Progress(console, "polled", 2);
        progress.step(() -> err.print("one\n"));
        progress.step(() -> err.print("two\n"));
        progress.end();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "serach, there is no command 'serach'; did you mean 'search'?",
        "chekc, there is no command 'chekc'; did you mean 'check'?",
        "sug, there is no command 'sug'; did you mean 'suggest'?",
        "nope, there is no command 'nope'",
        "version, there is no command 'version'; did you mean '--version'?",
        "help, there is no command 'help'; did you mean '--help'?",
        "export -n, there is no option '-n'",
        "takedown --sorce x, there is no option '--sorce'; did you mean '--source'?",
        "demo --prot, there is no option '--prot'; did you mean '--port'?",
        "opml improt, there is no command 'improt'; did you mean 'import'?",
        "check feeds.yml more, 'more' is one word too many"
    })
    void a_mistyped_word_gets_a_guess_only_where_there_is_a_good_one(String typed, String said) {
        Typed wrong = Typed.of(typed.split(" "));
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err().lines().findFirst()).contains("tributary: " + said);
    }
}
