package org.eigentape.tools.export;

import java.util.stream.IntStream;
import org.eigentape.engine.result.ResultHistory;

/** The order of a series by step: a stage may emit results of an earlier step late. */
final class StepOrder {

    private StepOrder() {}

    /** Indices into the history, by ascending step; equal steps stay in the order of emission. */
    static int[] of(ResultHistory history) {
        for (int index = 1; index < history.size(); index++) {
            if (history.step(index) < history.step(index - 1)) {
                return IntStream.range(0, history.size())
                        .boxed()
                        .sorted((a, b) -> Long.compare(history.step(a), history.step(b)))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return IntStream.range(0, history.size()).toArray();
    }
}
