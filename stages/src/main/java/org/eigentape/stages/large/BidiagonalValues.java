package org.eigentape.stages.large;

/**
 * Singular values of an upper bidiagonal matrix B by bisection. How many are below s is the number of negative pivots of {@code B^T B -
 * s^2}, which the stationary quotient-difference algorithm gives without forming B^T B (K. Fernando and B. Parlett, Numer. Math. 67,
 * 191, 1994). It cannot fail to converge, and values come in order. Four values are sought at once, since each division waits for the last.
 */
final class BidiagonalValues {

    /** Halvings of the interval from 0 to a bound of all values. */
    private static final int HALVINGS = 60;
    /** A pivot is moved that far from 0, where the largest element is about 1. */
    private static final double LEAST_PIVOT = 0x1p-900;

    private BidiagonalValues() {}

    /**
     * Finds all values.
     *
     * @param diagonal N elements
     * @param above N elements, those right of the diagonal and a 0
     * @param values receives N values, ascending, with an error of 2^-60 of the largest
     */
    static void compute(double[] diagonal, double[] above, double[] values) {
        int n = diagonal.length;
        double[] squares = new double[n];
        double[] squaresAbove = new double[n];
        double bound = 0;
        for (int k = 0; k < n; k++) {
            squares[k] = diagonal[k] * diagonal[k];
            squaresAbove[k] = above[k] * above[k];
            double left = k == 0 ? 0 : Math.abs(above[k - 1]);
            // No singular value exceeds the root of the largest sum over a row times that over a column.
            bound = Math.max(bound, Math.abs(diagonal[k]) + Math.max(Math.abs(above[k]), left));
        }
        for (int k = 0; k < n; k += 4) {
            four(squares, squaresAbove, bound * (1 + 0x1p-40), Math.min(k, Math.max(0, n - 4)), values);
        }
    }

    private static void four(double[] squares, double[] above, double bound, int first, double[] values) {
        double[] low = new double[4];
        double[] high = {bound, bound, bound, bound};
        double[] middle = new double[4];
        int[] below = new int[4];
        for (int step = 0; step < HALVINGS; step++) {
            for (int lane = 0; lane < 4; lane++) {
                middle[lane] = low[lane] + (high[lane] - low[lane]) / 2;
            }
            count(squares, above, middle, below);
            for (int lane = 0; lane < 4; lane++) {
                if (below[lane] > first + lane) {
                    high[lane] = middle[lane];
                } else {
                    low[lane] = middle[lane];
                }
            }
        }
        for (int lane = 0; lane < 4 && first + lane < values.length; lane++) {
            values[first + lane] = low[lane] + (high[lane] - low[lane]) / 2;
        }
    }

    /** How many values are below each of four bounds. */
    private static void count(double[] squares, double[] above, double[] bounds, int[] below) {
        double shift0 = bounds[0] * bounds[0];
        double shift1 = bounds[1] * bounds[1];
        double shift2 = bounds[2] * bounds[2];
        double shift3 = bounds[3] * bounds[3];
        double rest0 = -shift0;
        double rest1 = -shift1;
        double rest2 = -shift2;
        double rest3 = -shift3;
        int below0 = 0;
        int below1 = 0;
        int below2 = 0;
        int below3 = 0;
        for (int k = 0; k < squares.length; k++) {
            double pivot0 = pivot(squares[k] + rest0);
            double pivot1 = pivot(squares[k] + rest1);
            double pivot2 = pivot(squares[k] + rest2);
            double pivot3 = pivot(squares[k] + rest3);
            below0 += pivot0 < 0 ? 1 : 0;
            below1 += pivot1 < 0 ? 1 : 0;
            below2 += pivot2 < 0 ? 1 : 0;
            below3 += pivot3 < 0 ? 1 : 0;
            rest0 = rest0 * (above[k] / pivot0) - shift0;
            rest1 = rest1 * (above[k] / pivot1) - shift1;
            rest2 = rest2 * (above[k] / pivot2) - shift2;
            rest3 = rest3 * (above[k] / pivot3) - shift3;
        }
        below[0] = below0;
        below[1] = below1;
        below[2] = below2;
        below[3] = below3;
    }

    private static double pivot(double value) {
        return Math.abs(value) < LEAST_PIVOT ? -LEAST_PIVOT : value;
    }
}
