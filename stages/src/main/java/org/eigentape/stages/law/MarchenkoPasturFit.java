package org.eigentape.stages.law;

import java.util.Arrays;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.MarchenkoPastur;
import org.eigentape.stages.statistics.Estimate;
import org.eigentape.stages.statistics.GoldenSection;
import org.eigentape.stages.statistics.KolmogorovSmirnov;

/**
 * The Marchenko-Pastur law with free area A and element variance s2 (arXiv:2411.13512) that comes nearest to a whole histogram by
 * unweighted least squares: {@code sum_b (h_b - A p_b(s2))^2} is least, with h_b the height of bin b and p_b the law's mean density over
 * that bin. (The mean, and not the density at the bin's centre, because few bins are wide, and the law has steep edges.)
 *
 * <p>For each s2 the best area is {@code h.p/p.p}, so s2 alone is searched: on a fine logarithmic grid over all widths for which the law
 * overlaps the histogram, since there may be several minima, then by golden section, and last by the zero of the derivative.
 *
 * @param area A, at least 0; NaN where undefined
 * @param elementVariance s2 of one element of W; NaN where undefined
 * @param determination {@code 1 - sum (h - A p)^2/sum (h - mean h)^2}, 1 for a perfect fit
 * @param reason why there is no fit; empty where there is one
 */
public record MarchenkoPasturFit(double area, double elementVariance, double determination, String reason) {

    private static final int FEWEST_BINS = 3;
    private static final int FEWEST_LEVELS = 5;
    private static final int COARSEST_GRID = 512;
    private static final double LARGEST_STEP = 0.01;

    /**
     * Fits a histogram.
     *
     * @param histogram of the eigenvalues of X
     * @param shape of W
     * @return undefined for fewer than {@value #FEWEST_BINS} bins, where the law is narrower than two, and where the best law is at an end of the range
     */
    public static MarchenkoPasturFit of(LevelHistogram histogram, MatrixShape shape) {
        if (histogram.bins() < FEWEST_BINS) {
            return undefined("a fit of two parameters needs " + FEWEST_BINS + " bins, and the histogram has "
                    + histogram.bins());
        }
        // Edges of the law of s2 = 1.
        MarchenkoPastur unit = new MarchenkoPastur(shape, 1);
        double top = histogram.edge(histogram.bins());
        double smallest = (Math.max(histogram.lower(), 0) + histogram.width() / 4) / unit.upperEdge();
        double largest = Math.min(top / Math.max(unit.lowerEdge(), Double.MIN_NORMAL), 16 * top / unit.upperEdge());
        if (!(smallest > 0 && largest > smallest && largest < Double.POSITIVE_INFINITY)) {
            return undefined("the histogram's range is too narrow or too wide for doubles");
        }
        double range = StrictMath.log(largest / smallest);
        int steps = Math.max(COARSEST_GRID, (int) Math.ceil(range / LARGEST_STEP));
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= steps; k++) {
            double misfit = misfit(histogram, shape, smallest * StrictMath.exp(range * k / steps));
            if (misfit < least) {
                least = misfit;
                best = k;
            }
        }
        if (best == 0 || best == steps) {
            return undefined("the best Marchenko-Pastur law is "
                    + (best == 0 ? "narrower than a bin" : "far wider than the histogram"));
        }
        double logarithm = GoldenSection.minimum(
                at -> misfit(histogram, shape, smallest * StrictMath.exp(at)),
                at -> slope(histogram, shape, smallest * StrictMath.exp(at)),
                range * (best - 1) / steps,
                range * (best + 1) / steps);
        MarchenkoPasturFit fit = at(histogram, shape, smallest * StrictMath.exp(logarithm));
        double support = fit.law(shape).upperEdge() - fit.law(shape).lowerEdge();
        return support < (FEWEST_BINS - 1) * histogram.width()
                ? undefined("the fitted Marchenko-Pastur law is narrower than " + (FEWEST_BINS - 1)
                        + " bins, which do not determine its width; take more bins")
                : fit;
    }

    private static MarchenkoPasturFit undefined(String reason) {
        return new MarchenkoPasturFit(Double.NaN, Double.NaN, Double.NaN, reason);
    }

    private static MarchenkoPasturFit at(LevelHistogram histogram, MatrixShape shape, double variance) {
        double[] law = masses(histogram, shape, variance);
        double area = dot(histogram.masses(), law) / dot(law, law);
        double residual = 0;
        for (int bin = 0; bin < law.length; bin++) {
            double mass = histogram.masses()[bin];
            residual += (mass - area * law[bin]) * (mass - area * law[bin]);
        }
        return new MarchenkoPasturFit(area, variance, histogram.determination(residual), "");
    }

    /** Sum of squares for the best area, but for the constant h.h, in units of it. */
    private static double misfit(LevelHistogram histogram, MatrixShape shape, double variance) {
        double[] law = masses(histogram, shape, variance);
        double overlap = dot(histogram.masses(), law);
        double square = dot(law, law);
        return square > 0 ? -overlap / square * overlap : 0;
    }

    /** The derivative of the misfit by ln s2, but for a positive factor: {@code -sum_b (h_b - A p_b) dp_b/d ln s2}. */
    private static double slope(LevelHistogram histogram, MatrixShape shape, double variance) {
        double[] law = masses(histogram, shape, variance);
        double area = dot(histogram.masses(), law) / dot(law, law);
        MarchenkoPastur widths = new MarchenkoPastur(shape, variance);
        double sum = 0;
        double below = histogram.lower() * widths.density(histogram.lower());
        for (int bin = 0; bin < law.length; bin++) {
            double edge = histogram.edge(bin + 1);
            double above = edge * widths.density(edge);
            // The law depends on x/s2 only, so a share grows with ln s2 by what its edges lose.
            sum += (histogram.masses()[bin] - area * law[bin]) * (above - below);
            below = above;
        }
        return sum;
    }

    /** Share of the law in each bin, which is its mean density there times the width. */
    private static double[] masses(LevelHistogram histogram, MatrixShape shape, double variance) {
        MarchenkoPastur law = new MarchenkoPastur(shape, variance);
        double[] masses = new double[histogram.bins()];
        double below = law.cumulative(histogram.lower());
        for (int bin = 0; bin < masses.length; bin++) {
            double above = law.cumulative(histogram.edge(bin + 1));
            masses[bin] = above - below;
            below = above;
        }
        return masses;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }

    /** Whether there is a fit. */
    public boolean defined() {
        return reason.isEmpty();
    }

    /**
     * The fitted law, of area 1.
     *
     * @param shape of W
     * @throws IllegalArgumentException if there is no fit
     */
    public MarchenkoPastur law(MatrixShape shape) {
        return new MarchenkoPastur(shape, elementVariance);
    }

    /**
     * Kolmogorov-Smirnov distance between the law and the levels within its edges.
     *
     * @param ascending levels, ascending
     * @param law the fitted law
     * @return undefined for fewer than {@value #FEWEST_LEVELS} levels within
     */
    public static Estimate distance(double[] ascending, MarchenkoPastur law) {
        double[] within = Arrays.stream(ascending)
                .filter(x -> x >= law.lowerEdge() && x <= law.upperEdge())
                .toArray();
        return within.length < FEWEST_LEVELS
                ? Estimate.undefined("fewer than " + FEWEST_LEVELS + " eigenvalues lie within the fitted edges")
                : Estimate.of(KolmogorovSmirnov.distance(within, law::cumulative));
    }
}
