package org.tributary.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was measured, a row a kind of work; of what was measured several times the median and the spread. */
final class Table {
    enum Column {
        CPU,
        WALL,
        MEMORY,
        BYTES
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /** The row of that name; it comes to be where it is first named. */
    Row row(String work) {
        return rows.computeIfAbsent(work, Row::new);
    }

    /** One kind of work. */
    static final class Row {
        private record Cell(String unit, List<Double> samples) {}

        private final String work;
        private final Map<Column, Cell> cells = new EnumMap<>(Column.class);
        private String target = "";
        private Column judged = Column.CPU;
        private double bound = Double.NaN;
        private boolean atMost;

        private Row(String work) {
            this.work = work;
        }

        /** One more sample. */
        Row add(Column column, double value, String unit) {
            cells.computeIfAbsent(column, key -> new Cell(unit, new ArrayList<>())).samples.add(value);
            System.err.println("   " + work + ": " + column + " " + figure(value) + " " + unit);
            return this;
        }

        Row atMost(Column column, double bound) {
            return judge(column, bound, true);
        }

        Row atLeast(Column column, double bound) {
            return judge(column, bound, false);
        }

        private Row judge(Column column, double most, boolean upwards) {
            judged = column;
            bound = most;
            atMost = upwards;
            target = (upwards ? "<= " : ">= ") + figure(most);
            return this;
        }

        private String held() {
            Optional<Double> measured = Optional.ofNullable(cells.get(judged)).map(cell -> median(cell.samples));
            if (measured.isEmpty() || Double.isNaN(bound)) return "";
            return (atMost ? measured.get() <= bound : measured.get() >= bound) ? "held" : "**missed**";
        }

        private String line() {
            StringBuilder line = new StringBuilder("| ").append(work);
            for (Column column : Column.values()) line.append(" | ").append(text(column));
            return line.append(" | ").append(target).append(" | ").append(held()).append(" |").toString();
        }

        private String text(Column column) {
            Cell cell = cells.get(column);
            if (cell == null) return "";
            String spread = "";
            if (cell.samples.size() > 1) {
                double least = cell.samples.stream().min(Double::compare).orElseThrow();
                double most = cell.samples.stream().max(Double::compare).orElseThrow();
                spread = " (" + figure(least) + "-" + figure(most) + ")";
            }
            return figure(median(cell.samples)) + spread + " " + cell.unit;
        }
    }

    static double median(List<Double> samples) {
        List<Double> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Three digits that count. */
    static String figure(double value) {
        int places = value == 0 ? 0 : (int) Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%,." + Math.min(4, places) + "f", value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("| work | CPU | wall | memory | bytes | target | |\n|---|---|---|---|---|---|---|\n");
        rows.values().forEach(row -> text.append(row.line()).append('\n'));
        return text.toString();
    }
}
