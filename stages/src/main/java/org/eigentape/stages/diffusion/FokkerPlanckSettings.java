package org.eigentape.stages.diffusion;

import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.stage.StageParameters;

/**
 * The parameters of {@code fokker-planck}.
 *
 * @param mode number of kappa in ascending order, from 0
 * @param points of the grid of results
 * @param levels number of energies
 * @param start x at the first event; NaN for the recorded eigenvalue
 */
record FokkerPlanckSettings(int mode, int points, int levels, double start) {

    /** Cells in which the equation is solved: at least so many, a multiple of {@link #points}. */
    private static final int LEAST_CELLS = 2048;

    static FokkerPlanckSettings of(StageParameters parameters) {
        boolean recorded = parameters.text("start").equals("recorded");
        double start = recorded ? Double.NaN : parameters.number("start");
        if (!recorded && !Double.isFinite(start)) {
            throw new InvalidRequestException("fokker-planck.start is " + parameters.text("start")
                    + "; it must be recorded, or a finite number.");
        }
        return new FokkerPlanckSettings(
                wholeNumber(parameters, "mode", 0, 1_000_000),
                wholeNumber(parameters, "points", 16, 1024),
                wholeNumber(parameters, "levels", 2, 32),
                start);
    }

    private static int wholeNumber(StageParameters parameters, String name, int least, int most) {
        double value = parameters.number(name);
        if (!(value >= least && value <= most && value == Math.rint(value))) {
            throw new InvalidRequestException("fokker-planck." + name + " is " + parameters.text(name)
                    + "; it must be a whole number from " + least + " to " + most + ".");
        }
        return (int) value;
    }

    /** Cells of the solution for one point of the results. */
    int cellsPerPoint() {
        return (LEAST_CELLS + points - 1) / points;
    }
}
