package org.tributary.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Notices that feeds.yml was edited while the program runs. It goes by the content and not by the file's time, so a
 * touched file is no edit; and it believes a content that it has seen twice, so a file caught while an editor writes it
 * is not called broken. A broken edit leaves what was good in force.
 */
public final class ConfigWatch {
    /**
     * A good edit.
     *
     * @param config as it is now; its sources, publications and title can be taken over at once
     * @param needRestart the keys of other settings that differ from those the program was started with
     */
    public record Edit(Config config, List<String> needRestart) {
        public Edit {
            needRestart = List.copyOf(needRestart);
        }
    }

    private final FeedsFile reader;
    private final Config started;
    private final Path file;
    private String known;
    private String candidate = "";
    private volatile List<Problem> problems = List.of();

    /** @param started what the program was started with, just read */
    public ConfigWatch(FeedsFile reader, Config started) {
        this.reader = reader;
        this.started = started;
        this.file = started.file();
        this.known = hash(bytes());
    }

    /** Looks once; a chore does so every second or so, one at a time. */
    public synchronized Optional<Edit> look() {
        Optional<byte[]> bytes = bytes();
        String now = hash(bytes);
        if (now.equals(known)) {
            candidate = "";
            return Optional.empty();
        }
        boolean settled = now.equals(candidate);
        candidate = now;
        if (!settled) return Optional.empty();
        known = now;
        return judged(bytes);
    }

    /** What is wrong with the file as it stands; empty when the last edit was taken over. */
    public List<Problem> problems() {
        return problems;
    }

    private Optional<Edit> judged(Optional<byte[]> bytes) {
        try {
            Config config = bytes.isPresent() ? reader.read(file, bytes.get()) : reader.read(file);
            problems = List.of();
            return Optional.of(new Edit(config, Plan.needRestart(started, config)));
        } catch (ConfigException e) {
            problems = e.problems();
            return Optional.empty();
        }
    }

    private Optional<byte[]> bytes() {
        try {
            return Files.size(file) > YamlText.MAX_BYTES ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new byte[0]);
        }
    }

    private static String hash(Optional<byte[]> bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.orElse(new byte[0]));
            return bytes.isEmpty() ? "absent" : HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
