package org.eigentape.tools.figures.boltzmann;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.eigentape.tools.figures.boltzmann.levels.LinearTheory;
import org.eigentape.tools.figures.boltzmann.levels.PairLevels;
import org.eigentape.tools.figures.boltzmann.levels.Setting;
import org.eigentape.tools.figures.boltzmann.levels.SettingLevels;
import org.eigentape.tools.figures.comparison.Estimate;

/**
 * {@code settings.csv}: what was measured, a row for each mode of each setting. Columns of pairs are {@code NaN} but for the upper member of a
 * degenerate pair; {@code se} are standard errors.
 */
final class SettingsTable {

    private static final String HEADER =
            "learningRate,batchSize,alpha_over_batch,runs,left_out,from_step,spectra,rank,kappa,target,over_target,"
                    + "over_target_se,over_target_theory,u,spacing,spacing_se,two_level_sigma,two_level_sigma_se,"
                    + "scaled_square,scaled_square_se,wigner_ks";

    private static final List<Double> NO_PAIR = Collections.nCopies(8, Double.NaN);

    private SettingsTable() {}

    static String of(MachineFacts facts) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (SettingLevels levels : facts.settings()) {
            Setting setting = levels.setting();
            LinearTheory theory = setting.theory();
            List<PairLevels> pairs = levels.pairs();
            String first = setting.learningRate() + "," + setting.chains() + "," + setting.ratio() + "," + levels.runs()
                    + "," + levels.left() + "," + levels.fromStep() + "," + levels.spectra();
            for (int mode = 0; mode < theory.learnable(); mode++) {
                int of = mode;
                Estimate ratio = levels.overTarget(mode);
                List<Double> numbers = new ArrayList<>(List.of(
                        theory.kappa(mode),
                        theory.target(mode),
                        ratio.value(),
                        ratio.error(),
                        theory.eigenvalue(mode, setting.noise()) / theory.target(mode)));
                numbers.addAll(pairs.stream()
                        .filter(pair -> pair.mode() == of)
                        .findFirst()
                        .map(pair -> numbers(setting, pair))
                        .orElse(NO_PAIR));
                text.append(first).append(',').append(mode + 1).append(',');
                text.append(numbers.stream().map(String::valueOf).collect(Collectors.joining(",")))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static List<Double> numbers(Setting setting, PairLevels pair) {
        Estimate spacing = pair.meanSpacing();
        Estimate sigma = pair.widthFromDensity();
        Estimate square = pair.scaledSquare();
        return List.of(
                setting.theory().spacingScale(pair.mode(), setting.noise()),
                spacing.value(),
                spacing.error(),
                sigma.value(),
                sigma.error(),
                square.value(),
                square.error(),
                pair.distanceToSurmise());
    }
}
