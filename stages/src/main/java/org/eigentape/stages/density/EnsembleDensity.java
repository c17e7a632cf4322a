package org.eigentape.stages.density;

import java.util.List;
import org.eigentape.engine.stage.EnsembleContext;
import org.eigentape.engine.stage.EnsembleStep;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.stages.input.Levels;
import org.eigentape.stages.input.PooledLevels;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.statistics.KolmogorovSmirnov;
import org.eigentape.stages.statistics.TracyWidom;

/** The density of one matrix' eigenvalues in all runs together, and how their largest ones are distributed. */
final class EnsembleDensity {

    private static final int FEWEST_EDGES = 10;

    private final PooledLevels pool;
    private final HistogramResults histogram;
    private final ScalarResults edges;

    /**
     * Declares the results.
     *
     * @param context of the stage
     * @param matrix one that is recorded
     * @param eigenvalue the series of {@code spectrum}
     * @param settings of the stage
     */
    EnsembleDensity(
            EnsembleContext context, WeightMatrix matrix, ResultSeries eigenvalue, SpectralDensitySettings settings) {
        this.pool = new PooledLevels(context, matrix, eigenvalue, settings.pooling());
        int most = settings.pooling().overSteps()
                ? Integer.MAX_VALUE
                : context.runs() * matrix.shape().smaller();
        this.histogram = new HistogramResults(context, matrix, settings, most);
        this.edges = new ScalarResults(context, matrix.name(), "edge_mean", "edge_variance", "edge_ks");
    }

    void onStep(EnsembleStep step, ResultSink results) {
        if (!pool.take(step)) {
            return;
        }
        pool.putCounts(results);
        String reason = pool.whyEmpty();
        if (!reason.isEmpty()) {
            histogram.putUndefined(reason, results);
            edges.putUndefined(results, reason);
            return;
        }
        double[] all = pool.all();
        Levels together = new Levels(
                all, pool.spectra().get(0).shape(), pool.spectra().get(0).symmetric());
        if (together.coincide(0, all.length - 1)) {
            histogram.putUndefined(
                    all.length == 1 ? "one eigenvalue has no density" : "all eigenvalues coincide", results);
        } else {
            histogram.put(all, results);
        }
        putEdges(results);
    }

    private void putEdges(ResultSink results) {
        List<Levels> spectra = pool.spectra();
        if (spectra.size() < FEWEST_EDGES) {
            edges.putUndefined(
                    results,
                    "the distribution of the largest eigenvalue needs " + FEWEST_EDGES + " spectra, and there are "
                            + spectra.size());
            return;
        }
        EdgeTest edge = EdgeTest.ofEnsemble(spectra);
        double[] statistics = spectra.stream()
                .mapToDouble(levels -> edge.statistic(levels.largest()))
                .sorted()
                .toArray();
        double mean = 0;
        for (double statistic : statistics) {
            mean += statistic / statistics.length;
        }
        double variance = 0;
        for (double statistic : statistics) {
            variance += (statistic - mean) * (statistic - mean) / statistics.length;
        }
        String reason = "the elements do not vary, so there is no random edge";
        edges.put(results, "edge_mean", mean, reason);
        edges.put(results, "edge_variance", variance, reason);
        edges.put(
                results,
                "edge_ks",
                edge.scale() > 0 ? KolmogorovSmirnov.distance(statistics, TracyWidom::cumulative) : Double.NaN,
                reason);
    }
}
