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
                "above_edge",
                "below_edge");
    }

    @Override
    public void put(LevelHistogram histogram, double[] ascending, ResultSink results) {
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
        scalars.put(results, "semicircle_ks", SemicircleFit.distance(ascending, law), "");
        scalars.put(
                results, "semicircle_determination", fit.determination(), "all bins of the histogram are equally high");
        scalars.put(results, "above_edge", above, "");
        scalars.put(results, "below_edge", ascending.length - notBelow, "");
    }

    @Override
    public void putUndefined(String reason, ResultSink results) {
        scalars.putUndefined(results, reason);
    }
}
