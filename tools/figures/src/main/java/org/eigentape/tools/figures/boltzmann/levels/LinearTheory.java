package org.eigentape.tools.figures.boltzmann.levels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Gaussian machine near its fixed point, to first order in the noise nu = alpha sigma_h^2/|B| (arXiv:2407.16427, sec. IV): with
 * {@code Y = sigma_h^2 O^T W W^T O} in the basis of the target's modes, {@code y_i = mu^2 - kappa_i} and {@code rho_i = 1 - kappa_i/mu^2},
 *
 * <pre>
 *   Var Y_ij = T_ij (nu/2) (y_i + y_j) (1 + delta_ij),       T_ij = (1 + q_ij)/(1 - q_ij),  q_ij = (rho_i rho_j)^k
 *   E Y_ii   = y_i - (nu/2) [sum_j (2 mu^2/kappa_j - 1) + 2 mu^2/kappa_i - 1] - nu (a_i - b_i)
 *   a_i      = sum_j q_ij c_ij,                              c_ij = (y_i + y_j) (1 + delta_ij)/((1 - q_ij) kappa_j)
 *   b_i      = 2 rho_i^k kappa_i/(mu^2 (1 - q_ii)) sum_j d_ij c_ij,  d_ij = (rho_i^k - rho_j^k)/(rho_i - rho_j), k rho_i^(k-1) for rho_i = rho_j
 *   E x_i    = E Y_ii + sum_j Var Y_ij/(y_i - y_j)           over the modes that are not degenerate with i
 *   &lt;S&gt;      = sqrt(2 pi T_ii) sqrt(nu y_i)                  of a degenerate pair, half of it to either side
 * </pre>
 *
 * E Y_ii follows from the mean of {@code W' = W + alpha sigma_h^2 (C_target - C_chains) W} to second order. Without a_i and b_i it is that of
 * independent fields, whose sum is {@code E tr Y = sum y - (nu/2) (N + 1) sum_j (2 mu^2/kappa_j - 1)}. Persistent chains remember: a_i comes from
 * variances that are T_ij times as large, and from weights that are correlated with the deviation {@code C_chains - 1/kappa}; b_i from the chains' own
 * mean, since the weights that carry a deviation on are those that it has changed. (For k = 1, 3 and 10 the loss of the trace is then 64.2, 114.6 and
 * 120.0 alpha/|B| in the machine of arXiv:2407.16427.) The finite learning rate, which widens by 1/(1 - alpha r/2), is left out. Immutable.
 */
public final class LinearTheory {

    private static final double SAME = 1e-9;

    private final double muSquared;
    private final double hiddenVariance;
    private final double[] kappas;
    private final int sweeps;
    private final int learnable;
    private final boolean complete;

    /**
     * The theory of one machine.
     *
     * @param muSquared mu^2
     * @param sigmaHidden sigma_h
     * @param kappas of all N_v modes of the target, ascending
     * @param hidden N_h
     * @param sweeps k, Gibbs sweeps of the persistent chains between two updates
     */
    public LinearTheory(double muSquared, double sigmaHidden, double[] kappas, int hidden, int sweeps) {
        this.muSquared = muSquared;
        this.hiddenVariance = sigmaHidden * sigmaHidden;
        this.kappas = kappas.clone();
        this.sweeps = sweeps;
        this.learnable = (int) Math.min(
                hidden, Arrays.stream(kappas).filter(kappa -> kappa < muSquared).count());
        this.complete = learnable == kappas.length;
    }

    /**
     * How many modes can be learned: those of the smallest kappa, which have the largest eigenvalues.
     *
     * @return modes with kappa below mu^2, at most N_h
     */
    public int learnable() {
        return learnable;
    }

    /**
     * Whether the mean eigenvalues are known: no mode is cut off.
     *
     * @return false where mu^2 or N_h cuts off modes
     */
    public boolean isComplete() {
        return complete;
    }

    /**
     * A mode's kappa.
     *
     * @param mode from 0, by descending eigenvalue
     * @return its eigenvalue of the target's kernel
     */
    public double kappa(int mode) {
        return kappas[mode];
    }

    /**
     * The eigenvalue that training without noise reaches.
     *
     * @param mode from 0, by descending eigenvalue
     * @return x = (mu^2 - kappa)/sigma_h^2
     */
    public double target(int mode) {
        return (muSquared - kappas[mode]) / hiddenVariance;
    }

    /**
     * The degenerate pairs.
     *
     * @return modes whose eigenvalue at the fixed point is that of the next one
     */
    public List<Integer> pairs() {
        List<Integer> pairs = new ArrayList<>();
        for (int mode = 0; mode + 1 < learnable; mode++) {
            if (isSame(mode, mode + 1)) {
                pairs.add(mode);
                mode++;
            }
        }
        return pairs;
    }

    private boolean isSame(int one, int other) {
        return Math.abs(kappas[one] - kappas[other]) <= SAME * kappas[one];
    }

    /**
     * The scale of a pair's spacing.
     *
     * @param mode of the pair
     * @param noise nu = alpha sigma_h^2/|B|
     * @return u = sqrt(nu (mu^2 - kappa))/sigma_h^2; an isolated pair has the mean spacing sqrt(2 pi) u
     */
    public double spacingScale(int mode, double noise) {
        return Math.sqrt(noise * (muSquared - kappas[mode])) / hiddenVariance;
    }

    /**
     * The mean of the eigenvalue of some rank.
     *
     * @param mode from 0, by descending eigenvalue
     * @param noise nu
     * @return NaN where modes are cut off
     */
    public double eigenvalue(int mode, double noise) {
        double own = muSquared - kappas[mode];
        double repulsion = 0;
        double split = 0;
        for (int other = 0; other < kappas.length; other++) {
            double its = muSquared - kappas[other];
            double wider = 1 + 2 * memory(mode, other) / (1 - memory(mode, other));
            if (!isSame(mode, other)) {
                repulsion += wider * noise / 2 * (own + its) / (own - its);
            } else if (other != mode) {
                split = (other > mode ? 0.5 : -0.5) * Math.sqrt(2 * Math.PI * wider * noise * own);
            }
        }
        return complete ? (own - noise * lossPerNoise(mode) + repulsion + split) / hiddenVariance : Double.NaN;
    }

    /** (y_i - E Y_ii)/nu. */
    private double lossPerNoise(int mode) {
        double kappa = kappas[mode];
        double independent = 2 * muSquared / kappa - 1;
        double correlated = 0;
        double carried = 0;
        for (int other = 0; other < kappas.length; other++) {
            independent += 2 * muSquared / kappas[other] - 1;
            double q = memory(mode, other);
            double c = (2 * muSquared - kappa - kappas[other]) * (other == mode ? 2 : 1) / ((1 - q) * kappas[other]);
            correlated += q * c;
            carried += slope(mode, other) * c;
        }
        double own = 2 * power(rho(mode), sweeps) * kappa / (muSquared * (1 - memory(mode, mode)));
        return independent / 2 + correlated - own * carried;
    }

    private double rho(int mode) {
        return 1 - kappas[mode] / muSquared;
    }

    /** q_ij. */
    private double memory(int one, int other) {
        return power(rho(one) * rho(other), sweeps);
    }

    /** d_ij. */
    private double slope(int one, int other) {
        return isSame(one, other)
                ? sweeps * power(rho(one), sweeps - 1)
                : (power(rho(one), sweeps) - power(rho(other), sweeps)) / (rho(one) - rho(other));
    }

    private static double power(double base, int exponent) {
        return StrictMath.pow(base, exponent);
    }

    /**
     * By how much noise lowers the trace of W W^T.
     *
     * @return (sum x - E tr W W^T)/nu; NaN where modes are cut off
     */
    public double traceLossPerNoise() {
        double sum = 0;
        for (int mode = 0; mode < kappas.length; mode++) {
            sum += lossPerNoise(mode);
        }
        return complete ? sum / hiddenVariance : Double.NaN;
    }

    /**
     * After how many updates the slowest mode has grown from its start and relaxed three times.
     *
     * @param learningRate alpha
     * @param initialStd standard deviation of the elements of W at the start
     * @return infinite where W starts at zero
     */
    public double settlingUpdates(double learningRate, double initialStd) {
        double slowest = 0;
        double rate = learningRate * hiddenVariance;
        for (int mode = 0; mode < learnable; mode++) {
            double target = muSquared - kappas[mode];
            double growth = 2 * rate * (1 / kappas[mode] - 1 / muSquared);
            double relaxation = 2 * rate * target / (kappas[mode] * kappas[mode]);
            double start = hiddenVariance * initialStd * initialStd;
            slowest = Math.max(slowest, Math.max(0, StrictMath.log(target / start)) / growth + 3 / relaxation);
        }
        return slowest;
    }
}
