package org.tributary.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Processor milliseconds an operation, of all threads together: on a shared machine the clock on the wall says little. */
public final class ProcessCpu implements InternalProfiler {
    static final String NAME = "cpu";

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long before;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = system.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double spent = (system.getProcessCpuTime() - before) / 1e6;
        long operations = result.getMetadata().getMeasuredOps();
        return List.of(new ScalarResult(NAME, spent / operations, "ms/op", AggregationPolicy.AVG));
    }

    @Override
    public String getDescription() {
        return "processor time of the whole process";
    }
}
