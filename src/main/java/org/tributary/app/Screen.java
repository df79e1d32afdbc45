package org.tributary.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How a stream is looked at: a terminal may have colours, a line that is written over, and marks that keep words of two
 * directions in their order; a file or another program gets plain lines.
 *
 * @param terminal a person looks at it
 * @param colours and that person did not forbid them
 */
record Screen(boolean terminal, boolean colours) {
    static final Screen PLAIN = new Screen(false, false);

    private static final String ESCAPE = "\u001b[";

    /** @param descriptor 1 for standard output, 2 for standard error */
    static Screen of(int descriptor, Map<String, String> environment) {
        boolean terminal = isTerminal(descriptor);
        boolean forbidden = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Screen(terminal, terminal && !forbidden);
    }

    /** Java knows only whether input and output both are one, and from 22 on not even that; Linux knows each. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.isSymbolicLink(link))
                return Files.readSymbolicLink(link).toString().matches("/dev/(pts/\\d+|tty.*|console)");
        } catch (IOException e) {
            return false;
        }
        boolean javaKnows = Runtime.version().feature() < 22;
        return javaKnows && !Files.exists(Path.of("/proc/self")) && System.console() != null;
    }

    String bad(String text) {
        return painted("31", text);
    }

    String soft(String text) {
        return painted("2", text);
    }

    String strong(String text) {
        return painted("1", text);
    }

    private String painted(String colour, String text) {
        return colours ? ESCAPE + colour + "m" + text + ESCAPE + "0m" : text;
    }

    /**
     * What somebody else wrote, as one piece of a line: it can neither turn the rest of the line round (Unicode's
     * isolates, UAX 9) nor give the terminal orders.
     */
    String foreign(String text) {
        if (!terminal) return text;
        return "\u2068" + text.replaceAll("[\\p{Cntrl}\u202A-\u202E\u2066-\u2069]", "") + "\u2069";
    }
}
