package org.eigentape.stages.density;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a fitted law describes a spectrum. The rules: it explains at least some share of the histogram's variance, its area is not far
 * above that of the histogram, and its Kolmogorov-Smirnov distance is below what independent levels exceed once in twenty times.
 */
final class FitVerdict {

    /** Of the histogram's variance, for laws with a free area. */
    static final double MARCHENKO_PASTUR_SHARE = 0.90;
    /** The same for a semicircle of area 1. */
    static final double SEMICIRCLE_SHARE = 0.98;

    private static final double LARGEST_AREA = 1.5;
    private static final double FIVE_PERCENT = 1.36;
    /** Beyond these, squares and products of levels are no doubles any more. */
    private static final double SMALLEST_LEVEL = 1e-140;

    private static final double LARGEST_LEVEL = 1e140;

    private final List<String> faults = new ArrayList<>();

    /**
     * Looks at a fit.
     *
     * @param area of the law; 1 where it is not free
     * @param determination share of the histogram's variance, or NaN
     * @param least share that is asked for
     * @param distance to the levels, or NaN where there are too few
     * @param levels how many were compared
     */
    FitVerdict(double area, double determination, double least, double distance, int levels) {
        if (area > LARGEST_AREA) {
            faults.add(String.format(Locale.ROOT, "its area is %.3g where that of the histogram is 1", area));
        }
        if (!(determination >= least)) {
            faults.add(String.format(
                    Locale.ROOT,
                    "it describes %.0f %% of the histogram's variance, less than %.0f %%",
                    100 * determination,
                    100 * least));
        }
        double bound = FIVE_PERCENT / Math.sqrt(levels);
        if (distance > bound) {
            faults.add(String.format(
                    Locale.ROOT,
                    "its distance (KS) of %.3g to %,d levels exceeds %.3g, the 5 %% bound of independent ones",
                    distance,
                    levels,
                    bound));
        }
    }

    /** Whether nothing speaks against the law. */
    boolean holds() {
        return faults.isEmpty();
    }

    /** Why it does not describe the spectrum, one clause; empty where it does. */
    String reason() {
        return faults.isEmpty() ? "" : "the fit is poor: " + String.join("; ", faults);
    }

    /** Why levels cannot be fitted at all, since squares of them are no doubles; empty where they can. */
    static String outOfRange(double largest) {
        return largest > 0 && (largest < SMALLEST_LEVEL || largest > LARGEST_LEVEL)
                ? "levels of about " + String.format(Locale.ROOT, "%.0e", largest)
                        + " are too far from 1 for a fit in doubles; scale the matrix"
                : "";
    }
}
