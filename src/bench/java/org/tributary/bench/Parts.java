package org.tributary.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tributary.bench.Table.Column;

/** The parts one by one, each warm, in processor time: {@code Parts [PATTERN]}. */
public final class Parts {
    private static final Map<String, Double> TARGETS =
            Map.of("poll", 0.35, "parse", 2.5, "extract", 3.0, "dedup", 0.15);

    private Parts() {}

    public static void main(String... arguments) throws RunnerException {
        String pattern = arguments.length > 0 ? arguments[0] : ".*";
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("org\\.tributary\\.bench\\..*Part\\." + pattern)
                        .addProfiler(ProcessCpu.class)
                        .forks(1)
                        .jvmArgsAppend("-Xmx1g")
                        .build())
                .run();
        Table table = new Table();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark().replaceAll(".*\\.", "");
            Table.Row row = table.row("part: " + name.toLowerCase(Locale.ROOT));
            result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .forEach(one -> row.add(
                            Column.CPU,
                            one.getSecondaryResults().get(ProcessCpu.NAME).getScore(),
                            "ms"));
            if (TARGETS.containsKey(name)) row.atMost(Column.CPU, TARGETS.get(name));
        }
        System.out.println(table);
    }
}
