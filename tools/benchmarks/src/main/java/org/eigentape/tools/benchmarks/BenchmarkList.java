package org.eigentape.tools.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.benchmarks.boltzmann.MachineBenchmark;
import org.eigentape.tools.benchmarks.journal.AllocationBenchmark;
import org.eigentape.tools.benchmarks.journal.JournalBenchmark;
import org.eigentape.tools.benchmarks.journal.LatencyBenchmark;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.reading.ReplayBenchmark;
import org.eigentape.tools.benchmarks.reading.VerifyBenchmark;
import org.eigentape.tools.benchmarks.spectra.SpectraBenchmark;
import org.eigentape.tools.benchmarks.startup.StartupBenchmark;
import org.eigentape.tools.benchmarks.training.RecordingBenchmark;
import org.eigentape.tools.benchmarks.training.TrainerBenchmark;

/** All benchmarks, in the order in which an event meets what they measure. A new one is added here. */
final class BenchmarkList {

    static final List<Benchmark> ALL = List.of(
            new TrainerBenchmark(),
            new RecordingBenchmark(),
            new JournalBenchmark(),
            new LatencyBenchmark(),
            new AllocationBenchmark(),
            new VerifyBenchmark(),
            new ReplayBenchmark(),
            new SpectraBenchmark(),
            new MachineBenchmark(),
            new StartupBenchmark());

    private BenchmarkList() {}

    /**
     * The benchmarks that are asked for.
     *
     * @param names of benchmarks or of their variants; none for all
     * @throws InvalidRequestException if a name belongs to no benchmark
     */
    static List<Benchmark> of(Collection<String> names) {
        if (names.isEmpty()) {
            return ALL;
        }
        List<String> wanted = new ArrayList<>();
        for (String name : names) {
            String word = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
            if (ALL.stream().noneMatch(benchmark -> benchmark.name().equals(word))) {
                throw new InvalidRequestException("There is no benchmark \"" + name + "\"; known are "
                        + String.join(", ", ALL.stream().map(Benchmark::name).toList())
                        + " and their variants, such as trainer/relu.");
            }
            wanted.add(word);
        }
        return ALL.stream()
                .filter(benchmark -> wanted.contains(benchmark.name()))
                .toList();
    }
}
