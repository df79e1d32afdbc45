package org.tributary.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tributary.model.Misspelling;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was probably meant by a command or an option that does not exist. */
final class Guess {
    private Guess() {}

    /** In a sentence; empty for words that are surplus rather than mistyped. */
    static Optional<String> words(UnmatchedArgumentException error) {
        CommandLine at = error.getCommandLine();
        String typed = error.getUnmatched().get(0);
        boolean option = typed.startsWith("-");
        if (!option && at.getSubcommands().isEmpty()) return Optional.of("'" + typed + "' is one word too many");
        String what = option ? "option" : "command";
        String said = "there is no " + what + " '" + typed + "'";
        if (!option && options(at).contains("--" + typed))
            return Optional.of(said + "; did you mean '--" + typed + "'?");
        List<String> known =
                option ? options(at) : new ArrayList<>(at.getSubcommands().keySet());
        return Optional.of(nearest(typed.replaceFirst("=.*", ""), known)
                .map(near -> said + "; did you mean '" + near + "'?")
                .orElse(said));
    }

    private static List<String> options(CommandLine at) {
        List<String> names = new ArrayList<>();
        for (OptionSpec option : at.getCommandSpec().options()) names.addAll(List.of(option.names()));
        return names;
    }

    /**
     * Of these the one that takes the fewest typing errors to become what was typed; too many are no guess, and of an
     * option's one letter any error is too many.
     */
    static Optional<String> nearest(String typed, List<String> known) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(each -> each.replaceFirst("^-+", "").length() > 1)
                .filter(each -> Misspelling.errors(lower, each) <= Math.max(1, each.length() / 3)
                        || (lower.length() >= 3 && each.startsWith(lower)))
                .min(Comparator.comparingInt((String each) -> Misspelling.errors(lower, each))
                        .thenComparing(each -> each));
    }
}
