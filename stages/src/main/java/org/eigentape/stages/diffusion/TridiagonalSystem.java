package org.eigentape.stages.diffusion;

/**
 * Linear equations (f T + s) y = b with a tridiagonal matrix T, by elimination with exchange of neighbouring rows. Factored once, solved
 * often. Not thread-safe.
 */
final class TridiagonalSystem {

    private final double[] below;
    private final double[] diagonal;
    private final double[] above;
    private final double[] factors;
    private final double[] first;
    private final double[] second;
    private final double[] third;
    private final boolean[] exchanged;

    /**
     * Takes a matrix.
     *
     * @param below element (i + 1, i) at i; the last is not read
     * @param diagonal element (i, i), n of them
     * @param above element (i, i + 1) at i; the last is not read
     */
    TridiagonalSystem(double[] below, double[] diagonal, double[] above) {
        int n = diagonal.length;
        this.below = below;
        this.diagonal = diagonal;
        this.above = above;
        this.factors = new double[n];
        this.first = new double[n];
        this.second = new double[n];
        this.third = new double[n];
        this.exchanged = new boolean[n];
    }

    /**
     * Prepares to solve. A pivot that vanishes is replaced by the smallest that matters, as inverse iteration needs it.
     *
     * @param factor f
     * @param shift s
     */
    void factor(double factor, double shift) {
        int n = diagonal.length;
        double smallest = 0;
        for (double d : diagonal) {
            smallest = Math.max(smallest, Math.ulp(factor * d + shift));
        }
        double p = factor * diagonal[0] + shift;
        double q = n > 1 ? factor * above[0] : 0;
        for (int i = 0; i + 1 < n; i++) {
            double lead = factor * below[i];
            double nextDiagonal = factor * diagonal[i + 1] + shift;
            double nextAbove = i + 2 < n ? factor * above[i + 1] : 0;
            exchanged[i] = Math.abs(lead) > Math.abs(p);
            if (exchanged[i]) {
                factors[i] = p / lead;
                first[i] = lead;
                second[i] = nextDiagonal;
                third[i] = nextAbove;
                p = q - factors[i] * nextDiagonal;
                q = -factors[i] * nextAbove;
            } else {
                p = Math.abs(p) < smallest ? smallest : p;
                factors[i] = lead / p;
                first[i] = p;
                second[i] = q;
                third[i] = 0;
                p = nextDiagonal - factors[i] * q;
                q = nextAbove;
            }
        }
        first[n - 1] = Math.abs(p) < smallest ? smallest : p;
    }

    /**
     * Solves for one right side.
     *
     * @param b replaced by y
     */
    void solve(double[] b) {
        int n = diagonal.length;
        for (int i = 0; i + 1 < n; i++) {
            if (exchanged[i]) {
                double kept = b[i];
                b[i] = b[i + 1];
                b[i + 1] = kept - factors[i] * b[i];
            } else {
                b[i + 1] -= factors[i] * b[i];
            }
        }
        b[n - 1] /= first[n - 1];
        for (int i = n - 2; i >= 0; i--) {
            double sum = b[i] - second[i] * b[i + 1];
            if (i + 2 < n) {
                sum -= third[i] * b[i + 2];
            }
            b[i] = sum / first[i];
        }
    }
}
