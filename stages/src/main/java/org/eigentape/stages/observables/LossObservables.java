package org.eigentape.stages.observables;

import java.util.Optional;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.RecordedTensor;

/** The loss of one set, as recorded. */
final class LossObservables implements Stage {

    private final RecordedTensor loss;
    private final ResultSeries series;

    private LossObservables(RecordedTensor loss, ResultSeries series) {
        this.loss = loss;
        this.series = series;
    }

    static Optional<Stage> create(StageContext context, String set) {
        return RecordedTensor.find(context, set + "/loss")
                .filter(loss -> loss.values().length == 1)
                .map(loss -> new LossObservables(loss, context.declare(set + "_loss", null)));
    }

    @Override
    public void onEvent(EventView event, ResultSink results) {
        if (!loss.read(event)) {
            return;
        }
        if (Double.isFinite(loss.values()[0])) {
            results.put(series, loss.values()[0]);
        } else {
            results.putUndefined(series, "the loss is not finite");
        }
    }
}
