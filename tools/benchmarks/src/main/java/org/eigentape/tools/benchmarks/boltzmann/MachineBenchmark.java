package org.eigentape.tools.benchmarks.boltzmann;

import org.eigentape.engine.boltzmann.ContrastiveDivergence;
import org.eigentape.engine.boltzmann.LatticeField;
import org.eigentape.engine.boltzmann.MachineSettings;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.SideBySide;
import org.eigentape.tools.benchmarks.measure.Target;
import org.eigentape.tools.benchmarks.measure.ThreadCounters;
import org.jspecify.annotations.Nullable;

/**
 * Microseconds of processor time per update of a Gaussian restricted Boltzmann machine: {@code rbm} is the lattice field of
 * arXiv:2407.16427, ten by ten nodes, 16 chains, three sweeps, one thread; 960 normal deviates are most of it.
 */
public final class MachineBenchmark implements Benchmark {

    private static final int UPDATES = 100_000;
    private static final double INITIAL_STD = 0.1;
    static final LatticeField FIELD = new LatticeField(10, 4);

    /** Creates the benchmark. */
    public MachineBenchmark() {}

    @Override
    public String name() {
        return "rbm";
    }

    @Override
    public String description() {
        return "an update of contrastive divergence against plain nested loops in Java";
    }

    @Override
    public void measure(BenchmarkRun run) throws Exception {
        if (run.wants("rbm")) {
            run.report(measure("rbm", 16, Target.valueAtMost(6), run));
        }
        if (run.wants("rbm/batch64")) {
            run.report(measure("rbm/batch64", 64, null, run));
        }
    }

    static MachineSettings settings(int chains) {
        return new MachineSettings(10, 10, 9, 1, 0.1, chains, 3, false, false);
    }

    private static Measurement measure(String name, int chains, @Nullable Target target, BenchmarkRun run)
            throws Exception {
        MachineSettings settings = settings(chains);
        double[] weights = new double[settings.weights()];
        new NormalSampler(RandomStream.of(1, "weights", 0)).fill(weights, INITIAL_STD);
        ContrastiveDivergence engine =
                new ContrastiveDivergence(settings, FIELD, weights, RandomStream.of(1, "chains", 0));
        NaiveMachine naive = new NaiveMachine(settings, FIELD, INITIAL_STD);
        long updates = run.effort().of(UPDATES * 16L / chains);
        SideBySide times = SideBySide.measure(
                ThreadCounters::processorNs,
                run.effort().rounds(),
                () -> train(engine, updates),
                () -> naive.train(updates));
        return new Measurement(
                name,
                times.subjectNs() / updates / 1000,
                "us/update",
                times.baselineNs() / updates / 1000,
                "nested loops, the platform's normal deviates",
                target);
    }

    private static void train(ContrastiveDivergence engine, long updates) {
        for (long update = 0; update < updates; update++) {
            if (!engine.update()) {
                throw new IllegalStateException("the machine diverged, so its time means nothing");
            }
        }
    }
}
