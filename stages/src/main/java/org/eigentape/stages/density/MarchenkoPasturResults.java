package org.eigentape.stages.density;

import org.eigentape.engine.stage.RecordingContext;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.law.LevelHistogram;
import org.eigentape.stages.law.MarchenkoPasturFit;
import org.eigentape.stages.spectrum.MarchenkoPastur;
import org.eigentape.stages.statistics.Estimate;

/** The Marchenko-Pastur fit to levels of X = W W^T. */
final class MarchenkoPasturResults implements LawResults {

    private final MatrixShape shape;
    private final ScalarResults scalars;

    MarchenkoPasturResults(RecordingContext context, WeightMatrix matrix) {
        this.shape = matrix.shape();
        this.scalars = new ScalarResults(
                context,
                matrix.name(),
                "mp_area",
                "mp_sigma2",
                "mp_edge_lower",
                "mp_edge_upper",
                "mp_ks",
                "mp_determination",
                "mp_fit",
                "above_edge");
    }

    @Override
    public void put(LevelHistogram histogram, double[] ascending, ResultSink results) {
        String outOfRange = FitVerdict.outOfRange(ascending[ascending.length - 1]);
        if (!outOfRange.isEmpty()) {
            scalars.putUndefined(results, outOfRange);
            return;
        }
        MarchenkoPasturFit fit = MarchenkoPasturFit.of(histogram, shape);
        if (!fit.defined()) {
            scalars.putUndefined(results, fit.reason());
            return;
        }
        MarchenkoPastur law = fit.law(shape);
        Estimate distance = MarchenkoPasturFit.distance(ascending, law);
        scalars.put(results, "mp_area", fit.area(), "");
        scalars.put(results, "mp_sigma2", fit.elementVariance(), "");
        scalars.put(results, "mp_edge_lower", law.lowerEdge(), "");
        scalars.put(results, "mp_edge_upper", law.upperEdge(), "");
        scalars.put(results, "mp_ks", distance.value(), distance.reason());
        scalars.put(results, "mp_determination", fit.determination(), "all bins of the histogram are equally high");
        int above = LawResults.countAbove(law.upperEdge(), ascending);
        int within = LawResults.countAbove(Math.nextDown(law.lowerEdge()), ascending) - above;
        FitVerdict verdict = new FitVerdict(
                fit.area(), fit.determination(), FitVerdict.MARCHENKO_PASTUR_SHARE, distance.value(), within);
        scalars.put(results, "mp_fit", verdict.holds() ? 1 : Double.NaN, verdict.reason());
        scalars.put(results, "above_edge", above, "");
    }

    @Override
    public void putUndefined(String reason, ResultSink results) {
        scalars.putUndefined(results, reason);
    }
}
