package org.eigentape.engine.boltzmann;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a machine can learn of a Gaussian target, known before it is trained ([R] sec. IV, [D] eq. 35). The eigenvalue x of
 * sigma_h^2 W W^T that belongs to kappa has the drift {@code 2 alpha sigma_h^2 (1/kappa - 1/(mu^2 - x)) x} per update and the fixed point
 * {@code mu^2 - kappa}. Two things cut modes off, both as ultraviolet regulators do: kappa &gt;= mu^2, whose eigenvalue decays to 0, and
 * more modes than the N_h eigenvalues that W has, which leaves the largest kappa. The rate of relaxation is alpha Omega with
 *
 * <pre>Omega = 2 sigma_h^2 (mu^2 - kappa)/kappa^2,</pre>
 *
 * and from alpha Omega = 2 on updates overshoot by more than they correct.
 */
public final class LearnableModes {

    private final MachineSettings settings;
    private final double[] kappas;

    /**
     * The modes of a target, as a machine meets them.
     *
     * @param settings the machine, with N_v nodes
     * @param kappas eigenvalues of the target's kernel, {@code N_v}, ascending, positive; infinite for modes that do not fluctuate; kept
     */
    public LearnableModes(MachineSettings settings, double[] kappas) {
        this.settings = settings;
        this.kappas = kappas;
    }

    /** Number of modes that have a hidden node and kappa below mu^2. */
    public int learnable() {
        return Math.min(settings.hidden(), kappas.length - heavierThanMu());
    }

    /** The eigenvalues that X = W^T W should reach, {@code N_h}, ascending; 0 for modes with kappa at or above mu^2. */
    public double[] targetEigenvalues() {
        double[] targets = new double[settings.hidden()];
        for (int mode = 0; mode < targets.length; mode++) {
            targets[targets.length - 1 - mode] =
                    Math.max(0.0, settings.muSquared() - kappas[mode]) / settings.hiddenVariance();
        }
        return targets;
    }

    /** alpha Omega of the fastest mode; 0 if no mode can be learned. */
    public double largestRate() {
        double largest = 0;
        for (int mode = 0; mode < settings.hidden(); mode++) {
            double distance = Math.max(0.0, settings.muSquared() - kappas[mode]);
            largest = Math.max(
                    largest,
                    settings.learningRate()
                            * 2.0
                            * settings.hiddenVariance()
                            * distance
                            / (kappas[mode] * kappas[mode]));
        }
        return largest;
    }

    /** Number of modes with kappa at or above mu^2, which stay at 0. */
    public int heavierThanMu() {
        int count = 0;
        for (double kappa : kappas) {
            count += kappa >= settings.muSquared() ? 1 : 0;
        }
        return count;
    }

    /** What a user should know before training; a sentence each, none where all is well. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        int cut = heavierThanMu();
        if (cut > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "muSquared = %s cuts off %d of %d modes, those of kappa = %s: as an ultraviolet regulator does, it leaves"
                            + " their eigenvalues at 0; %s.",
                    settings.muSquared(),
                    cut,
                    kappas.length,
                    list(kappas.length - cut),
                    remedy(kappas.length - cut)));
        }
        if (largestRate() >= 2) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "learningRate = %s is unstable: the fastest mode has alpha Omega = %s, and from 2 on updates overshoot by"
                            + " more than they correct; take one below %s.",
                    settings.learningRate(),
                    four(largestRate()),
                    four(settings.learningRate() * 2 / largestRate())));
        }
        double chains = chainRate();
        if (largestRate() < 2 && largestRate() >= chains) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "learningRate = %s moves the fastest mode by alpha Omega = %s of its distance in an update, and its chains"
                            + " follow by %s only: its eigenvalue swings before it settles, and fluctuates more; more gibbsSweeps or a"
                            + " smaller learningRate lessen both.",
                    settings.learningRate(),
                    four(largestRate()),
                    four(chains)));
        }
        return warnings;
    }

    /** How much nearer to its limit an update brings the variance of the lightest mode's chains: 1 - (1 - kappa/mu^2)^2k. */
    private double chainRate() {
        if (settings.exactChains() || kappas[0] >= settings.muSquared()) {
            return Double.POSITIVE_INFINITY;
        }
        double kept = 1;
        for (int sweep = 0; sweep < settings.gibbsSweeps(); sweep++) {
            kept *= 1 - kappas[0] / settings.muSquared();
        }
        return 1 - kept * kept;
    }

    private String remedy(int from) {
        int last = kappas.length - 1;
        while (last >= from && Double.isInfinite(kappas[last])) {
            last--;
        }
        int still = kappas.length - 1 - last;
        if (last < from) {
            return "none of them fluctuates, so there is nothing to learn in them";
        }
        String learned = still == 0 ? "them" : "all but the " + still + " that do not fluctuate";
        return "a muSquared above " + four(kappas[last]) + " would learn " + learned;
    }

    private String list(int from) {
        List<String> values = new ArrayList<>();
        for (int mode = from; mode < kappas.length && values.size() < 8; mode++) {
            values.add(Double.isInfinite(kappas[mode]) ? "infinity" : four(kappas[mode]));
        }
        return String.join(", ", values) + (kappas.length - from > values.size() ? ", ..." : "");
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
