package org.tributary.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the file, it is read or it is told what is wrong; nothing else comes out. */
class FeedsFileFuzzTest {
    private static final List<String> PIECES = List.of(
            "sources:",
            "- url: ",
            "https://example.org/feed",
            "title: ",
            "serve: ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            ": ",
            "\n",
            "\n  ",
            "\n    ",
            "- ",
            "\"",
            "'",
            "&a ",
            "*a",
            "!!str ",
            "!x ",
            "|\n",
            ">\n",
            "# ",
            "---",
            "...",
            "%YAML 1.2",
            "\t",
            "${TOKEN}",
            "${",
            "every: 15m",
            "max-bytes: 10MB",
            "null",
            "~",
            "true",
            "0x1f",
            "1e9",
            "tags: ",
            "select: ",
            "headers: ",
            "id: a",
            "? ",
            "<<: ",
            "\u0000",
            "\u0627",
            "\ud83d\ude00",
            "\u2028",
            "publications:",
            "name: ",
            "query: ",
            "port: ",
            "99999999999999999999",
            "fetch: ",
            "allow-private: ");

    @Property(tries = 3000)
    void pieces_of_yaml_are_read_or_refused_in_words(@ForAll("texts") String yaml) {
        holds(Written.problems(yaml));
    }

    @Property(tries = 1000)
    void bytes_are_read_or_refused_in_words(@ForAll byte[] bytes) {
        holds(Written.problems(bytes));
    }

    @Property(tries = 1000)
    void a_file_with_one_place_changed_is_read_or_refused_in_words(
            @ForAll("places") int place, @ForAll("pieces") String piece) {
        String whole = "title: x\nserve: {port: 80}\nsources:\n  - url: https://example.org/feed\n    tags: [a, b]\n"
                + "    headers: {A: b}\npublications:\n  - {name: a, query: b}\n";
        int at = place % whole.length();
        holds(Written.problems(whole.substring(0, at) + piece + whole.substring(at + place % 2)));
    }

    private static void holds(List<String> problems) {
        assertThat(problems.size()).isLessThan(2000);
        assertThat(problems).allSatisfy(line -> assertThat(line).doesNotContain("Exception"));
    }

    @Provide
    Arbitrary<String> texts() {
        return pieces().list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 1_000_000);
    }
}
