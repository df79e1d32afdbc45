package org.tributary.app;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.store.Store;
import org.tributary.store.StoreRefused;

/**
 * How a command asks the instance that holds the store for a backup: by a slip of paper beside the store. Whoever may
 * write there owns the store anyway, so no key is needed, and no port.
 */
final class Errands {
    private static final Logger LOG = LoggerFactory.getLogger("org.tributary");
    private static final String WANTED = "backup-wanted";
    private static final String ANSWER = "backup-answer";
    private static final String DONE = "done";

    private final Store store;

    Errands(Store store) {
        this.store = store;
    }

    /** A chore: does what a slip asks for, and answers it. */
    void look() {
        Optional<Path> folder = store.folder();
        if (folder.isEmpty() || !Files.exists(folder.get().resolve(WANTED))) return;
        try {
            Path target = Path.of(Files.readString(folder.get().resolve(WANTED)).strip());
            Files.delete(folder.get().resolve(WANTED));
            write(folder.get(), ANSWER, answer(target));
        } catch (IOException e) {
            LOG.error("a wish for a backup could not be read or answered: {}", e.toString());
        }
    }

    private String answer(Path target) {
        try {
            store.backup(target);
            LOG.info("the store is backed up to {}", target);
            return DONE;
        } catch (StoreRefused no) { // whoever asked is told, and nothing is wrong here
            LOG.info("no backup was made: {}", no.getMessage());
            return String.valueOf(no.getMessage());
        } catch (IOException e) {
            LOG.error("the backup to {} failed: {}", target, Words.of(e));
            return Words.of(e);
        } catch (RuntimeException e) {
            LOG.error("the backup to {} failed", target, e);
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * Asks the running instance and waits for its answer.
     *
     * @throws IOException in words, when it does not answer or could not do it
     */
    static void ask(Path folder, Path target, Duration patience) throws IOException {
        Files.deleteIfExists(folder.resolve(ANSWER));
        write(folder, WANTED, target.toAbsolutePath().normalize().toString());
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            try {
                String answer = Files.readString(folder.resolve(ANSWER));
                Files.deleteIfExists(folder.resolve(ANSWER));
                if (answer.equals(DONE)) return;
                throw new IOException("the running instance could not back up: " + answer);
            } catch (NoSuchFileException notYet) {
                pause();
            }
        }
        if (Files.deleteIfExists(folder.resolve(WANTED)))
            throw new IOException("the store is in use by a process that takes no wishes ('once', or an older release);"
                    + " try again when it has ended");
        throw new IOException("the running instance has not finished the backup within " + patience.toMinutes()
                + " min; its log tells when it has");
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path part = Files.writeString(folder.resolve(name + ".part"), text);
        try {
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the backup", e);
        }
    }
}
