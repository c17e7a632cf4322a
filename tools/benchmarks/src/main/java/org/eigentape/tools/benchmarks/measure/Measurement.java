package org.eigentape.tools.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/**
 * A measured value beside its baseline.
 *
 * @param name of the benchmark, or of a variant of it
 * @param value what was measured
 * @param unit of value and baseline
 * @param baseline measured in the same run
 * @param baselineMeaning what the baseline is, in a few words
 * @param target what must hold, or null where nothing is asked
 */
public record Measurement(
        String name,
        double value,
        String unit,
        double baseline,
        String baselineMeaning,
        @Nullable Target target) {

    /**
     * Value over baseline. Whether a large or a small one is good follows from the unit: time, or amount per time.
     *
     * @return the ratio
     */
    public double ratio() {
        return value / baseline;
    }

    /**
     * Whether the target is met.
     *
     * @return true also where there is none
     */
    public boolean meetsTarget() {
        return target == null || target.isMetBy(this);
    }
}
