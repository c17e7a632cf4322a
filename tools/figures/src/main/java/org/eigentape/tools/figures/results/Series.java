package org.eigentape.tools.figures.results;

import org.jspecify.annotations.Nullable;

/**
 * The values of one output of a stage for one run, perhaps thinned.
 *
 * @param run the run
 * @param tensor the tensor that it speaks of, or null
 * @param steps ascending
 * @param values by element and step: {@code values[i][t]} belongs to {@code steps[t]}
 */
public record Series(int run, @Nullable String tensor, double[] steps, double[][] values) {

    /**
     * One element over the steps.
     *
     * @param element from 0
     * @return as many values as steps
     */
    public double[] element(int element) {
        return values[element];
    }

    /**
     * The position of the recorded step nearest to a given one.
     *
     * @param step any
     * @return index into steps, the earlier one of two as near
     */
    public int nearest(double step) {
        int nearest = 0;
        for (int index = 1; index < steps.length; index++) {
            if (Math.abs(steps[index] - step) < Math.abs(steps[nearest] - step)) {
                nearest = index;
            }
        }
        return nearest;
    }
}
