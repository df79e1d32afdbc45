package org.tributary.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command typed in a test: what came out, and how it ended. */
record Typed(int exit, String out, String err) {
    static Typed with(InputStream in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(in, out, new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = Main.run(console, List.of(arguments));
        return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Typed with(String in, String... arguments) {
        return with(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), arguments);
    }

    static Typed of(String... arguments) {
        return with("", arguments);
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
