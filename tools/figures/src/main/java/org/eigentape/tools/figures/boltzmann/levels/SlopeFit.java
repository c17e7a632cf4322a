package org.eigentape.tools.figures.boltzmann.levels;

import java.util.List;
import org.eigentape.tools.figures.comparison.Estimate;

/** Mean spacings of pairs over u = sqrt((alpha/|B|)(mu^2 - kappa)). */
public final class SlopeFit {

    private SlopeFit() {}

    /**
     * Least squares through the origin, all pairs of all settings counting the same: {@code sum u <S>/sum u^2}.
     *
     * @param settings at least one, with pairs
     * @return the slope; sqrt(2 pi) for pairs without neighbours
     */
    public static Estimate of(List<SettingLevels> settings) {
        double product = 0;
        double square = 0;
        double variance = 0;
        double freedom = 0;
        for (SettingLevels levels : settings) {
            for (PairLevels pair : levels.pairs()) {
                double u = levels.setting()
                        .theory()
                        .spacingScale(pair.mode(), levels.setting().noise());
                Estimate spacing = pair.meanSpacing();
                product += u * spacing.value();
                square += u * u;
                variance += u * u * spacing.error() * spacing.error();
                freedom += spacing.freedom();
            }
        }
        return new Estimate(product / square, Math.sqrt(variance) / square, false, freedom);
    }
}
