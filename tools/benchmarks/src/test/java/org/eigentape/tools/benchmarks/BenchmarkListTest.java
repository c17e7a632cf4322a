package org.eigentape.tools.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Effort;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.ScratchDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every benchmark with next to nothing to do. */
class BenchmarkListTest {

    @TempDir
    Path folder;

    static List<String> names() {
        return BenchmarkList.ALL.stream().map(Benchmark::name).toList();
    }

    private List<Measurement> measure(String... wanted) throws Exception {
        List<Measurement> results = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try (ScratchDirectory scratch = new ScratchDirectory(folder)) {
            BenchmarkRun run = new BenchmarkRun(Effort.TINY, scratch, Set.of(wanted), results::add, notes::add);
            for (Benchmark benchmark : BenchmarkList.of(List.of(wanted))) {
                benchmark.measure(run);
            }
        }
        assertFalse(results.isEmpty() && notes.isEmpty(), "neither a result nor a reason");
        return results;
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldMeasureWhatItIsNamedAfterAndLeaveNothingBehind(String name) throws Exception {
        Set<String> seen = new HashSet<>();
        for (Measurement measurement : measure(name)) {
            assertTrue(
                    measurement.name().equals(name) || measurement.name().startsWith(name + "/"), measurement.name());
            assertTrue(seen.add(measurement.name()), measurement.name() + " was reported twice");
            assertTrue(Double.isFinite(measurement.value()), measurement.toString());
            assertTrue(Double.isFinite(measurement.ratio()) && measurement.baseline() > 0, measurement.toString());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void shouldMeasureOneVariantAlone() throws Exception {
        assertEquals(
                List.of("trainer/relu"),
                measure("trainer/relu").stream().map(Measurement::name).toList());
    }

    @Test
    void shouldNameTheKnownOnesWhenAskedForAnother() {
        InvalidRequestException problem =
                assertThrows(InvalidRequestException.class, () -> BenchmarkList.of(List.of("trainor")));

        assertTrue(problem.getMessage().contains("\"trainor\"; known are trainer, recording"), problem.getMessage());
    }
}
