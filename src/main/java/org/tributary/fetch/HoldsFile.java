package org.tributary.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps on disk which hosts asked to be left alone, and until when, so that a restart does not make us forget it. A line a
 * host: the moment, a blank, the host. It is written anew, whole, at each hold; there are few.
 */
final class HoldsFile {
    private static final Logger LOG = LoggerFactory.getLogger(HoldsFile.class);

    private final Path file;
    private final Path draft;

    HoldsFile(Path file) {
        this.file = file;
        this.draft = file.resolveSibling(file.getFileName() + ".new");
    }

    /** What was kept; a line that nobody can read counts for nothing. */
    Map<String, Instant> read() {
        Map<String, Instant> holds = new TreeMap<>();
        try {
            if (!Files.exists(file)) return holds;
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ", 2);
                if (parts.length == 2) moment(parts[0]).ifPresent(until -> holds.put(parts[1], until));
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be read; hosts that asked us to wait may be asked too early: {}", file, e.toString());
        }
        return holds;
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A full disk costs us this memory, but no poll. */
    synchronized void write(Map<String, Instant> holds) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(holds)
                .forEach((host, until) ->
                        lines.append(until).append(' ').append(host).append('\n'));
        try {
            Files.writeString(draft, lines);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn(
                    "{} cannot be written; after a restart hosts that asked us to wait may be asked too early: {}",
                    file,
                    e.toString());
        }
    }
}
