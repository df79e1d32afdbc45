package org.tributary.app;

import java.io.PrintStream;

/** How far long work is, on a terminal: one line of standard error that is written over. Elsewhere it says nothing. */
final class Progress {
    private static final String CLEARED = "\r\u001b[K";

    private final PrintStream err;
    private final boolean shown;
    private final String what;
    private final int total;
    private int done;

    /**
     * @param what is done, after its number: "sources polled"
     * @param total how many there are at most; 0 where nobody knows
     */
    Progress(Console console, String what, int total) {
        this.err = console.err();
        this.shown = console.errScreen().terminal();
        this.what = what;
        this.total = total;
        tell();
    }

    /** One more is done; {@code line} is written where lines go meanwhile. */
    synchronized void step(Runnable line) {
        done++;
        aside(line);
    }

    /** Writes lines without the progress between them. */
    synchronized void aside(Runnable lines) {
        if (shown) err.print(CLEARED);
        lines.run();
        tell();
    }

    private void tell() {
        if (!shown) return;
        err.print(total > 0 ? done + " of " + total + " " + what : done + " " + what);
        err.flush();
    }

    /** The line goes. */
    synchronized void end() {
        if (shown) err.print(CLEARED);
        err.flush();
    }
}
