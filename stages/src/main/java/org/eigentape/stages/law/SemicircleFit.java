package org.eigentape.stages.law;

import org.eigentape.stages.statistics.KolmogorovSmirnov;

/**
 * The semicircle of area 1 with free centre c and radius R that comes nearest to a histogram by unweighted least squares, {@code sum_b
 * (h_b - p_b(c, R))^2} being least, with h_b the height of bin b and p_b the law's mean density over that bin.
 *
 * <p>The minimum is found by Levenberg and Marquardt's method (SIAM J. Appl. Math. 11, 431, 1963) from the histogram's mean and several
 * radii, because levels far off the bulk widen the spread, and the best of the minima is taken.
 *
 * @param centre c; NaN where undefined
 * @param radius R; NaN where undefined
 * @param determination {@code 1 - sum (h - p)^2/sum (h - mean h)^2}, 1 for a perfect fit, negative for one that is worse than the mean
 * @param reason why there is no fit; empty where there is one
 */
public record SemicircleFit(double centre, double radius, double determination, String reason) {

    private static final int FEWEST_BINS = 3;
    private static final int MOST_STEPS = 200;
    private static final double PRECISION = 1e-11;
    private static final double LARGEST_DAMPING = 1e12;
    private static final double[] START_RADII = {1, 0.5, 0.25};

    /**
     * Fits a histogram.
     *
     * @param histogram of the levels
     * @return undefined for fewer than {@value #FEWEST_BINS} bins, where the search ends nowhere, and where the semicircle is narrower than two
     *     bins or far wider than the histogram
     */
    public static SemicircleFit of(LevelHistogram histogram) {
        if (histogram.bins() < FEWEST_BINS) {
            return undefined("a fit of two parameters needs " + FEWEST_BINS + " bins, and the histogram has "
                    + histogram.bins());
        }
        double mean = 0;
        for (int bin = 0; bin < histogram.bins(); bin++) {
            mean += histogram.masses()[bin] * (histogram.edge(bin) + histogram.width() / 2);
        }
        double square = 0;
        for (int bin = 0; bin < histogram.bins(); bin++) {
            double distance = histogram.edge(bin) + histogram.width() / 2 - mean;
            square += histogram.masses()[bin] * distance * distance;
        }
        Search best = null;
        for (double share : START_RADII) {
            Search search = new Search(histogram, mean, share * 2 * Math.sqrt(square));
            search.run();
            best = search.converged && (best == null || search.misfit < best.misfit) ? search : best;
        }
        if (best == null) {
            return undefined("the search for the best semicircle did not converge");
        }
        if (best.radius < histogram.width()) {
            return undefined("the fitted semicircle is narrower than two bins, which do not determine its radius; take"
                    + " more bins");
        }
        if (best.radius > 16 * histogram.bins() * histogram.width()) {
            return undefined("the best semicircle is far wider than the histogram");
        }
        return new SemicircleFit(best.centre, best.radius, histogram.determination(best.misfit), "");
    }

    private static SemicircleFit undefined(String reason) {
        return new SemicircleFit(Double.NaN, Double.NaN, Double.NaN, reason);
    }

    /** Whether there is a fit. */
    public boolean defined() {
        return reason.isEmpty();
    }

    /**
     * The fitted law.
     *
     * @throws IllegalArgumentException if there is no fit
     */
    public Semicircle law() {
        return new Semicircle(centre, radius);
    }

    /**
     * Kolmogorov-Smirnov distance between the law and all levels.
     *
     * @param ascending levels, ascending, at least one
     * @param law the fitted law
     */
    public static double distance(double[] ascending, Semicircle law) {
        return KolmogorovSmirnov.distance(ascending, law::cumulative);
    }

    /** One descent from a start. The misfit is {@code sum (m - q)^2} of shares of bins. */
    private static final class Search {

        private final LevelHistogram histogram;
        private double centre;
        private double radius;
        private double misfit;
        private boolean converged;
        /** J^T J and J^T r of the last point, J being the derivatives of the law's shares by centre and radius. */
        private double centreSquare;

        private double mixed;
        private double radiusSquare;
        private double centrePull;
        private double radiusPull;

        Search(LevelHistogram histogram, double centre, double radius) {
            this.histogram = histogram;
            this.centre = centre;
            this.radius = radius;
        }

        void run() {
            if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
                return;
            }
            linearise();
            double damping = 1e-3;
            for (int step = 0; step < MOST_STEPS && damping < LARGEST_DAMPING; step++) {
                double first = centreSquare * (1 + damping);
                double second = radiusSquare * (1 + damping);
                double determinant = first * second - mixed * mixed;
                double centreStep = (second * centrePull - mixed * radiusPull) / determinant;
                double radiusStep = (first * radiusPull - mixed * centrePull) / determinant;
                double next = radius + radiusStep;
                double attempt = next > 0 ? misfit(centre + centreStep, next) : Double.NaN;
                if (attempt <= misfit) {
                    centre += centreStep;
                    radius = next;
                    converged = Math.abs(centreStep) + Math.abs(radiusStep) <= PRECISION * radius;
                    linearise();
                    damping /= 10;
                } else {
                    // No smaller misfit along the gradient: the minimum is reached to rounding.
                    damping *= 10;
                    converged = damping >= LARGEST_DAMPING && !Double.isNaN(attempt);
                }
                if (converged) {
                    return;
                }
            }
        }

        private double misfit(double c, double r) {
            Semicircle law = new Semicircle(c, r);
            double sum = 0;
            double below = law.cumulative(histogram.lower());
            for (int bin = 0; bin < histogram.bins(); bin++) {
                double above = law.cumulative(histogram.edge(bin + 1));
                double residual = histogram.masses()[bin] - (above - below);
                sum += residual * residual;
                below = above;
            }
            return sum;
        }

        private void linearise() {
            Semicircle law = new Semicircle(centre, radius);
            misfit = 0;
            centreSquare = 0;
            mixed = 0;
            radiusSquare = 0;
            centrePull = 0;
            radiusPull = 0;
            for (int bin = 0; bin < histogram.bins(); bin++) {
                double low = histogram.edge(bin);
                double high = histogram.edge(bin + 1);
                double residual = histogram.masses()[bin] - (law.cumulative(high) - law.cumulative(low));
                double atLow = law.density(low);
                double atHigh = law.density(high);
                double byCentre = atLow - atHigh;
                double byRadius = ((low - centre) * atLow - (high - centre) * atHigh) / radius;
                misfit += residual * residual;
                centreSquare += byCentre * byCentre;
                mixed += byCentre * byRadius;
                radiusSquare += byRadius * byRadius;
                centrePull += byCentre * residual;
                radiusPull += byRadius * residual;
            }
        }
    }
}
