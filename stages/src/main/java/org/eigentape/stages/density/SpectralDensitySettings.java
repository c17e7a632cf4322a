package org.eigentape.stages.density;

import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.stages.input.Pooling;
import org.eigentape.stages.tail.TailDistance;

/**
 * The parameters of {@code spectral-density}.
 *
 * @param bins number of bins; 0 for the rule of Freedman and Diaconis
 * @param controls number of shuffled matrices; 0 for none
 * @param tailMinimum smallest number of eigenvalues in a tail
 * @param tailDistance how a tail's start is chosen
 * @param pooling which steps of the ensemble go together
 */
record SpectralDensitySettings(int bins, int controls, int tailMinimum, TailDistance tailDistance, Pooling pooling) {

    private static final String RULE = "freedman-diaconis";
    private static final int MOST_BINS = 512;

    static SpectralDensitySettings of(StageParameters parameters) {
        int bins = parameters.text("bins").equals(RULE) ? 0 : wholeNumber(parameters, "bins", 1, MOST_BINS);
        TailDistance distance = switch (parameters.oneOf("tail_distance", List.of("supremum", "plfit"))) {
            case "plfit" -> TailDistance.PLFIT;
            default -> TailDistance.SUPREMUM;
        };
        return new SpectralDensitySettings(
                bins,
                wholeNumber(parameters, "controls", 0, 1000),
                wholeNumber(parameters, "tail_minimum", 2, 1_000_000),
                distance,
                Pooling.of("spectral-density", parameters));
    }

    private static int wholeNumber(StageParameters parameters, String name, int least, int most) {
        double value = parameters.number(name);
        if (!(value >= least && value <= most && value == Math.rint(value))) {
            throw new InvalidRequestException("spectral-density." + name + " is " + parameters.text(name)
                    + "; it must be a whole number from " + least + " to " + most + ".");
        }
        return (int) value;
    }

    /** Number of bins that a result has room for, for N eigenvalues. */
    int room(int n) {
        return bins > 0 ? bins : Math.min(n, MOST_BINS);
    }
}
