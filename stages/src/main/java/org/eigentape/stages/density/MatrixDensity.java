package org.eigentape.stages.density;

import java.util.Arrays;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.RecordedLevels;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.statistics.Estimate;
import org.eigentape.stages.tail.HillEstimator;
import org.eigentape.stages.tail.PowerLawTail;
import org.eigentape.stages.tail.TailComparison;

/** The density of one matrix' eigenvalues over one run. */
final class MatrixDensity {

    private static final long SEED = 1;

    private final RecordedLevels levels;
    private final SpectralDensitySettings settings;
    private final RandomisedControl control;
    private final int run;
    private final HistogramResults histogramResults;
    private final ScalarResults edgeResults;
    private final ScalarResults controlResults;
    private final ScalarResults tailResults;
    private final ScalarResults rankResults;

    MatrixDensity(StageContext context, WeightMatrix matrix, SpectralDensitySettings settings) {
        this.levels = new RecordedLevels(context, matrix);
        this.settings = settings;
        this.control = new RandomisedControl(matrix.shape(), matrix.isSymmetric());
        this.run = context.run();
        String name = matrix.name();
        this.histogramResults =
                new HistogramResults(context, matrix, settings, matrix.shape().smaller());
        this.edgeResults = new ScalarResults(context, name, "edge_statistic", "edge_p");
        this.controlResults = new ScalarResults(context, name, "outliers", "control_edge");
        this.tailResults = new ScalarResults(
                context,
                name,
                "tail_alpha",
                "tail_xmin",
                "tail_ks",
                "tail_count",
                "tail_exponential_ratio",
                "tail_exponential_p",
                "tail_lognormal_ratio",
                "tail_lognormal_p",
                "hill_5",
                "hill_10");
        this.rankResults = new ScalarResults(context, name, "stable_rank", "effective_rank");
    }

    void onEvent(EventView event, ResultSink results) {
        if (!levels.read(event, results)) {
            return;
        }
        String reason = levels.whyUndefined();
        if (reason.isEmpty()) {
            putHistogram(results);
            putEdge(event.step(), results);
            putTail(results);
            putRanks(results);
        } else {
            histogramResults.putUndefined(reason, results);
            for (ScalarResults each : new ScalarResults[] {edgeResults, controlResults, tailResults, rankResults}) {
                each.putUndefined(results, reason);
            }
        }
    }

    private void putHistogram(ResultSink results) {
        double[] ascending = levels.levels().ascending();
        int n = ascending.length;
        if (levels.levels().coincide(0, n - 1)) {
            histogramResults.putUndefined(
                    n == 1 ? "one eigenvalue has no density" : "all eigenvalues coincide", results);
        } else {
            histogramResults.put(ascending, results);
        }
    }

    private void putEdge(long step, ResultSink results) {
        WeightMatrix matrix = levels.matrix();
        EdgeTest edge = EdgeTest.of(matrix.shape(), matrix.isSymmetric(), matrix.values());
        double statistic = edge.statistic(levels.levels().largest());
        String reason = "the elements do not vary, so there is no random edge";
        edgeResults.put(results, "edge_statistic", statistic, reason);
        edgeResults.put(results, "edge_p", EdgeTest.exceedance(statistic), reason);
        if (settings.controls() == 0) {
            controlResults.putUndefined(results, "the randomised control is off (controls=0)");
            return;
        }
        // The run, the matrix and the step name the stream, so that a part of a recording gives the numbers of the
        // whole.
        String name = "spectral-density/control/" + matrix.name() + "/" + step;
        double bound = control.bound(matrix.values(), settings.controls(), edge, RandomStream.of(SEED, name, run));
        String overflow = "the shuffled weights are so large that W W^T overflows";
        double above = LawResults.countAbove(bound, levels.levels().ascending());
        controlResults.put(results, "outliers", Double.isFinite(bound) ? above : Double.NaN, overflow);
        controlResults.put(results, "control_edge", bound, overflow);
    }

    private void putTail(ResultSink results) {
        double[] positive = Arrays.stream(levels.levels().gramEigenvalues())
                .filter(x -> x > 0)
                .toArray();
        PowerLawTail tail = PowerLawTail.fit(positive, settings.tailMinimum(), settings.tailDistance());
        tailResults.put(results, "tail_alpha", tail.alpha(), tail.reason());
        tailResults.put(results, "tail_xmin", tail.start(), tail.reason());
        tailResults.put(results, "tail_ks", tail.distance(), tail.reason());
        tailResults.put(results, "tail_count", tail.count() == 0 ? Double.NaN : tail.count(), tail.reason());
        putComparison("tail_exponential", TailComparison.exponential(positive, tail), results);
        putComparison("tail_lognormal", TailComparison.logNormal(positive, tail), results);
        Estimate narrow = HillEstimator.exponent(positive, 0.05);
        Estimate wide = HillEstimator.exponent(positive, 0.10);
        tailResults.put(results, "hill_5", narrow.value(), narrow.reason());
        tailResults.put(results, "hill_10", wide.value(), wide.reason());
    }

    private void putComparison(String rival, TailComparison comparison, ResultSink results) {
        tailResults.put(results, rival + "_ratio", comparison.ratio(), comparison.reason());
        tailResults.put(results, rival + "_p", comparison.probability(), comparison.reason());
    }

    private void putRanks(ResultSink results) {
        String reason = "all weights are zero";
        rankResults.put(
                results, "stable_rank", SpectrumRank.stable(levels.levels().gramEigenvalues()), reason);
        rankResults.put(
                results,
                "effective_rank",
                SpectrumRank.effective(levels.levels().gramEigenvalues()),
                reason);
    }
}
