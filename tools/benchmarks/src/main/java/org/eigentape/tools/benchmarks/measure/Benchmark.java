package org.eigentape.tools.benchmarks.measure;

/** One question about speed or memory, answered by a comparison with a baseline in the same process. */
public interface Benchmark {

    /**
     * The name under which people ask for it; what it measures is called by this name, or by it and a variant,
     * {@code trainer/relu}.
     *
     * @return one lower-case word
     */
    String name();

    /**
     * What is compared with what.
     *
     * @return one line
     */
    String description();

    /**
     * Measures and reports.
     *
     * @param run how much to do, where, and who is told
     * @throws Exception if something that is measured fails; the command says so and ends
     */
    void measure(BenchmarkRun run) throws Exception;
}
