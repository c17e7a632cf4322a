package org.eigentape.tools.figures.boltzmann;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigentape.tools.figures.boltzmann.levels.LinearTheory;
import org.eigentape.tools.figures.boltzmann.levels.Setting;
import org.eigentape.tools.figures.boltzmann.levels.SettingLevels;
import org.eigentape.tools.figures.boltzmann.levels.SlopeFit;
import org.eigentape.tools.figures.comparison.Estimate;

/** The six settings for which the slope of the scaling was measured with independent code, in the machine of arXiv:2407.16427 with k = 3. */
final class NamedSettings {

    static final String WORDS = "(alpha, |B|) = (0.1, 64), (0.05, 32), (0.1, 32), (0.05, 16), (0.1, 16), (0.02, 16)";

    private static final double[][] SIX = {{0.1, 64}, {0.05, 32}, {0.1, 32}, {0.05, 16}, {0.1, 16}, {0.02, 16}};
    private static final int SWEEPS = 3;
    private static final int MODES = 10;
    private static final double LOWEST = 5;
    private static final double HIGHEST = 1;

    private NamedSettings() {}

    /** Whether a setting is of the machine of arXiv:2407.16427: N_v = N_h = 10, m^2 = 4, mu^2 = 9, sigma_h = 1, k = 3, with noisy chains. */
    static boolean isOfTheLectures(Setting setting) {
        LinearTheory theory = setting.theory();
        return setting.sweeps() == SWEEPS
                && !setting.exact()
                && setting.sigmaHidden() == 1
                && theory.isComplete()
                && theory.learnable() == MODES
                && theory.kappa(0) == LOWEST - 1
                && theory.target(0) == LOWEST
                && Math.abs(theory.target(MODES - 1) - HIGHEST) < 1e-9;
    }

    /** One of the settings, if the sweep has it. */
    static Optional<SettingLevels> find(List<SettingLevels> settings, double learningRate, int chains) {
        return settings.stream()
                .filter(each ->
                        isOfTheLectures(each.setting()) && each.setting().is(learningRate, chains))
                .findFirst();
    }

    /** The slope over all six, if the sweep has them. */
    static Optional<Estimate> slope(List<SettingLevels> settings) {
        List<SettingLevels> six = new ArrayList<>();
        for (double[] one : SIX) {
            find(settings, one[0], (int) one[1]).ifPresent(six::add);
        }
        return six.size() == SIX.length ? Optional.of(SlopeFit.of(six)) : Optional.empty();
    }
}
