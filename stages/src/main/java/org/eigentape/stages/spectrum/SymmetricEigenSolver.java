package org.eigentape.stages.spectrum;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;

/**
 * Eigenvalues and eigenvectors of one real symmetric {@code n x n} matrix after another. (Those of {@code X = W W^T} come from
 * {@link SingularValueSolver}, which keeps the small ones.)
 *
 * <p>Eigenvalues come in ascending order. Eigenvectors are the columns of an orthogonal matrix; the sign of each is fixed by
 * making its component of largest magnitude positive (the first one where magnitudes are equal bit for bit), so equal
 * matrices give equal bits. Within a degenerate eigenspace the basis is arbitrary, though reproducible.
 *
 * <p>Matrices are scaled by a power of two first, which is exact and keeps results right from 1e-300 to 1e300.
 *
 * <p>The work is done by EJML's implicit QR algorithm. Its "exceptional shift", which draws a random angle, is never
 * reached: the solver gives up after fewer iterations and says {@link Outcome#NOT_CONVERGED}.
 *
 * <p>Not thread-safe; reuse one instance per thread.
 */
public final class SymmetricEigenSolver {

    /** How a decomposition ended. */
    public enum Outcome {
        /** Values (and vectors) are valid. */
        CONVERGED,
        /** The matrix holds NaN or an infinity; all values are NaN. */
        NOT_FINITE,
        /** The iteration did not converge; all values are NaN. Not known to happen for finite matrices. */
        NOT_CONVERGED
    }

    /** Below EJML's threshold for exceptional shifts; two or three iterations per eigenvalue are usual. */
    private static final int MAX_ITERATIONS = 15;

    private final int n;
    private final SymmetricQRAlgorithmDecomposition_DDRM decomposition;
    private final DMatrixRMaj work;
    private final double[] values;
    private final double[] vectors;
    private final int[] order;

    /**
     * A solver for matrices of one size.
     *
     * @param n number of rows, at least 1
     */
    public SymmetricEigenSolver(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a matrix needs at least one row, but n is " + n);
        }
        this.n = n;
        this.decomposition = new SymmetricQRAlgorithmDecomposition_DDRM(true);
        this.decomposition.setMaxIterations(MAX_ITERATIONS);
        this.work = new DMatrixRMaj(n, n);
        this.values = new double[n];
        this.vectors = new double[n * n];
        this.order = new int[n];
    }

    /** Number of rows of the matrices it takes. */
    public int size() {
        return n;
    }

    /**
     * Decomposes a matrix. The arrays of {@link #values()} and {@link #vectors()} are overwritten.
     *
     * @param matrix {@code n x n} row by row; only the upper triangle is read, symmetry is the caller's word; not modified
     * @return how it ended; unless {@link Outcome#CONVERGED} all results are NaN
     */
    public Outcome decompose(double[] matrix) {
        Outcome outcome = attempt(matrix);
        if (outcome != Outcome.CONVERGED) {
            Arrays.fill(values, Double.NaN);
            Arrays.fill(vectors, Double.NaN);
        }
        return outcome;
    }

    /** The eigenvalues of the last decomposition, ascending; the same array each time, overwritten by the next call. */
    public double[] values() {
        return values;
    }

    /**
     * The eigenvectors of the last decomposition: element {@code i * n + k} is component i of the eigenvector of value k. The
     * same array each time, overwritten by the next call.
     */
    public double[] vectors() {
        return vectors;
    }

    private Outcome attempt(double[] matrix) {
        double largest = largestMagnitude(matrix);
        if (!Double.isFinite(largest)) {
            return Outcome.NOT_FINITE;
        }
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        load(matrix, -exponent);
        if (!decomposition.decompose(work)) {
            return Outcome.NOT_CONVERGED;
        }
        sort();
        for (int k = 0; k < n; k++) {
            copyVector(decomposition.getEigenVector(order[k]).data, k);
        }
        for (int k = 0; k < n; k++) {
            values[k] = Math.scalb(values[k], exponent);
        }
        return Outcome.CONVERGED;
    }

    /** Infinity or NaN if any element of the upper triangle is not finite. */
    private double largestMagnitude(double[] matrix) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                largest = Math.max(largest, Math.abs(matrix[i * n + j]));
            }
        }
        return largest;
    }

    private void load(double[] matrix, int exponent) {
        work.reshape(n, n);
        double[] data = work.data;
        // Two factors, because 2^1074 alone is not a double.
        double half = Math.scalb(1.0, exponent / 2);
        double rest = Math.scalb(1.0, exponent - exponent / 2);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double scaled = matrix[i * n + j] * half * rest;
                data[i * n + j] = scaled;
                data[j * n + i] = scaled;
            }
        }
    }

    /** Insertion sort with the original position as tie-breaker. */
    private void sort() {
        for (int k = 0; k < n; k++) {
            double value = decomposition.getEigenvalue(k).real;
            int place = k;
            while (place > 0 && values[place - 1] > value) {
                values[place] = values[place - 1];
                order[place] = order[place - 1];
                place--;
            }
            values[place] = value;
            order[place] = k;
        }
    }

    private void copyVector(double[] vector, int k) {
        int largest = 0;
        for (int i = 1; i < n; i++) {
            if (Math.abs(vector[i]) > Math.abs(vector[largest])) {
                largest = i;
            }
        }
        double sign = vector[largest] < 0 ? -1 : 1;
        for (int i = 0; i < n; i++) {
            vectors[i * n + k] = sign * vector[i];
        }
    }
}
