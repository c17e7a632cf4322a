package org.eigentape.tools.figures.diffusion;

import java.util.Arrays;

/** Values between those at equal distances, by cubic polynomials through four of them (Catmull and Rom). */
final class FineGrid {

    private static final int REFINEMENT = 10;

    private FineGrid() {}

    /** Ten abscissae for each; {@code x} has two at least. */
    static double[] abscissae(double[] x) {
        double[] fine = new double[(x.length - 1) * REFINEMENT + 1];
        double width = (x[x.length - 1] - x[0]) / (x.length - 1);
        Arrays.setAll(fine, index -> x[0] + index * width / REFINEMENT);
        return fine;
    }

    /** The values at {@link #abscissae}; NaN beside values that are. */
    static double[] values(double[] y) {
        double[] fine = new double[(y.length - 1) * REFINEMENT + 1];
        Arrays.setAll(fine, index -> interpolated(y, index));
        return fine;
    }

    private static double interpolated(double[] y, int index) {
        int left = Math.min(index / REFINEMENT, y.length - 2);
        double t = index / (double) REFINEMENT - left;
        double a = y[Math.max(left - 1, 0)];
        double b = y[left];
        double c = y[left + 1];
        double d = y[Math.min(left + 2, y.length - 1)];
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
}
