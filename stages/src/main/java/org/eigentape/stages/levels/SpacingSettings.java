package org.eigentape.stages.levels;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.stage.StageParameters;

/**
 * The parameters of {@code spacing-statistics}.
 *
 * @param unfolding how levels are unfolded
 * @param degree of the polynomial; 0 for the one that suits the number of levels
 * @param trim fraction of the levels left out at each end
 * @param lengths L of number variance and rigidity, in mean spacings
 */
record SpacingSettings(Unfolding unfolding, int degree, double trim, double[] lengths) {

    /** What the staircase of levels is mapped by. */
    enum Unfolding {
        /** A polynomial. */
        POLYNOMIAL,
        /** The fitted law of X = W W^T. */
        MARCHENKO_PASTUR,
        /** The fitted law of symmetric matrices. */
        SEMICIRCLE
    }

    private static final String AUTOMATIC = "auto";

    static SpacingSettings of(StageParameters parameters) {
        String method = parameters.oneOf("unfolding", List.of("polynomial", "marchenko-pastur", "semicircle"));
        Unfolding unfolding = Unfolding.valueOf(method.replace('-', '_').toUpperCase(Locale.ROOT));
        double degree = parameters.text("degree").equals(AUTOMATIC) ? 0 : parameters.number("degree");
        if (!parameters.text("degree").equals(AUTOMATIC)
                && !(degree >= 1 && degree <= 20 && degree == Math.rint(degree))) {
            throw new InvalidRequestException("spacing-statistics.degree is " + parameters.text("degree")
                    + "; it must be auto or a whole number from 1 to 20.");
        }
        double trim = parameters.number("trim");
        if (!(trim >= 0 && trim <= 0.4)) {
            throw new InvalidRequestException(
                    "spacing-statistics.trim is " + parameters.text("trim") + "; it must be from 0 to 0.4.");
        }
        return new SpacingSettings(unfolding, (int) degree, trim, lengths(parameters));
    }

    private static double[] lengths(StageParameters parameters) {
        long[] lengths = parameters.wholeNumbers("lengths");
        if (lengths.length == 0 || Arrays.stream(lengths).anyMatch(length -> length < 1 || length > 100_000)) {
            throw new InvalidRequestException("spacing-statistics.lengths is \"" + parameters.text("lengths")
                    + "\"; it must be whole numbers from 1 to 100000, separated by commas.");
        }
        return Arrays.stream(lengths).asDoubleStream().toArray();
    }
}
