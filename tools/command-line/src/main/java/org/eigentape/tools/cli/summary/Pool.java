package org.eigentape.tools.cli.summary;

import org.eigentape.tools.command.Quantity;

/**
 * The runs that a median is over. Runs that ended at different steps are different points of training: a median over them is
 * shown only together with the steps.
 *
 * @param runs that have a last value
 * @param firstStep the earliest step of such a value; of no meaning where there are no runs
 * @param lastStep the latest
 */
public record Pool(int runs, long firstStep, long lastStep) {

    /** Nothing to take a median over. */
    public static final Pool NONE = new Pool(0, Long.MAX_VALUE, Long.MIN_VALUE);

    /**
     * In words.
     *
     * @param extent how far the runs came
     * @return {@code median over runs} where all that were asked for reached the end together; else {@code median over 3 runs,
     *     at step 2,000}, or {@code at steps 100 to 2,000}
     */
    String words(RunExtent extent) {
        boolean usual = extent.isComplete() && firstStep >= lastStep && runs == extent.runs();
        if (usual || runs == 0) {
            return "median over runs";
        }
        String steps = firstStep == lastStep
                ? "step " + Quantity.count(lastStep)
                : "steps " + Quantity.count(firstStep) + " to " + Quantity.count(lastStep);
        return (runs == 1 ? "1 run" : "median over " + Quantity.of(runs, "run")) + ", at " + steps;
    }
}
