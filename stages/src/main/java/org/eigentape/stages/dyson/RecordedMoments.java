package org.eigentape.stages.dyson;

import org.eigentape.stages.input.MatrixShape;

/**
 * Gradient moments from the three recorded tensors of a data set, a sufficient record for every basis:
 *
 * <ul>
 *   <li>mean gradient {@code <g a^T>}, {@code n_out x n_in};
 *   <li>Gram matrix {@code N x N}: {@code <|a|^2 g g^T>} for {@code n_out <= n_in}, else {@code <|g|^2 a a^T>};
 *   <li>moments {@code <p_i p_j q_k q_l>}, {@code P x P} with {@code P = N (N + 1)/2}, rows (i, j) and columns (k, l) numbered by
 *       {@link SymmetricPairs}; for p and q see the package.
 * </ul>
 *
 * Rotating costs about {@code P^3} multiplications: 2 ms for N = 16. Reusable for one shape; not thread-safe.
 */
public final class RecordedMoments implements GradientMoments {

    private final MatrixShape shape;
    private final int pairs;
    private final WholeMean mean;
    private final double[] gram;
    private final double[] square;
    private final double[] pairBasis;
    private final double[] pairMoments;
    private double[] moments = new double[0];

    /**
     * A workspace.
     *
     * @param shape shape of W
     */
    public RecordedMoments(MatrixShape shape) {
        this.shape = shape;
        int n = shape.smaller();
        this.pairs = SymmetricPairs.count(n);
        this.mean = new WholeMean(shape);
        this.gram = new double[n * n];
        this.square = new double[n * n];
        this.pairBasis = new double[pairs * pairs];
        this.pairMoments = new double[pairs * pairs];
    }

    /**
     * Takes the record of one probe.
     *
     * @param weights W at the probe, {@code n_out x n_in}; read now
     * @param meanGradient {@code n_out x n_in}; read now
     * @param gramMatrix {@code N x N}; read now
     * @param momentMatrix {@code P x P}; kept by reference until the next call, must not change meanwhile
     */
    public void set(double[] weights, double[] meanGradient, double[] gramMatrix, double[] momentMatrix) {
        int n = shape.smaller();
        mean.set(weights, meanGradient);
        System.arraycopy(gramMatrix, 0, gram, 0, n * n);
        moments = momentMatrix;
    }

    @Override
    public MatrixShape shape() {
        return shape;
    }

    @Override
    public void rotate(double[] basis, RotatedMoments into) {
        mean.rotate(basis, into);
        rotateNorms(basis, into);
        fillPairBasis(basis);
        Dense.multiply(moments, pairBasis, pairMoments, pairs, pairs, pairs);
        int n = shape.smaller();
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                int ii = SymmetricPairs.index(n, i, i);
                int jj = SymmetricPairs.index(n, j, j);
                int ij = SymmetricPairs.index(n, i, j);
                double center = into.mean()[i * n + j];
                // <p_i^2 q_j^2> + <q_i^2 p_j^2> + 2 <p_i p_j q_i q_j>, the last with both orders of each pair in the
                // basis.
                double secondMoment = moment(ii, jj) + moment(jj, ii) + 2 * moment(ij, ij);
                double variance = secondMoment - center * center;
                into.variance()[i * n + j] = variance;
                into.variance()[j * n + i] = variance;
            }
        }
    }

    /** {@code <p'_i p'_j q'_k q'_l>} for two pairs (i, j) and (k, l). */
    private double moment(int left, int right) {
        double sum = 0;
        for (int row = 0; row < pairs * pairs; row += pairs) {
            sum += pairBasis[row + left] * pairMoments[row + right];
        }
        return sum;
    }

    private void rotateNorms(double[] basis, RotatedMoments into) {
        int n = shape.smaller();
        Dense.multiply(gram, basis, square, n, n, n);
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += basis[k * n + i] * square[k * n + i];
            }
            into.squaredNorm()[i] = sum;
        }
    }

    /** Column (i, j) holds the product of basis vectors i and j over the pairs (a, b), both orders of an unequal pair added. */
    private void fillPairBasis(double[] basis) {
        int n = shape.smaller();
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                int column = SymmetricPairs.index(n, i, j);
                int row = 0;
                for (int a = 0; a < n; a++) {
                    pairBasis[row * pairs + column] = basis[a * n + i] * basis[a * n + j];
                    row++;
                    for (int b = a + 1; b < n; b++) {
                        pairBasis[row * pairs + column] =
                                basis[a * n + i] * basis[b * n + j] + basis[b * n + i] * basis[a * n + j];
                        row++;
                    }
                }
            }
        }
    }
}
