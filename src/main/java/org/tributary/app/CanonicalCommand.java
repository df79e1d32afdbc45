package org.tributary.app;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.WebUrl;
import picocli.CommandLine.Command;

/** Filter: an address a line in; the line, a tab and the address by which we would know it out. */
@Command(
        name = "canonical",
        header = "turns web addresses into their canonical form, lines in and out",
        description = {
            "Reads addresses, one a line; writes each with its canonical form:",
            "the line exactly as read, a tab, the canonical address.",
            "What is no address is echoed unchanged."
        })
final class CanonicalCommand implements Callable<Integer> {
    private final Console console;

    CanonicalCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        new InOrder(console, CanonicalCommand::answer).run();
        return 0;
    }

    private static byte[] answer(Lines.Line line) {
        String canonical =
                canonical(new String(line.bytes(), StandardCharsets.UTF_8)).orElse("");
        byte[] second = canonical.isEmpty() ? line.bytes() : canonical.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[line.bytes().length + 1 + second.length];
        System.arraycopy(line.bytes(), 0, out, 0, line.bytes().length);
        out[line.bytes().length] = '\t';
        System.arraycopy(second, 0, out, line.bytes().length + 1, second.length);
        return out;
    }

    private static Optional<String> canonical(String line) {
        try {
            return WebUrl.of(line).filter(url -> url.getHost() != null).map(CanonicalCommand::valueOf);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String valueOf(URI url) {
        return CanonicalUrl.of(url).value();
    }
}
