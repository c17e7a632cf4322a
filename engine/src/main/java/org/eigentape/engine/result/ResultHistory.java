package org.eigentape.engine.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;

/** The values of one series over the steps of one run, in the order in which they were emitted. */
public final class ResultHistory {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ResultSeries series;
    private final double[] one;
    private final TreeMap<Long, String> reasons = new TreeMap<>();
    private long[] steps = new long[16];
    private double[] values;
    private int size;
    private boolean ascending = true;

    ResultHistory(ResultSeries series) {
        this.series = series;
        this.one = new double[series.elements()];
        this.values = new double[16 * series.elements()];
    }

    /**
     * Which series this is.
     *
     * @return stage, output, tensor and shape
     */
    public ResultSeries series() {
        return series;
    }

    /**
     * Number of steps with a value.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * One of the steps.
     *
     * @param index 0 to {@link #size()} - 1
     * @return the step
     */
    public long step(int index) {
        return steps[index];
    }

    /**
     * One element of a value.
     *
     * @param index 0 to {@link #size()} - 1
     * @param element 0 to elements - 1, row-major
     * @return the number; NaN where undefined
     */
    public double value(int index, int element) {
        return values[index * one.length + element];
    }

    /**
     * A copy of one value.
     *
     * @param index 0 to {@link #size()} - 1
     * @return its elements, row-major
     */
    public double[] value(int index) {
        return Arrays.copyOfRange(values, index * one.length, (index + 1) * one.length);
    }

    /**
     * Copies the value of a step.
     *
     * @param step the step
     * @param target receives its elements, row-major
     * @return false, with the target untouched, if there is none at this step
     */
    public boolean copyAt(long step, double[] target) {
        int index = Arrays.binarySearch(steps, 0, size, step);
        // Stages emit steps in order, but may go back to earlier ones.
        for (int at = 0; index < 0 && at < size && !ascending; at++) {
            index = steps[at] == step ? at : index;
        }
        if (index < 0) {
            return false;
        }
        System.arraycopy(values, index * one.length, target, 0, one.length);
        return true;
    }

    /**
     * Why the value of a step is undefined, or elements of it.
     *
     * @param step the step
     * @return a sentence, or empty where all elements are defined
     */
    public Optional<String> reason(long step) {
        return Optional.ofNullable(reasons.get(step));
    }

    void add(EventView event) {
        if (!event.copy(series.declaration(), one)) {
            return;
        }
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
            values = Arrays.copyOf(values, 2 * size * one.length);
        }
        ascending &= size == 0 || event.step() >= steps[size - 1];
        steps[size] = event.step();
        System.arraycopy(one, 0, values, size * one.length, one.length);
        size++;
        if (isUndefinedSomewhere()) {
            String attributes = event.attributes();
            if (!attributes.isEmpty()) {
                addReason(event.step(), attributes);
            }
        }
    }

    private boolean isUndefinedSomewhere() {
        for (double element : one) {
            if (Double.isNaN(element)) {
                return true;
            }
        }
        return false;
    }

    private void addReason(long step, String attributes) {
        try {
            JsonNode reason = JSON.readTree(attributes)
                    .path("undefined")
                    .path(Integer.toString(series.declaration().id()));
            if (reason.isTextual()) {
                reasons.put(step, reason.textValue());
            }
        } catch (IOException e) {
            throw new CorruptRecordingException("The results of step " + step + " have unreadable attributes.");
        }
    }
}
