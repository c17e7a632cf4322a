package org.eigentape.tools.figures.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigentape.stages.statistics.TracyWidom;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.EnsembleResults;
import org.eigentape.tools.figures.results.Histogram;

/**
 * The largest level of each spectrum in the units of the Tracy-Widom law. The stage gives mean and variance of these statistics; they are
 * linear in the levels, which fixes their units.
 *
 * @param spectra whose largest levels they are
 * @param mean of the statistics
 * @param variance of the statistics
 * @param distance Kolmogorov-Smirnov distance to the law
 */
record EdgePanel(PooledSpectra spectra, double mean, double variance, double distance) {

    private static final int POINTS = 240;
    private static final double DIFFERENCE = 1e-3;
    private static final double LOWEST = -5;
    private static final double HIGHEST = 4;

    static Optional<EdgePanel> of(EnsembleResults ensemble, PooledSpectra spectra) {
        String tensor = spectra.tensor();
        double mean = ensemble.lastScalar("edge_mean", tensor);
        double variance = ensemble.lastScalar("edge_variance", tensor);
        return mean > -100 && mean < 100 && variance > 0
                ? Optional.of(new EdgePanel(spectra, mean, variance, ensemble.lastScalar("edge_ks", tensor)))
                : Optional.empty();
    }

    private double[] statistics() {
        double[] largest = spectra.level(spectra.levels() - 1);
        double centre = Arrays.stream(largest).average().orElse(0);
        double squares =
                Arrays.stream(largest).map(x -> (x - centre) * (x - centre)).sum() / largest.length;
        double scale = Math.sqrt(squares / variance);
        return Arrays.stream(largest)
                .map(x -> mean + (x - centre) / scale)
                .sorted()
                .toArray();
    }

    Panel panel() {
        double[] statistics = statistics();
        Histogram histogram = Histogram.of(statistics);
        double lower = Math.min(LOWEST, statistics[0]);
        double upper = Math.max(HIGHEST, statistics[statistics.length - 1]);
        double[] s = new double[POINTS + 1];
        Arrays.setAll(s, index -> lower + (upper - lower) * index / POINTS);
        double[] density = Arrays.stream(s)
                .map(at -> (TracyWidom.cumulative(at + DIFFERENCE) - TracyWidom.cumulative(at - DIFFERENCE))
                        / (2 * DIFFERENCE))
                .toArray();
        return new Panel(new LinearScale(), "(x_{\\max} - \\text{centre})/\\text{scale}", new LinearScale(), "P")
                .fromZero()
                .tightX()
                .histogram(histogram.edges(), histogram.densities(), Style.translucent(Style.SKY, 0.45), Style.BLUE)
                .lines(List.of(new Curve(s, density)), Style.GREEN, 2)
                .heading("\\text{largest level}");
    }

    String caption() {
        LawCheck check = new LawCheck(
                "the Tracy-Widom law",
                "it is that of large matrices of independent elements",
                spectra,
                spectra.counted());
        check.add("", distance);
        return " Largest levels in units of that law: mean " + Numbers.of(mean) + " (the law's is "
                + Numbers.of(TracyWidom.MEAN) + "), variance " + Numbers.of(variance) + " ("
                + Numbers.of(TracyWidom.VARIANCE) + "), KS = " + Numbers.of(distance) + "." + check.caption();
    }
}
