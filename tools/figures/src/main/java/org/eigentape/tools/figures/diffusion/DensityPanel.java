package org.eigentape.tools.figures.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.Histogram;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/**
 * The density at one step, averaged over runs that may have started at different places, and the runs.
 *
 * @param step after so many updates
 * @param x middles of cells
 * @param density mean over runs
 * @param levels where the runs are, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
record DensityPanel(long step, double[] x, double[] density, double[] levels) {

    static final String[] OUTPUTS = {"density", "level"};
    private static final double SEEN = 2e-3;
    private static final double SMALLEST = 1e-30;

    /** Runs whose cells lie elsewhere than those of the law are left out of the mean. */
    static DensityPanel of(StageResults results, StageResults laws, ModeLaw law, long step) {
        double[] mean = new double[law.x().length];
        int runs = 0;
        for (Series one : results.get("density")) {
            int at = Arrays.binarySearch(one.steps(), step);
            boolean defined = at >= 0 && !Double.isNaN(one.element(0)[at]);
            if (defined && hasCells(laws, one.run(), law)) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += one.element(i)[at];
                }
                runs++;
            }
        }
        List<Double> levels = new ArrayList<>();
        for (Series one : results.get("level")) {
            int at = Arrays.binarySearch(one.steps(), step);
            if (at >= 0 && !Double.isNaN(one.element(0)[at])) {
                levels.add(one.element(0)[at]);
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= runs;
        }
        return new DensityPanel(
                step,
                law.x(),
                mean,
                levels.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    private static boolean hasCells(StageResults laws, int run, ModeLaw law) {
        return laws.get("position").stream()
                .filter(series -> series.run() == run)
                .anyMatch(series -> series.element(0)[0] == law.x()[0]
                        && series.element(law.x().length - 1)[0] == law.x()[law.x().length - 1]);
    }

    Panel panel() {
        double peak = Arrays.stream(density).max().orElse(1);
        double lower = levels.length == 0 ? x[x.length - 1] : levels[0];
        double upper = levels.length == 0 ? x[0] : levels[levels.length - 1];
        for (int i = 0; i < x.length; i++) {
            if (density[i] > SEEN * peak) {
                lower = Math.min(lower, x[i]);
                upper = Math.max(upper, x[i]);
            }
        }
        Panel panel = new Panel(new LinearScale(), "x", new LinearScale(), "P(x, t)").fromZero();
        if (levels.length > 1 && levels[levels.length - 1] > levels[0]) {
            // Rice's rule, since a few runs have no quartiles to speak of.
            int bins = (int) Math.max(4, Math.ceil(2 * Math.cbrt(levels.length)));
            Histogram histogram = Histogram.over(levels, levels[0], levels[levels.length - 1], bins);
            panel.histogram(histogram.edges(), histogram.densities(), Style.translucent(Style.SKY, 0.45), Style.BLUE);
        }
        String heading = String.format(Locale.ROOT, "t\\;=\\;%,d", step).replace(",", "{,}");
        double spare = 0.04 * (upper - lower) + 1e-9;
        return panel.lines(List.of(curve()), Style.VERMILION, 2)
                .xRange(lower - spare, upper + spare)
                .heading(heading);
    }

    /** Densities that are narrow are nearly Gaussian, so their logarithms are what polynomials describe. */
    private Curve curve() {
        double[] logarithms = Arrays.stream(density)
                .map(value -> value > SMALLEST ? Math.log(value) : Math.log(SMALLEST))
                .toArray();
        return new Curve(
                FineGrid.abscissae(x),
                Arrays.stream(FineGrid.values(logarithms)).map(Math::exp).toArray());
    }
}
