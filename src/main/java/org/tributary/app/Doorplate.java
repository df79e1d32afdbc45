package org.tributary.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says beside the store where the running instance serves, so that a command that finds the store taken knows whom to
 * ask. It may outlive a killed process; whoever reads it must be ready to find nobody there.
 */
final class Doorplate {
    private static final String NAME = "running";

    private final Optional<Path> file;

    private Doorplate(Optional<Path> file) {
        this.file = file;
    }

    /**
     * @param folder of the store; a store in memory has none, and nobody else could find it taken
     * @param here as this machine reaches it
     */
    static Doorplate hang(Optional<Path> folder, URI here) {
        Optional<Path> file = folder.map(one -> one.resolve(NAME));
        try {
            if (file.isPresent()) Files.writeString(file.get(), here + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Doorplate(file);
    }

    /** Where the instance that holds this store serves. */
    static Optional<URI> read(Path folder) {
        try {
            return Optional.of(URI.create(Files.readString(folder.resolve(NAME)).strip()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void takeDown() {
        try {
            if (file.isPresent()) Files.deleteIfExists(file.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
