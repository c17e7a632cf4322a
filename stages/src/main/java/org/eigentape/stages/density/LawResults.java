package org.eigentape.stages.density;

import java.util.Arrays;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.stages.law.LevelHistogram;

/** What comes of fitting a law to a histogram. */
interface LawResults {

    /**
     * Fits, and emits the fit or the reason why there is none.
     *
     * @param histogram of the levels
     * @param ascending the levels, ascending
     * @param results of the event
     */
    void put(LevelHistogram histogram, double[] ascending, ResultSink results);

    /**
     * Emits everything as undefined.
     *
     * @param reason one clause
     * @param results of the event
     */
    void putUndefined(String reason, ResultSink results);

    /** Number of levels above a bound. */
    static int countAbove(double bound, double[] ascending) {
        return (int) Arrays.stream(ascending).filter(x -> x > bound).count();
    }
}
