package org.eigentape.stages.density;

import java.util.Arrays;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.RecordedLevels;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.spectrum.MarchenkoPastur;
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
    private final ResultSeries density;
    private final double[] heights;
    private final ScalarResults histogramResults;
    private final ScalarResults fitResults;
    private final ScalarResults controlResults;
    private final ScalarResults tailResults;
    private final ScalarResults rankResults;

    MatrixDensity(StageContext context, WeightMatrix matrix, SpectralDensitySettings settings) {
        this.levels = new RecordedLevels(context, matrix);
        this.settings = settings;
        this.control = new RandomisedControl(matrix.shape());
        this.run = context.run();
        String name = matrix.name();
        this.heights = new double[settings.room(matrix.shape().smaller())];
        this.density = context.declare("density", name, heights.length);
        this.histogramResults = new ScalarResults(context, name, "bin_count", "bin_lower", "bin_width");
        this.fitResults = new ScalarResults(
                context,
                name,
                "mp_area",
                "mp_sigma2",
                "mp_edge_lower",
                "mp_edge_upper",
                "mp_ks",
                "mp_determination",
                "above_edge");
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
            putControl(event.step(), results);
            putTail(results);
            putRanks(results);
        } else {
            results.putUndefined(density, reason);
            for (ScalarResults each :
                    new ScalarResults[] {histogramResults, fitResults, controlResults, tailResults, rankResults}) {
                each.putUndefined(results, reason);
            }
        }
    }

    private void putHistogram(ResultSink results) {
        double[] ascending = levels.ascending();
        int n = ascending.length;
        if (levels.coincide(0, n - 1)) {
            String reason = n == 1 ? "one eigenvalue has no density" : "all eigenvalues coincide";
            results.putUndefined(density, reason);
            histogramResults.putUndefined(results, reason);
            fitResults.putUndefined(results, reason);
            return;
        }
        int bins = settings.bins() > 0 ? settings.bins() : LevelHistogram.freedmanDiaconis(ascending, heights.length);
        LevelHistogram histogram = LevelHistogram.of(ascending, bins);
        Arrays.fill(heights, Double.NaN);
        System.arraycopy(histogram.heights(), 0, heights, 0, bins);
        results.put(density, heights, "the histogram of this step has " + bins + " bins");
        histogramResults.put(results, "bin_count", bins, "");
        histogramResults.put(results, "bin_lower", histogram.lower(), "");
        histogramResults.put(results, "bin_width", histogram.width(), "");
        putFit(histogram, results);
    }

    private void putFit(LevelHistogram histogram, ResultSink results) {
        var shape = levels.matrix().shape();
        MarchenkoPasturFit fit = MarchenkoPasturFit.of(histogram, shape);
        if (!fit.defined()) {
            fitResults.putUndefined(results, fit.reason());
            return;
        }
        MarchenkoPastur law = fit.law(shape);
        Estimate distance = MarchenkoPasturFit.distance(levels.ascending(), law);
        fitResults.put(results, "mp_area", fit.area(), "");
        fitResults.put(results, "mp_sigma2", fit.elementVariance(), "");
        fitResults.put(results, "mp_edge_lower", law.lowerEdge(), "");
        fitResults.put(results, "mp_edge_upper", law.upperEdge(), "");
        fitResults.put(results, "mp_ks", distance.value(), distance.reason());
        fitResults.put(results, "mp_determination", fit.determination(), "all bins of the histogram are equally high");
        fitResults.put(results, "above_edge", countAbove(law.upperEdge()), "");
    }

    private void putControl(long step, ResultSink results) {
        if (settings.controls() == 0) {
            controlResults.putUndefined(results, "the randomised control is off (controls=0)");
            return;
        }
        // The run, the matrix and the step name the stream, so that a part of a recording gives the numbers of the
        // whole.
        String name = "spectral-density/control/" + levels.matrix().name() + "/" + step;
        double bound = control.bound(levels.matrix().values(), settings.controls(), RandomStream.of(SEED, name, run));
        String reason = "the shuffled weights are so large that W W^T overflows";
        controlResults.put(results, "outliers", Double.isFinite(bound) ? countAbove(bound) : Double.NaN, reason);
        controlResults.put(results, "control_edge", bound, reason);
    }

    private int countAbove(double bound) {
        return (int) Arrays.stream(levels.ascending()).filter(x -> x > bound).count();
    }

    private void putTail(ResultSink results) {
        double[] positive = Arrays.stream(levels.ascending()).filter(x -> x > 0).toArray();
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
        rankResults.put(results, "stable_rank", SpectrumRank.stable(levels.ascending()), reason);
        rankResults.put(results, "effective_rank", SpectrumRank.effective(levels.ascending()), reason);
    }
}
