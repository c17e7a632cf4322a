package org.eigentape.stages.law;

/**
 * Density of levels in bins of equal width.
 *
 * @param lower lower edge of the first bin
 * @param width of each bin, positive
 * @param masses share of the levels in each bin; they sum to 1
 */
public record LevelHistogram(double lower, double width, double[] masses) {

    /**
     * Counts levels from the smallest to the largest in a given number of bins.
     *
     * @param ascending levels, ascending, not all equal
     * @param bins at least 1
     */
    public static LevelHistogram of(double[] ascending, int bins) {
        int n = ascending.length;
        double lower = ascending[0];
        double width = (ascending[n - 1] - lower) / bins;
        double[] masses = new double[bins];
        for (double level : ascending) {
            int bin = (int) Math.floor((level - lower) / width);
            masses[Math.min(bin, bins - 1)] += 1.0 / n;
        }
        return new LevelHistogram(lower, width, masses);
    }

    /**
     * Number of bins by the rule of Freedman and Diaconis (Z. Wahrscheinlichkeitstheorie 57, 453, 1981): their width is at most twice the
     * distance of the quartiles over the cube root of the number of levels. Quartiles lie between levels linearly.
     *
     * @param ascending levels, ascending, not all equal
     * @param most bound of the result
     * @return from 1 to the bound; the bound where the quartiles coincide
     */
    public static int freedmanDiaconis(double[] ascending, int most) {
        int n = ascending.length;
        double width = 2 * (quantile(ascending, 0.75) - quantile(ascending, 0.25)) / StrictMath.cbrt(n);
        double bins = Math.ceil((ascending[n - 1] - ascending[0]) / width);
        return (int) Math.max(1, Math.min(most, bins));
    }

    private static double quantile(double[] ascending, double fraction) {
        double place = fraction * (ascending.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }

    /** Number of bins. */
    public int bins() {
        return masses.length;
    }

    /** Density in each bin: its share over its width. */
    public double[] heights() {
        double[] heights = new double[masses.length];
        for (int bin = 0; bin < heights.length; bin++) {
            heights[bin] = masses[bin] / width;
        }
        return heights;
    }

    /**
     * Lower edge of a bin.
     *
     * @param bin from 0 to {@link #bins()}, for which it is the upper edge of the last
     */
    public double edge(int bin) {
        return lower + bin * width;
    }

    /**
     * How much of the variation of the heights a law describes: {@code 1 - residual/spread}.
     *
     * @param residual sum of the squared differences between shares of the histogram and of the law
     * @return 1 for a perfect fit; minus infinity where all heights are equal and the law is not
     */
    double determination(double residual) {
        double mean = 0;
        for (double mass : masses) {
            mean += mass / bins();
        }
        double spread = 0;
        for (double mass : masses) {
            spread += (mass - mean) * (mass - mean);
        }
        // Equal heights have no spread; then only an exact fit determines them.
        return spread > 0 ? 1 - residual / spread : residual > 0 ? Double.NEGATIVE_INFINITY : 1;
    }
}
