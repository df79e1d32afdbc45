package org.tributary;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The corpora and tools that lie beside the project, and the floors that quality may not fall under. */
public final class Shared {
    private Shared() {}

    /** A file or folder of the shared ones; the test that asks for it is skipped, by that name, where it is absent. */
    public static Path path(String name) {
        Path found = folder().resolve(name);
        assumeTrue(
                Files.exists(found),
                () -> "SKIPPED: " + name + " is not beside the project (set TRIBUTARY_SHARED to where it is)");
        return found;
    }

    private static Path folder() {
        String named = System.getenv("TRIBUTARY_SHARED");
        if (named != null && !named.isBlank()) return Path.of(named);
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent())
            if (Files.exists(at.resolve("shared/STYLE.md"))) return at.resolve("shared");
        return Path.of("shared");
    }

    /** A quality floor by its name in floors.properties. */
    public static double floor(String name) {
        Properties floors = new Properties();
        try (InputStream in = Shared.class.getResourceAsStream("/floors.properties")) {
            floors.load(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        String value = floors.getProperty(name);
        if (value == null) throw new AssertionError("floors.properties has no floor named " + name);
        return Double.parseDouble(value.strip());
    }
}
