package org.tributary.dedup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A long row of numbers, in memory or in a file that is mapped into it. The file is scratch: it is made anew by each
 * process and goes when the process goes, because what is in it can be told again from the store.
 */
final class Ints {
    private static final int BYTES = 4;

    private IntBuffer numbers;

    private Ints(IntBuffer numbers) {
        this.numbers = numbers;
    }

    /** Zeros; in a file of that folder where one is given. */
    static Ints of(Optional<Path> folder, int size) {
        return new Ints(folder.map(in -> mapped(in, size)).orElseGet(() -> IntBuffer.allocate(size)));
    }

    private static IntBuffer mapped(Path folder, int size) {
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "candidates", ".scratch");
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) size * BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asIntBuffer();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int get(int at) {
        return numbers.get(at);
    }

    void set(int at, int number) {
        numbers.put(at, number);
    }

    int size() {
        return numbers.capacity();
    }
}
