package org.eigentape.engine.gas;

/**
 * Eigenvalues and eigenvectors of a real symmetric {@code n x n} matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix
 * Computations, 4th ed., sec. 8.5): X = O diag(x) O^T. Slower than other methods for large n, accurate, the same bits everywhere, and
 * without allocation. Not thread-safe.
 */
public final class JacobiRotations {

    private static final int MOST_SWEEPS = 40;
    /** Off-diagonal part over the whole, squared, below which rotations change nothing. */
    private static final double NEGLIGIBLE = 1e-34;

    private final int n;
    private final double[] rotated;
    private final double[] vectors;
    private final double[] values;

    /**
     * A workspace.
     *
     * @param n rows, at least 1
     */
    public JacobiRotations(int n) {
        this.n = n;
        this.rotated = new double[n * n];
        this.vectors = new double[n * n];
        this.values = new double[n];
    }

    /**
     * Decomposes a matrix.
     *
     * @param matrix {@code n x n}, symmetric; not modified
     * @return whether it is finite; if not, results mean nothing
     */
    public boolean decompose(double[] matrix) {
        System.arraycopy(matrix, 0, rotated, 0, rotated.length);
        double whole = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                vectors[i * n + j] = i == j ? 1 : 0;
                whole = Math.fma(matrix[i * n + j], matrix[i * n + j], whole);
            }
        }
        if (!Double.isFinite(whole)) {
            return false;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal() > NEGLIGIBLE * whole; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(p, q);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            values[i] = rotated[i * n + i];
        }
        return true;
    }

    /** Eigenvalues, in no order; the same array each time, which callers may change before {@link #recompose}. */
    public double[] values() {
        return values;
    }

    /** O, {@code n x n} row by row: column k belongs to value k; the same array each time. */
    public double[] vectors() {
        return vectors;
    }

    /**
     * Computes O diag(values) O^T.
     *
     * @param matrix receives it, symmetric bit for bit
     */
    public void recompose(double[] matrix) {
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum = Math.fma(vectors[i * n + k] * values[k], vectors[j * n + k], sum);
                }
                matrix[i * n + j] = sum;
                matrix[j * n + i] = sum;
            }
        }
    }

    private double offDiagonal() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                sum = Math.fma(rotated[i * n + j], rotated[i * n + j], sum);
            }
        }
        return 2 * sum;
    }

    private void rotate(int p, int q) {
        double element = rotated[p * n + q];
        if (element == 0) {
            return;
        }
        double cotangent = (rotated[q * n + q] - rotated[p * n + p]) / (2 * element);
        double tangent = Math.copySign(1.0, cotangent) / (Math.abs(cotangent) + Math.sqrt(1 + cotangent * cotangent));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = tangent * cosine;
        for (int k = 0; k < n; k++) {
            turn(rotated, k * n + p, k * n + q, cosine, sine);
        }
        for (int k = 0; k < n; k++) {
            turn(rotated, p * n + k, q * n + k, cosine, sine);
            turn(vectors, k * n + p, k * n + q, cosine, sine);
        }
        rotated[p * n + q] = 0;
        rotated[q * n + p] = 0;
    }

    private static void turn(double[] matrix, int first, int second, double cosine, double sine) {
        double a = matrix[first];
        double b = matrix[second];
        matrix[first] = cosine * a - sine * b;
        matrix[second] = sine * a + cosine * b;
    }
}
