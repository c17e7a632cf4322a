package org.eigentape.tools.benchmarks.spectra;

import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.large.LargeSingularValues;
import org.eigentape.stages.large.SingularValueLibrary;
import org.eigentape.stages.spectrum.SpectrumProvider;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Effort;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.SideBySide;
import org.eigentape.tools.benchmarks.measure.Target;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * Elapsed seconds for the singular values of a layer of 4096 x 1024 weights, as the stage {@code spectrum} finds them in plain Java and by the
 * system's LAPACK, against EJML. Each is measured once and cold, as people meet it.
 */
public final class SpectraBenchmark implements Benchmark {

    private static final String BASELINE = "EJML";

    /** Creates the benchmark. */
    public SpectraBenchmark() {}

    @Override
    public String name() {
        return "spectra";
    }

    @Override
    public String description() {
        return "singular values of a 4096 x 1024 layer, against EJML's";
    }

    @Override
    public void measure(BenchmarkRun run) throws Exception {
        MatrixShape shape = shape(run.effort());
        double[] weights = new double[shape.size()];
        new NormalSampler(RandomStream.of(1, "weights", 0)).fill(weights, 1);
        double baseline = seconds(() -> solveByEjml(weights, shape));
        if (run.wants("spectra")) {
            LargeSingularValues solver = new LargeSingularValues(shape);
            report("spectra", seconds(() -> solver.compute(weights)), baseline, Target.ratioAtMost(1), run);
        }
        if (run.wants("spectra/lapack")) {
            measureLapack(weights, shape, baseline, run);
        }
    }

    private static void measureLapack(double[] weights, MatrixShape shape, double baseline, BenchmarkRun run)
            throws Exception {
        try {
            SingularValueLibrary library = SingularValueLibrary.chosen(
                    "spectrum", new StageParameters(new SpectrumProvider().description(), Map.of("solver", "lapack")));
            if (library != null) {
                double[] copy = weights.clone();
                double[] values = new double[shape.smaller()];
                double time = seconds(() -> library.singularValues(copy, shape.columns(), shape.rows(), values));
                report("spectra/lapack", time, baseline, null, run);
            }
        } catch (InvalidRequestException e) {
            run.notes().accept("spectra/lapack is left out: " + e.getMessage());
        }
    }

    private static double seconds(SideBySide.Work work) throws Exception {
        return SideBySide.time(System::nanoTime, work) / 1e9;
    }

    private static void report(
            String name, double seconds, double baseline, @Nullable Target target, BenchmarkRun run) {
        run.report(new Measurement(name, seconds, "s", baseline, BASELINE, target));
    }

    private static MatrixShape shape(Effort effort) {
        return switch (effort) {
            case FULL -> new MatrixShape(4096, 1024);
            case QUICK -> new MatrixShape(2048, 512);
            case TINY -> new MatrixShape(96, 70);
        };
    }

    private static void solveByEjml(double[] weights, MatrixShape shape) {
        DMatrixRMaj matrix = DMatrixRMaj.wrap(shape.rows(), shape.columns(), weights.clone());
        if (!DecompositionFactory_DDRM.svd(shape.rows(), shape.columns(), false, false, true)
                .decompose(matrix)) {
            throw new IllegalStateException("EJML did not converge, so its time means nothing");
        }
    }
}
