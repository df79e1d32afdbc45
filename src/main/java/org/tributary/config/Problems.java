package org.tributary.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one file while it is read; an alias that is read twice complains once. */
final class Problems {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private final String file;
    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Node where, String text) {
        found.add(at(where, text));
    }

    void warn(Node where, String text) {
        warnings.add(at(where, text));
    }

    void add(int line, int column, String text) {
        found.add(new Problem(file, line, column, text));
    }

    List<Problem> warnings() {
        return warnings.stream().sorted(BY_PLACE).toList();
    }

    void throwIfAny() {
        if (!found.isEmpty())
            throw new ConfigException(found.stream().sorted(BY_PLACE).toList());
    }

    static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private Problem at(Node where, String text) {
        return new Problem(
                file, line(where), where.getStartMark().map(Mark::getColumn).orElse(0) + 1, text);
    }
}
