package org.eigentape.tools.figures.paper.comparison;

import java.util.Optional;
import org.eigentape.tools.figures.comparison.Estimate;

/**
 * T_c of the boundary between the ordered and the hot phase at one 1/sigma_W: the highest temperature at which the fraction of
 * converged models falls through a level on the way up, linear in log2 T between the grid's temperatures.
 *
 * @param value T_c
 * @param error standard error of ln T_c: that of the fraction, sqrt(p (1 - p)/n) at the level p, over the slope; where the grid's
 *     temperatures are further apart than the paper's factor of two, with the spread of a uniform distribution between them
 * @param factor ratio of the temperatures between which it lies
 */
public record CriticalTemperature(double value, double error, double factor) {

    private static final double LOG_TWO = StrictMath.log(2);

    /**
     * Finds T_c.
     *
     * @param temperatures ascending, positive
     * @param fractions of converged models at these; a NaN has no neighbours
     * @param models number of models at these
     * @param level between 0 and 1
     * @return empty if the fraction falls through the level nowhere
     */
    public static Optional<CriticalTemperature> of(
            double[] temperatures, double[] fractions, double[] models, double level) {
        for (int upper = temperatures.length - 1; upper > 0; upper--) {
            int lower = upper - 1;
            if (fractions[lower] >= level && fractions[upper] < level) {
                double width = StrictMath.log(temperatures[upper] / temperatures[lower]);
                double fall = fractions[lower] - fractions[upper];
                double share = (fractions[lower] - level) / fall;
                double count = (models[lower] + models[upper]) / 2;
                double statistical = Math.sqrt(level * (1 - level) / count) * width / fall;
                double coarse = width > LOG_TWO * (1 + 1e-9) ? width / Math.sqrt(12) : 0;
                return Optional.of(new CriticalTemperature(
                        temperatures[lower] * StrictMath.exp(share * width),
                        Math.sqrt(statistical * statistical + coarse * coarse),
                        temperatures[upper] / temperatures[lower]));
            }
        }
        return Optional.empty();
    }

    /**
     * T_c as an estimate.
     *
     * @return logarithmic
     */
    public Estimate estimate() {
        return new Estimate(value, error, true, Double.POSITIVE_INFINITY);
    }
}
