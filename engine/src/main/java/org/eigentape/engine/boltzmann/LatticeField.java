package org.eigentape.engine.boltzmann;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A free scalar field on a periodic one-dimensional lattice, the target of training ([R] sec. III): its quadratic action has the
 * circulant kernel with eigenvalues
 *
 * <pre>kappa_k = m^2 + 2 - 2 cos(2 pi k/N_v),   k = 0 .. N_v - 1,</pre>
 *
 * so that all but the lowest and, for even N_v, the highest mode come in pairs. The covariance of the field is the inverse kernel.
 * Immutable.
 */
public final class LatticeField {

    private final int sites;
    private final double massSquared;

    /**
     * The field of one lattice and mass.
     *
     * @param sites N_v, at least 1
     * @param massSquared m^2, positive
     * @throws IllegalArgumentException if either is out of range
     */
    public LatticeField(int sites, double massSquared) {
        if (sites < 1 || !(massSquared > 0)) {
            throw new IllegalArgumentException("no field has " + sites + " sites and the squared mass " + massSquared);
        }
        this.sites = sites;
        this.massSquared = massSquared;
    }

    /** N_v. */
    public int sites() {
        return sites;
    }

    /**
     * Eigenvalue of the kernel.
     *
     * @param mode k, 0 to N_v - 1
     */
    public double kappa(int mode) {
        return massSquared + 2.0 - 2.0 * cosine(mode);
    }

    /** All kappa, ascending. */
    public double[] ascendingKappas() {
        double[] kappas = new double[sites];
        Arrays.setAll(kappas, this::kappa);
        Arrays.sort(kappas);
        return kappas;
    }

    /** {@code <phi_i phi_j>}, {@code N_v x N_v} row by row, symmetric: {@code (1/N_v) sum_k cos(2 pi k (i - j)/N_v)/kappa_k}. */
    public double[] covariance() {
        return circulant(kappa -> 1.0 / kappa);
    }

    /** The symmetric root of {@link #covariance}, which turns white noise into fields; {@code N_v x N_v} row by row. */
    public double[] covarianceRoot() {
        return circulant(kappa -> 1.0 / Math.sqrt(kappa));
    }

    private double[] circulant(DoubleUnaryOperator ofKappa) {
        double[] row = new double[sites];
        for (int distance = 0; distance < sites; distance++) {
            double sum = 0;
            for (int mode = 0; mode < sites; mode++) {
                sum += ofKappa.applyAsDouble(kappa(mode)) * cosine((long) mode * distance);
            }
            row[distance] = sum / sites;
        }
        double[] matrix = new double[sites * sites];
        for (int i = 0; i < sites; i++) {
            for (int j = 0; j < sites; j++) {
                matrix[i * sites + j] = row[Math.abs(i - j)];
            }
        }
        return matrix;
    }

    /** cos(2 pi n/N_v), from the angle nearest to 0, so that k and N_v - k have the same bits. */
    private double cosine(long n) {
        long remainder = n % sites;
        long nearest = Math.min(remainder, sites - remainder);
        return StrictMath.cos(2.0 * Math.PI * nearest / sites);
    }
}
