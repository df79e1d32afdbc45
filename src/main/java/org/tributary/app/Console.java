package org.tributary.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * What a command reads and writes: bytes in; data out, UTF-8 in any locale; words for people on the third stream.
 *
 * @param out buffered; whoever writes to it flushes it
 * @param outScreen whether a person looks at the data
 * @param errScreen whether a person looks at the words
 */
record Console(InputStream in, OutputStream out, PrintStream err, Screen outScreen, Screen errScreen) {
    /** Streams that no person looks at. */
    Console(InputStream in, OutputStream out, PrintStream err) {
        this(in, out, err, Screen.PLAIN, Screen.PLAIN);
    }

    /** The streams of the process, whatever its locale made of System.out. */
    static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Screen.of(1, System.getenv()),
                Screen.of(2, System.getenv()));
    }

    /** Lines of text for standard output. */
    PrintWriter lines() {
        return new PrintWriter(new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }
}
