package org.eigentape.tools.benchmarks.spectra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.RecordingReader;
import org.eigentape.replay.Replay;
import org.eigentape.replay.VerificationProgress;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.large.LargeSingularValues;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Effort;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.SideBySide;
import org.eigentape.tools.benchmarks.measure.Target;
import org.eigentape.tools.benchmarks.training.DemoExperiment;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * Elapsed seconds of a replay of the stages {@code spectrum}, {@code spectral-density} and {@code spacing-statistics} over one recorded step of
 * a layer of 4096 x 1024 weights, from verified frames to results on the disk, against the bare singular values of the same matrix by EJML.
 * Each is measured once and cold, as people meet it.
 */
public final class SpectraBenchmark implements Benchmark {

    private static final String TENSOR = "weights/2";
    private static final String BASELINE = "singular values by EJML";

    /** Creates the benchmark. */
    public SpectraBenchmark() {}

    @Override
    public String name() {
        return "spectra";
    }

    @Override
    public String description() {
        return "the stages of random-matrix statistics over a 4096 x 1024 layer, against EJML's singular values";
    }

    @Override
    public void measure(BenchmarkRun run) throws Exception {
        MatrixShape shape = shape(run.effort());
        Path root = run.scratch().next("spectra");
        new DemoExperiment(Map.of("layers", "3," + shape.columns() + "," + shape.rows() + ",1")).recordStart(root);
        double[] weights = read(root, shape);
        double baseline = SideBySide.time(System::nanoTime, () -> solveByEjml(weights, shape)) / 1e9;
        Path results = run.scratch().nextDirectory("results");
        for (String solver : List.of("java", "lapack")) {
            String name = solver.equals("java") ? "spectra" : "spectra/" + solver;
            if (run.wants(name)) {
                try {
                    double seconds =
                            SideBySide.time(System::nanoTime, () -> replay(root, results.resolve(solver), solver))
                                    / 1e9;
                    run.report(new Measurement(name, seconds, "s", baseline, BASELINE, Target.valueAtMost(10)));
                } catch (InvalidRequestException e) {
                    run.notes().accept(name + " is left out: " + e.getMessage());
                }
            }
        }
        if (run.wants("spectra/values")) {
            LargeSingularValues solver = new LargeSingularValues(shape);
            double seconds = SideBySide.time(System::nanoTime, () -> solver.compute(weights)) / 1e9;
            run.report(new Measurement("spectra/values", seconds, "s", baseline, BASELINE, null));
        }
        run.scratch().delete(root);
        run.scratch().delete(results);
    }

    private static MatrixShape shape(Effort effort) {
        return switch (effort) {
            case FULL -> new MatrixShape(4096, 1024);
            case QUICK -> new MatrixShape(2048, 512);
            case TINY -> new MatrixShape(96, 70);
        };
    }

    private static double[] read(Path root, MatrixShape shape) {
        double[] weights = new double[shape.size()];
        try (RecordingReader reader = RecordingReader.open(root, EventSelection.ALL)) {
            TensorDeclaration tensor = reader.schema().tensor(TENSOR);
            for (EventView event = reader.next(); event != null; event = reader.next()) {
                if (event.has(tensor) && event.copy(tensor, weights)) {
                    return weights;
                }
            }
        }
        throw new IllegalStateException("the recording has no " + TENSOR);
    }

    private static void replay(Path root, Path results, String solver) {
        List<StageRequest> stages = List.of(
                new StageRequest("spectrum", Map.of("solver", solver)),
                StageRequest.of("spectral-density"),
                StageRequest.of("spacing-statistics"));
        new Replay(root, EventSelection.ALL, StageCatalog.load(), stages)
                .run(results, VerificationProgress.NONE, () -> false);
    }

    private static void solveByEjml(double[] weights, MatrixShape shape) {
        DMatrixRMaj matrix = DMatrixRMaj.wrap(shape.rows(), shape.columns(), weights.clone());
        if (!DecompositionFactory_DDRM.svd(shape.rows(), shape.columns(), false, false, true)
                .decompose(matrix)) {
            throw new IllegalStateException("EJML did not converge, so its time means nothing");
        }
    }
}
