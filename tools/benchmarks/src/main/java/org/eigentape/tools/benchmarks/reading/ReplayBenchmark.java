package org.eigentape.tools.benchmarks.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.RecordingReader;
import org.eigentape.replay.Replay;
import org.eigentape.replay.VerificationProgress;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.SingularValueSolver;
import org.eigentape.stages.spectrum.SymmetricEigenSolver.Outcome;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.SideBySide;
import org.eigentape.tools.benchmarks.measure.Target;
import org.eigentape.tools.benchmarks.measure.ThreadCounters;
import org.eigentape.tools.benchmarks.training.DemoExperiment;

/**
 * Replay of the stage {@code spectrum} over a recording of 16 x 32 weights at every step, from verified frames to results on
 * the disk, against a bare loop over the same matrices in memory: their singular values, nothing kept.
 * Processor time of one thread each.
 */
public final class ReplayBenchmark implements Benchmark {

    private static final long STEPS = 20_000;
    /** More rounds than elsewhere, because the two sides are close and the target is too. */
    private static final int ROUNDS_FACTOR = 3;

    private static final String TENSOR = "weights/2";

    /** Creates the benchmark. */
    public ReplayBenchmark() {}

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String description() {
        return "replay of the stage spectrum, against a bare loop over its solver";
    }

    @Override
    public void measure(BenchmarkRun run) throws Exception {
        Path root = run.scratch().next("replay");
        new DemoExperiment().recordEveryStep(root, run.effort().of(STEPS));
        Path results = run.scratch().nextDirectory("results");
        int[] replays = new int[1];
        List<double[]> matrices = new ArrayList<>();
        MatrixShape shape = read(root, matrices);
        StageCatalog catalog = StageCatalog.load();
        SideBySide times = SideBySide.measure(
                ThreadCounters::processorNs,
                ROUNDS_FACTOR * run.effort().rounds(),
                // Elsewhere each time: to replace old results would be counted as replaying.
                () -> replay(root, results.resolve(Integer.toString(replays[0]++)), catalog),
                () -> solve(matrices, shape));
        double count = matrices.size();
        run.report(new Measurement(
                "replay",
                count / times.subjectNs() * 1e9,
                "matrices/s",
                count / times.baselineNs() * 1e9,
                "bare solver",
                Target.ratioAtLeast(0.8)));
        run.scratch().delete(root);
        run.scratch().delete(results);
    }

    private static MatrixShape read(Path root, List<double[]> matrices) {
        try (RecordingReader reader = RecordingReader.open(root, EventSelection.ALL)) {
            TensorDeclaration weights = reader.schema().tensor(TENSOR);
            for (EventView event = reader.next(); event != null; event = reader.next()) {
                double[] matrix = new double[weights.elements()];
                if (event.is(EventType.STEP) && event.copy(weights, matrix)) {
                    matrices.add(matrix);
                }
            }
            return new MatrixShape(weights.rows(), weights.columns());
        }
    }

    private static void replay(Path root, Path results, StageCatalog catalog) {
        new Replay(root, EventSelection.ALL, catalog, List.of(StageRequest.of("spectrum")))
                .run(results, VerificationProgress.NONE, () -> false);
    }

    private static void solve(List<double[]> matrices, MatrixShape shape) {
        SingularValueSolver solver = new SingularValueSolver(shape);
        for (double[] matrix : matrices) {
            if (solver.decompose(matrix) != Outcome.CONVERGED) {
                throw new IllegalStateException("the solver did not converge, so its time means nothing");
            }
        }
    }
}
