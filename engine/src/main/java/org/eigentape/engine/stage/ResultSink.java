package org.eigentape.engine.stage;

/**
 * Takes a stage's results at one event, and gives those of the stages before it at the same event. Results belong to the
 * event's step unless {@link #atStep} says otherwise. Valid only during {@link Stage#onEvent}. Allocates nothing
 * but for reasons.
 */
public interface ResultSink {

    /**
     * Lets the results that follow belong to another step, for example to step t where W_{t+1} was needed.
     *
     * @param step not after the event's step
     */
    void atStep(long step);

    /**
     * Emits a scalar.
     *
     * @param series declared by this stage, a scalar
     * @param value its value
     */
    void put(ResultSeries series, double value);

    /**
     * Emits a vector or matrix.
     *
     * @param series declared by this stage
     * @param values the first {@link ResultSeries#elements()} are taken, row-major
     */
    void put(ResultSeries series, double[] values);

    /**
     * Emits a vector or matrix some elements of which may be undefined.
     *
     * @param series declared by this stage
     * @param values the first {@link ResultSeries#elements()} are taken, row-major; {@code NaN} where undefined
     * @param reason one sentence that says why elements are undefined; of no account where none is
     */
    void put(ResultSeries series, double[] values, String reason);

    /**
     * Emits {@code NaN} with the reason why there is no value.
     *
     * @param series declared by this stage
     * @param reason one sentence
     */
    void putUndefined(ResultSeries series, String reason);

    /**
     * Reads what an upstream stage emitted at this event.
     *
     * @param series from {@link StageContext#upstream}
     * @param target receives {@link ResultSeries#elements()} values
     * @return false, with the target untouched, if it emitted none at this event
     */
    boolean upstream(ResultSeries series, double[] target);
}
