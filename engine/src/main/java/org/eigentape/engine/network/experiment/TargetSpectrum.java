package org.eigentape.engine.network.experiment;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues of W W^T, or W^T W where that is smaller [P, eq. 4.1]. */
final class TargetSpectrum {

    private TargetSpectrum() {}

    /**
     * The eigenvalues of a matrix.
     *
     * @param matrix rows x columns, row-major
     * @param rows n_out
     * @param columns n_in
     * @return min(rows, columns) eigenvalues, ascending
     */
    static double[] of(double[] matrix, int rows, int columns) {
        boolean wide = rows <= columns;
        int side = wide ? rows : columns;
        int length = wide ? columns : rows;
        DMatrixRMaj gram = new DMatrixRMaj(side, side);
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                double sum = 0.0;
                for (int k = 0; k < length; k++) {
                    double left = wide ? matrix[i * columns + k] : matrix[k * columns + i];
                    double right = wide ? matrix[j * columns + k] : matrix[k * columns + j];
                    sum = Math.fma(left, right, sum);
                }
                gram.set(i, j, sum);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(side, false, true);
        if (!solver.decompose(gram)) {
            throw new IllegalStateException("the eigenvalues of the teacher's matrix were not found");
        }
        double[] eigenvalues = new double[side];
        for (int i = 0; i < side; i++) {
            eigenvalues[i] = solver.getEigenvalue(i).getReal();
        }
        Arrays.sort(eigenvalues);
        return eigenvalues;
    }
}
