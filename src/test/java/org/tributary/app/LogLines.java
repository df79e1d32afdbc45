package org.tributary.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the program's own log is told while a test listens. */
final class LogLines implements AutoCloseable {
    private final Logger log = (Logger) LoggerFactory.getLogger("org.tributary");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    LogLines() {
        lines.start();
        log.addAppender(lines);
    }

    /** Level and words, in the order they came. */
    List<String> all() {
        return lines.list.stream()
                .filter(line -> line.getLoggerName().equals("org.tributary"))
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    @Override
    public void close() {
        log.detachAppender(lines);
    }
}
