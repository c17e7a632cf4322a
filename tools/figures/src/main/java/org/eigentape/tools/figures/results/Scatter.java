package org.eigentape.tools.figures.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of numbers.
 *
 * @param x abscissae, ascending
 * @param y ordinates
 */
@SuppressWarnings("ArrayRecordComponent")
public record Scatter(double[] x, double[] y) {

    /**
     * Measured against predicted increments of eigenvalues, both in units of the predicted noise. The measured one is
     * not stored, but follows from the prediction and the standardised residual.
     *
     * @param predicted by run
     * @param residual by run, (measured - predicted)/sqrt(diffusion)
     * @param diffusion by run, the variance
     * @return all pairs of the same run, step and eigenvalue that are defined, sorted by the prediction
     */
    public static Scatter measuredIncrements(List<Series> predicted, List<Series> residual, List<Series> diffusion) {
        List<double[]> pairs = new ArrayList<>();
        for (Series prediction : predicted) {
            Series left = ofRun(residual, prediction.run());
            Series variance = ofRun(diffusion, prediction.run());
            if (left != null && variance != null) {
                collect(prediction, left, variance, pairs);
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> pair[0]));
        return new Scatter(
                pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                pairs.stream().mapToDouble(pair -> pair[1]).toArray());
    }

    private static @Nullable Series ofRun(List<Series> series, int run) {
        return series.stream().filter(one -> one.run() == run).findFirst().orElse(null);
    }

    private static void collect(Series prediction, Series left, Series variance, List<double[]> pairs) {
        for (int at = 0; at < prediction.steps().length; at++) {
            int atLeft = Arrays.binarySearch(left.steps(), prediction.steps()[at]);
            int atVariance = Arrays.binarySearch(variance.steps(), prediction.steps()[at]);
            for (int i = 0; i < prediction.values().length && atLeft >= 0 && atVariance >= 0; i++) {
                double expected = prediction.element(i)[at] / Math.sqrt(variance.element(i)[atVariance]);
                double measured = expected + left.element(i)[atLeft];
                if (Scale.shows(expected) && Scale.shows(measured)) {
                    pairs.add(new double[] {expected, measured});
                }
            }
        }
    }

    /**
     * At most so many of the points, evenly taken.
     *
     * @param most how many
     * @return points in the order of x
     */
    public Curve some(int most) {
        int kept = Math.min(most, x.length);
        double[] someX = new double[kept];
        double[] someY = new double[kept];
        for (int at = 0; at < kept; at++) {
            int index = (int) ((long) at * x.length / kept);
            someX[at] = x[index];
            someY[at] = y[index];
        }
        return new Curve(someX, someY);
    }

    /**
     * Means over bins of equally many points.
     *
     * @param bins how many
     * @return mean abscissa and mean ordinate of each bin
     */
    public Curve binnedMeans(int bins) {
        int count = Math.min(bins, x.length);
        double[] meanX = new double[count];
        double[] meanY = new double[count];
        for (int bin = 0; bin < count; bin++) {
            int from = (int) ((long) bin * x.length / count);
            int to = (int) ((long) (bin + 1) * x.length / count);
            meanX[bin] = Arrays.stream(x, from, to).average().orElse(Double.NaN);
            meanY[bin] = Arrays.stream(y, from, to).average().orElse(Double.NaN);
        }
        return new Curve(meanX, meanY);
    }

    /**
     * The standard errors of those means.
     *
     * @param bins how many
     * @return a vertical line for each, from one error below the mean to one above
     */
    public List<Curve> errorsOfMeans(int bins) {
        Curve means = binnedMeans(bins);
        List<Curve> errors = new ArrayList<>();
        for (int bin = 0; bin < means.x().length; bin++) {
            int from = (int) ((long) bin * x.length / means.x().length);
            int to = (int) ((long) (bin + 1) * x.length / means.x().length);
            double sum = 0;
            for (int index = from; index < to; index++) {
                // About the line y = x: within a bin the expectation varies.
                double left = y[index] - x[index] - (means.y()[bin] - means.x()[bin]);
                sum += left * left;
            }
            double error = Math.sqrt(sum) / (to - from);
            double[] at = {means.x()[bin], means.x()[bin]};
            errors.add(new Curve(at, new double[] {means.y()[bin] - error, means.y()[bin] + error}));
        }
        return errors;
    }

    /**
     * Where nearly all points lie: all but one in fifty at either end.
     *
     * @return two different abscissae
     */
    public double[] bulk() {
        if (x.length == 0) {
            return new double[] {-1, 1};
        }
        double low = Quantiles.quantile(x, 0.02);
        double high = Quantiles.quantile(x, 0.98);
        double spare = 0.02 * (high - low) + 1e-9;
        return new double[] {low - spare, high + spare};
    }
}
