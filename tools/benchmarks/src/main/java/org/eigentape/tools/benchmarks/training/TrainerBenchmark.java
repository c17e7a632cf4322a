package org.eigentape.tools.benchmarks.training;

import java.util.List;
import java.util.Optional;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.TeacherStudent;
import org.eigentape.engine.network.TeacherStudentConfiguration;
import org.eigentape.engine.network.descent.BatchOrder;
import org.eigentape.engine.network.descent.Shuffle;
import org.eigentape.engine.network.descent.StochasticGradientDescent;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.network.kernel.DenseKernels;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.SideBySide;
import org.eigentape.tools.benchmarks.measure.Target;
import org.eigentape.tools.benchmarks.measure.ThreadCounters;

/**
 * Microseconds of processor time per step: {@code trainer} is exactly the paper's network, [3, 32, 16, 1], tanh, batch 4,
 * one thread, W^(2) trains, first layer cached; {@code trainer/c} compares it with the same step in C, the other variants
 * change a few things each.
 */
public final class TrainerBenchmark implements Benchmark {

    private static final int STEPS = 50_000;
    private static final int SAMPLES = 4000;
    private static final double TEMPERATURE = 0.125;
    private static final String COMPILED = "trainer/c";
    /** The least of many short turns: the two are close, and a core's speed comes and goes. */
    private static final int ROUNDS_BESIDE_C = 5;

    private static final int WARM_UP = 40;

    private record Variant(String name, Activation activation, int batchSize, int... layers) {}

    private static final List<Variant> VARIANTS = List.of(
            new Variant("trainer", Activation.TANH, 4, 3, 32, 16, 1),
            new Variant("trainer/relu", Activation.RELU, 4, 3, 32, 16, 1),
            new Variant("trainer/batch1", Activation.TANH, 1, 3, 32, 16, 1),
            new Variant("trainer/batch32", Activation.TANH, 32, 3, 32, 16, 1),
            new Variant("trainer/64x64", Activation.TANH, 4, 3, 64, 64, 1),
            new Variant("trainer/256x256", Activation.TANH, 32, 3, 256, 256, 1));

    /** Creates the benchmark. */
    public TrainerBenchmark() {}

    @Override
    public String name() {
        return "trainer";
    }

    @Override
    public String description() {
        return "a step of gradient descent against plain nested loops in Java";
    }

    @Override
    public void measure(BenchmarkRun run) throws Exception {
        // First, because the compiler makes better code of a step while it has seen one shape only, as in most
        // processes.
        if (run.wants(COMPILED)) {
            measureBesideC(run);
        }
        for (Variant variant : VARIANTS) {
            if (run.wants(variant.name())) {
                run.report(measure(variant, run));
            }
        }
    }

    private static void measureBesideC(BenchmarkRun run) throws Exception {
        Optional<CompiledLoop> started = CompiledLoop.start(run.scratch().nextDirectory("c"));
        if (started.isEmpty()) {
            run.notes().accept(COMPILED + " is left out: \"cc\" is missing or cannot compile for AVX2 and FMA.");
            return;
        }
        try (CompiledLoop compiled = started.get()) {
            StochasticGradientDescent engine = descent(VARIANTS.get(0));
            long steps = run.effort().of(STEPS);
            engine.advance(WARM_UP * steps);
            SideBySide times = SideBySide.measure(
                    ROUNDS_BESIDE_C * run.effort().rounds(),
                    () -> SideBySide.time(ThreadCounters::processorNs, () -> engine.advance(steps)),
                    () -> compiled.train(steps));
            run.report(new Measurement(
                    COMPILED,
                    times.subjectNs() / steps / 1000,
                    "us/step",
                    times.baselineNs() / steps / 1000,
                    "the same step in C with AVX2 by hand",
                    Target.ratioAtMost(1.3)));
        }
    }

    private static StochasticGradientDescent descent(Variant variant) {
        TeacherStudent model = model(variant.activation(), variant.layers());
        return new StochasticGradientDescent(
                model.student().copy(),
                model.training(),
                order(variant),
                TEMPERATURE * variant.batchSize(),
                DenseKernels.fastest());
    }

    private static Measurement measure(Variant variant, BenchmarkRun run) throws Exception {
        int weights = variant.layers()[1] * variant.layers()[2] * variant.batchSize();
        long steps = run.effort().of(Math.max(1, STEPS * 2048L / Math.max(2048, weights)));
        TeacherStudent model = model(variant.activation(), variant.layers());
        double learningRate = TEMPERATURE * variant.batchSize();
        StochasticGradientDescent engine = descent(variant);
        NaiveTrainer naive = new NaiveTrainer(model.student(), model.training(), order(variant), learningRate);
        SideBySide times = SideBySide.measure(
                ThreadCounters::processorNs,
                run.effort().rounds(),
                () -> engine.advance(steps),
                () -> naive.advance(steps));
        if (engine.hasDiverged()) {
            throw new IllegalStateException(variant.name() + " diverged, so its time means nothing");
        }
        return new Measurement(
                variant.name(),
                times.subjectNs() / steps / 1000,
                "us/step",
                times.baselineNs() / steps / 1000,
                "nested loops, Math.tanh",
                null);
    }

    static TeacherStudent model(Activation activation, int... layers) {
        NetworkShape shape = new NetworkShape(layers, activation, false, List.of(2));
        double[] sigmaW = {1, 0.125, 1};
        return TeacherStudent.build(
                new TeacherStudentConfiguration(shape, sigmaW, SAMPLES, 100), 1, 0, DenseKernels.fastest());
    }

    private static BatchOrder order(Variant variant) {
        return Shuffle.EPOCH.order(SAMPLES, variant.batchSize(), RandomStream.of(1, "batches", 0));
    }
}
