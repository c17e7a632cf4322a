package org.eigentape.stages.density;

import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.large.LargeSingularValues;
import org.eigentape.stages.spectrum.WeightSpectrum;
import org.eigentape.stages.statistics.TracyWidom;
import org.jspecify.annotations.Nullable;

/**
 * The largest eigenvalue that a matrix of the same elements would have if their places meant nothing: its elements are shuffled, which
 * keeps their distribution, its mean and heavy tails included, and destroys what training wrote into rows and columns. Eigenvalues above the
 * control's are outliers of the transition of Baik, Ben Arous and Péché (Ann. Prob. 33, 1643, 2005). Of a symmetric matrix the diagonal
 * and what is above it are shuffled each in itself. Of large matrices ({@link LargeSingularValues#LEAST_SIZE}) the largest eigenvalue comes
 * from {@link LargestEigenvalue}. Workspace for one matrix; not thread-safe.
 */
final class RandomisedControl {

    private final MatrixShape shape;
    private final boolean symmetric;
    private final double[] shuffled;
    /** Of large matrices, made when it is needed: that is hardly ever. */
    private @Nullable WeightSpectrum spectrum;
    /** Absent for small matrices. */
    private final @Nullable LargestEigenvalue largest;

    private final double[][] rows;

    RandomisedControl(MatrixShape shape, boolean symmetric) {
        this.shape = shape;
        this.symmetric = symmetric;
        this.shuffled = new double[shape.size()];
        boolean large = shape.smaller() >= LargeSingularValues.LEAST_SIZE;
        this.largest = large ? new LargestEigenvalue(shape.columns()) : null;
        this.rows = large ? new double[shape.rows()][shape.columns()] : new double[0][];
    }

    /**
     * The eigenvalue above which an eigenvalue of the matrix is an outlier. The largest eigenvalue of a random matrix fluctuates by the
     * Tracy-Widom law, so the bound is the mean over the shuffled matrices and two standard deviations of the difference between another
     * such matrix and that mean; and never below any of the shuffled ones.
     *
     * @param weights W, finite, row by row; not modified
     * @param shuffles number K of shuffled matrices, at least 1
     * @param edge where the largest eigenvalue of such a matrix lies, and how it fluctuates
     * @param random where the shuffles come from
     */
    double bound(double[] weights, int shuffles, EdgeTest edge, RandomStream random) {
        double sum = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < shuffles; k++) {
            double top = shuffledTop(weights, random);
            sum += top;
            largest = Math.max(largest, top);
        }
        double deviation = Math.sqrt(TracyWidom.VARIANCE * (1 + 1.0 / shuffles)) * edge.scale();
        return Math.max(largest, sum / shuffles + 2 * deviation);
    }

    private double shuffledTop(double[] weights, RandomStream random) {
        if (symmetric) {
            shuffleSymmetric(weights, random);
        } else {
            System.arraycopy(weights, 0, shuffled, 0, shuffled.length);
            shuffle(shuffled, shuffled.length, random);
        }
        double top = largest == null ? Double.NaN : largestOf(largest);
        return Double.isNaN(top) ? largestOfAll() : top;
    }

    private double largestOfAll() {
        WeightSpectrum all = spectrum == null ? WeightSpectrum.ofValues(shape, symmetric) : spectrum;
        spectrum = all;
        all.compute(shuffled);
        return all.eigenvalues()[shape.smaller() - 1];
    }

    /** Scaled by a power of two, which is exact, so that no square overflows that the result does not. */
    private double largestOf(LargestEigenvalue solver) {
        double magnitude = 0;
        for (double value : shuffled) {
            magnitude = Math.max(magnitude, Math.abs(value));
        }
        if (magnitude == 0) {
            return 0;
        }
        int exponent = Math.getExponent(magnitude);
        // Two factors, because 2^1074 alone is not a double.
        double half = Math.scalb(1.0, -exponent / 2);
        double rest = Math.scalb(1.0, -exponent + exponent / 2);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < shape.columns(); j++) {
                rows[i][j] = shuffled[i * shape.columns() + j] * half * rest;
            }
        }
        return symmetric
                ? Math.scalb(solver.of(LargestEigenvalue.symmetric(rows)), exponent)
                : Math.scalb(solver.of(LargestEigenvalue.gram(rows)), 2 * exponent);
    }

    private void shuffleSymmetric(double[] matrix, RandomStream random) {
        int n = shape.smaller();
        double[] diagonal = new double[n];
        double[] above = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            diagonal[i] = matrix[i * n + i];
            for (int j = i + 1; j < n; j++) {
                above[count++] = matrix[i * n + j];
            }
        }
        shuffle(diagonal, n, random);
        shuffle(above, count, random);
        count = 0;
        for (int i = 0; i < n; i++) {
            shuffled[i * n + i] = diagonal[i];
            for (int j = i + 1; j < n; j++) {
                shuffled[i * n + j] = above[count];
                shuffled[j * n + i] = above[count++];
            }
        }
    }

    /** Fisher and Yates' shuffle: every order is equally likely. */
    private static void shuffle(double[] values, int count, RandomStream random) {
        for (int last = count - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            double kept = values[last];
            values[last] = values[other];
            values[other] = kept;
        }
    }
}
