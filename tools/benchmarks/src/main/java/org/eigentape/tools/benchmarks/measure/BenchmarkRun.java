package org.eigentape.tools.benchmarks.measure;

import java.util.Set;
import java.util.function.Consumer;

/**
 * What a benchmark is given.
 *
 * @param effort how much to do
 * @param scratch where files may be made
 * @param wanted names that were asked for; empty for all
 * @param results takes each measurement as soon as it is made
 * @param notes takes sentences for people, for example why something is not measured
 */
public record BenchmarkRun(
        Effort effort,
        ScratchDirectory scratch,
        Set<String> wanted,
        Consumer<Measurement> results,
        Consumer<String> notes) {

    /** Copies the names. */
    public BenchmarkRun {
        wanted = Set.copyOf(wanted);
    }

    /**
     * Whether something is to be measured. A benchmark's own name asks for all its variants.
     *
     * @param name of a benchmark, or of a variant
     * @return true if it was asked for
     */
    public boolean wants(String name) {
        int slash = name.indexOf('/');
        return wanted.isEmpty() || wanted.contains(name) || slash >= 0 && wanted.contains(name.substring(0, slash));
    }

    /**
     * Hands over a measurement, unless nobody asked for it.
     *
     * @param measurement any
     */
    public void report(Measurement measurement) {
        if (wants(measurement.name())) {
            results.accept(measurement);
        }
    }
}
