package org.eigentape.engine.boltzmann.covariance;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eigentape.engine.error.InvalidRequestException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The modes of a covariance, {@code C = O diag(lambda) O^T} with lambda = 1/kappa descending. Immutable; arrays are not copied.
 */
final class CovarianceModes {

    /** Relative to the largest eigenvalue and for each row: what rounding leaves of an eigenvalue 0. */
    private static final double ROUNDING = 0x1.0p-50;

    /** Relative difference of mirrored elements above which a matrix is not symmetric. */
    private static final double ASYMMETRY = 1e-9;

    private final double[] variances;
    private final double[] modes;

    private CovarianceModes(double[] variances, double[] modes) {
        this.variances = variances;
        this.modes = modes;
    }

    /**
     * Decomposes a covariance. Eigenvalues that are 0 but for rounding become 0: their modes do not fluctuate.
     *
     * @param matrix the covariance; not modified
     * @param name what it is, to be said of a matrix that is none
     * @return its modes
     * @throws InvalidRequestException if it is not finite, not symmetric, has a negative eigenvalue, or is zero
     */
    static CovarianceModes of(SquareMatrix matrix, String name) {
        int n = matrix.rows();
        DMatrixRMaj symmetric = symmetric(matrix, name);
        EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(n, true, true);
        if (!solver.decompose(symmetric)) {
            throw new InvalidRequestException("The eigenvalues of " + name + " were not found; check its elements.");
        }
        double[] found = new double[n];
        for (int mode = 0; mode < n; mode++) {
            found[mode] = solver.getEigenvalue(mode).getReal();
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(mode -> -found[mode]))
                .mapToInt(Integer::intValue)
                .toArray();
        double negligible = n * ROUNDING * Math.max(0.0, found[order[0]]);
        double least = found[order[n - 1]];
        if (!(found[order[0]] > 0) || least < -negligible) {
            throw new InvalidRequestException(String.format(
                    Locale.ROOT,
                    "%s is no covariance: its eigenvalues go from %.4g to %.4g, and none may be negative and not all 0.",
                    name,
                    least,
                    found[order[0]]));
        }
        double[] variances = new double[n];
        double[] modes = new double[n * n];
        for (int mode = 0; mode < n; mode++) {
            variances[mode] = found[order[mode]] <= negligible ? 0.0 : found[order[mode]];
            DMatrixRMaj vector = solver.getEigenVector(order[mode]);
            for (int node = 0; node < n; node++) {
                modes[node * n + mode] = vector.get(node);
            }
        }
        return new CovarianceModes(variances, modes);
    }

    private static DMatrixRMaj symmetric(SquareMatrix matrix, String name) {
        int n = matrix.rows();
        double[] values = matrix.values();
        double largest = 0;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new InvalidRequestException(name + " has elements that are not finite; a covariance has none.");
            }
            largest = Math.max(largest, Math.abs(value));
        }
        DMatrixRMaj symmetric = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double upper = values[i * n + j];
                double lower = values[j * n + i];
                if (Math.abs(upper - lower) > ASYMMETRY * largest) {
                    throw new InvalidRequestException(name + " is not symmetric: element (" + i + ", " + j + ") is "
                            + upper + " and (" + j + ", " + i + ") is " + lower + "; give a covariance.");
                }
                double mean = (upper + lower) / 2;
                symmetric.set(i, j, mean);
                symmetric.set(j, i, mean);
            }
        }
        return symmetric;
    }

    /** Number of nodes and of modes. */
    int nodes() {
        return variances.length;
    }

    /** lambda, descending; 0 for modes that do not fluctuate. */
    double[] variances() {
        return variances;
    }

    /** O, {@code nodes x modes} row by row. */
    double[] modes() {
        return modes;
    }

    /** kappa = 1/lambda, ascending; infinite for modes that do not fluctuate. */
    double[] kappas() {
        double[] kappas = new double[variances.length];
        for (int mode = 0; mode < kappas.length; mode++) {
            kappas[mode] = 1.0 / variances[mode];
        }
        return kappas;
    }
}
