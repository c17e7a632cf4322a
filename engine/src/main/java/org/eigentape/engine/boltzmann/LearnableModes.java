package org.eigentape.engine.boltzmann;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a machine can learn of a lattice field, known before it is trained ([R] sec. IV, [D] eq. 35). The eigenvalue x of
 * sigma_h^2 W W^T that belongs to kappa has the drift {@code 2 alpha sigma_h^2 (1/kappa - 1/(mu^2 - x)) x} per update and the fixed point
 * {@code mu^2 - kappa}. Two things cut modes off, both as ultraviolet regulators do: kappa &gt;= mu^2, whose eigenvalue decays to 0, and
 * more modes than the N_h eigenvalues that W has, which leaves the largest kappa. The rate of relaxation is alpha Omega with
 *
 * <pre>Omega = 2 sigma_h^2 (mu^2 - kappa)/kappa^2,</pre>
 *
 * and from alpha Omega = 2 on updates overshoot by more than they correct.
 */
final class LearnableModes {

    private final MachineSettings settings;
    private final double[] kappas;

    /** The modes of a field, as a machine meets them. */
    LearnableModes(MachineSettings settings, LatticeField field) {
        this.settings = settings;
        this.kappas = field.ascendingKappas();
    }

    /** The eigenvalues that X = W^T W should reach, {@code N_h}, ascending; 0 for modes with kappa at or above mu^2. */
    double[] targetEigenvalues() {
        double[] targets = new double[settings.hidden()];
        for (int mode = 0; mode < targets.length; mode++) {
            targets[targets.length - 1 - mode] =
                    Math.max(0.0, settings.muSquared() - kappas[mode]) / settings.hiddenVariance();
        }
        return targets;
    }

    /** alpha Omega of the fastest mode; 0 if no mode can be learned. */
    double largestRate() {
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

    /** Number of modes with kappa at or above mu^2. */
    int heavierThanMu() {
        int count = 0;
        for (double kappa : kappas) {
            count += kappa >= settings.muSquared() ? 1 : 0;
        }
        return count;
    }

    /** What a user should know before training; a sentence each, none where all is well. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        int cut = heavierThanMu();
        if (cut > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "muSquared = %s cuts off %d of %d modes, those of kappa = %s: as an ultraviolet regulator does, it leaves"
                            + " their eigenvalues at 0; a muSquared above %s would learn them.",
                    settings.muSquared(),
                    cut,
                    kappas.length,
                    list(kappas.length - cut),
                    four(kappas[kappas.length - 1])));
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
        return warnings;
    }

    private String list(int from) {
        List<String> values = new ArrayList<>();
        for (int mode = from; mode < kappas.length && values.size() < 8; mode++) {
            values.add(four(kappas[mode]));
        }
        return String.join(", ", values) + (kappas.length - from > values.size() ? ", ..." : "");
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
