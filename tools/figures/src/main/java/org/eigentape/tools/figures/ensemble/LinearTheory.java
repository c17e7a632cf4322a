package org.eigentape.tools.figures.ensemble;

import java.util.Arrays;
import java.util.Optional;
import org.eigentape.tools.figures.results.RecordingFacts;

/**
 * Where the eigenvalues of a Gaussian restricted Boltzmann machine lie on the average once it has learnt, to first order in alpha/|B| around
 * x_i = mu^2 - kappa_i (arXiv:2309.15002 and arXiv:2407.16427; sigma_h = 1, exact target). With v_ij = T_ij (alpha/2|B|)(x_i + x_j)/(1 -
 * alpha r_ij/2), r_ij = (x_i + x_j)/(kappa_i kappa_j), T_ij = (1 + q)/(1 - q), q = ((1 - kappa_i/mu^2)(1 - kappa_j/mu^2))^k:
 *
 * <ul>
 *   <li>noise is multiplicative and moves the diagonal elements by -(alpha/2|B|)(sum_j (2 mu^2/kappa_j - 1) + 2 mu^2/kappa_i - 1), whose
 *       sum is that of the trace;
 *   <li>levels push each other, sum_j v_ij/(x_i - x_j) over those of other kappa;
 *   <li>two levels of one kappa are sqrt(pi) sigma apart, sigma^2 = 2 v_ii.
 * </ul>
 */
final class LinearTheory {

    private static final double SAME = 1e-9;
    /** Levels of different kappa that are closer than so many widths sigma have no expansion. */
    private static final double CLOSEST = 1;

    private final double[] x;
    private final double muSquared;
    private final double rate;
    private final double batch;
    private final double sweeps;

    private LinearTheory(RecordingFacts facts, double[] targets) {
        this.x = targets;
        this.muSquared = facts.number("muSquared");
        this.rate = facts.number("learningRate");
        this.batch = facts.number("batchSize");
        this.sweeps = facts.number("gibbsSweeps");
    }

    /**
     * The mean eigenvalues.
     *
     * @param facts about the recording
     * @param targets mu^2 - kappa_i, ascending
     * @return ascending; empty where the theory says nothing: another simulation, modes that are cut off, more than two levels of one
     *     kappa, levels that overlap
     */
    static Optional<double[]> of(RecordingFacts facts, double[] targets) {
        boolean machine = facts.simulation().equals("rbm-lattice")
                && facts.number("sigmaHidden") == 1
                && facts.configuration().getOrDefault("target", "").equals("exact")
                && facts.configuration().getOrDefault("exactChains", "").equals("false")
                && facts.number("visible") == targets.length
                && facts.number("learningRate") > 0
                && Arrays.stream(targets).allMatch(target -> target > 0);
        return machine ? new LinearTheory(facts, targets).means() : Optional.empty();
    }

    private Optional<double[]> means() {
        double[] means = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            means[i] = x[i] + shift(i);
            int same = 0;
            for (int j = 0; j < x.length; j++) {
                double gap = x[i] - x[j];
                double variance = variance(i, j);
                boolean degenerate = Math.abs(gap) < SAME * muSquared;
                if (!(variance > 0) || (!degenerate && Math.abs(gap) < CLOSEST * Math.sqrt(2 * variance))) {
                    return Optional.empty();
                }
                if (degenerate && j != i) {
                    same++;
                    means[i] += Math.signum(i - j) * Math.sqrt(Math.PI * 2 * variance) / 2;
                } else if (!degenerate) {
                    means[i] += variance / gap;
                }
            }
            if (same > 1) {
                return Optional.empty();
            }
        }
        return Optional.of(means);
    }

    private double kappa(int i) {
        return muSquared - x[i];
    }

    private double shift(int i) {
        double sum = 2 * muSquared / kappa(i) - 1;
        for (int j = 0; j < x.length; j++) {
            sum += 2 * muSquared / kappa(j) - 1;
        }
        return -rate / (2 * batch) * sum;
    }

    /** Variance of an element beside the diagonal; negative where the learning rate is unstable. */
    private double variance(int i, int j) {
        double q = Math.pow(x[i] / muSquared * (x[j] / muSquared), sweeps);
        double stiffness = (x[i] + x[j]) / (kappa(i) * kappa(j));
        return (1 + q) / (1 - q) * rate / (2 * batch) * (x[i] + x[j]) / (1 - rate * stiffness / 2);
    }
}
