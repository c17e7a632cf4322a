package org.eigentape.stages.input;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eigentape.engine.stage.RecordingContext;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;

/** The scalar results of one matrix by their names. Not thread-safe. */
public final class ScalarResults {

    private final Map<String, ResultSeries> series = new LinkedHashMap<>();

    /**
     * Declares them.
     *
     * @param context of the stage
     * @param tensor the matrix that they speak of
     * @param outputs their names
     */
    public ScalarResults(RecordingContext context, String tensor, String... outputs) {
        for (String output : outputs) {
            series.put(output, context.declare(output, tensor));
        }
    }

    /**
     * Emits one.
     *
     * @param results of the event
     * @param output a declared name
     * @param value undefined where it is not finite
     * @param reason why it is undefined; of no account where it is defined
     */
    public void put(ResultSink results, String output, double value, String reason) {
        ResultSeries one = series.get(output);
        if (one == null) {
            throw new IllegalArgumentException("no scalar result is called " + output);
        }
        if (Double.isFinite(value)) {
            results.put(one, value);
        } else {
            results.putUndefined(one, reason);
        }
    }

    /**
     * Emits all of them as undefined.
     *
     * @param results of the event
     * @param reason one clause
     */
    public void putUndefined(ResultSink results, String reason) {
        series.values().forEach(one -> results.putUndefined(one, reason));
    }
}
