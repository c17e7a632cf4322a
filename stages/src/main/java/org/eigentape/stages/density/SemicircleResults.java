package org.eigentape.stages.density;

import org.eigentape.engine.stage.RecordingContext;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.law.LevelHistogram;
import org.eigentape.stages.law.Semicircle;
import org.eigentape.stages.law.SemicircleFit;

/** The semicircle that is fitted to levels of a symmetric matrix. */
final class SemicircleResults implements LawResults {

    private final ScalarResults scalars;

    SemicircleResults(RecordingContext context, String tensor) {
        this.scalars = new ScalarResults(
                context,
                tensor,
                "semicircle_center",
                "semicircle_radius",
                "semicircle_ks",
                "semicircle_determination",
                "semicircle_fit",
                "above_edge",
                "below_edge");
    }

    @Override
    public void put(LevelHistogram histogram, double[] ascending, ResultSink results) {
        String outOfRange =
                FitVerdict.outOfRange(Math.max(Math.abs(ascending[0]), Math.abs(ascending[ascending.length - 1])));
        if (!outOfRange.isEmpty()) {
            scalars.putUndefined(results, outOfRange);
            return;
        }
        SemicircleFit fit = SemicircleFit.of(histogram);
        if (!fit.defined()) {
            scalars.putUndefined(results, fit.reason());
            return;
        }
        Semicircle law = fit.law();
        int above = LawResults.countAbove(law.upperEdge(), ascending);
        int notBelow = LawResults.countAbove(Math.nextDown(law.lowerEdge()), ascending);
        scalars.put(results, "semicircle_center", fit.centre(), "");
        scalars.put(results, "semicircle_radius", fit.radius(), "");
        double distance = SemicircleFit.distance(ascending, law);
        scalars.put(results, "semicircle_ks", distance, "");
        scalars.put(
                results, "semicircle_determination", fit.determination(), "all bins of the histogram are equally high");
        FitVerdict verdict =
                new FitVerdict(1, fit.determination(), FitVerdict.SEMICIRCLE_SHARE, distance, ascending.length);
        scalars.put(results, "semicircle_fit", verdict.holds() ? 1 : Double.NaN, verdict.reason());
        scalars.put(results, "above_edge", above, "");
        scalars.put(results, "below_edge", ascending.length - notBelow, "");
    }

    @Override
    public void putUndefined(String reason, ResultSink results) {
        scalars.putUndefined(results, reason);
    }
}
