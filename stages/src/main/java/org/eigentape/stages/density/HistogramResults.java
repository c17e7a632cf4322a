package org.eigentape.stages.density;

import java.util.Arrays;
import org.eigentape.engine.stage.RecordingContext;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.law.LevelHistogram;

/** The histogram of levels, and the law that is fitted to it. Not thread-safe. */
final class HistogramResults {

    private final int bins;
    private final LawResults law;
    private final ResultSeries density;
    private final double[] heights;
    private final ScalarResults scalars;

    /**
     * Declares them.
     *
     * @param context of the stage
     * @param matrix whose levels they are
     * @param settings of the stage
     * @param levels the largest number of levels that there will be
     */
    HistogramResults(RecordingContext context, WeightMatrix matrix, SpectralDensitySettings settings, int levels) {
        this.bins = settings.bins();
        this.heights = new double[settings.room(levels)];
        this.density = context.declare("density", matrix.name(), heights.length);
        this.scalars = new ScalarResults(context, matrix.name(), "bin_count", "bin_lower", "bin_width");
        this.law = matrix.isSymmetric()
                ? new SemicircleResults(context, matrix.name())
                : new MarchenkoPasturResults(context, matrix);
    }

    void put(double[] ascending, ResultSink results) {
        int count = bins > 0 ? bins : LevelHistogram.freedmanDiaconis(ascending, heights.length);
        LevelHistogram histogram = LevelHistogram.of(ascending, count);
        Arrays.fill(heights, Double.NaN);
        System.arraycopy(histogram.heights(), 0, heights, 0, count);
        results.put(density, heights, "the histogram of this step has " + count + " bins");
        scalars.put(results, "bin_count", count, "");
        scalars.put(results, "bin_lower", histogram.lower(), "");
        scalars.put(results, "bin_width", histogram.width(), "");
        law.put(histogram, ascending, results);
    }

    void putUndefined(String reason, ResultSink results) {
        results.putUndefined(density, reason);
        scalars.putUndefined(results, reason);
        law.putUndefined(reason, results);
    }
}
