package org.eigentape.stages.levels;

import java.util.List;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.RecordedLevels;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.input.WeightMatrix;

/** The statistics of one matrix' levels over one run. */
final class MatrixLevels {

    private final RecordedLevels levels;
    private final SpacingSettings settings;
    private final PooledSpacings spacings;
    private final ScalarResults unfolding;

    MatrixLevels(StageContext context, WeightMatrix matrix, SpacingSettings settings) {
        this.levels = new RecordedLevels(context, matrix);
        this.settings = settings.ofSingleSpectra();
        this.spacings = new PooledSpacings(context, matrix.name(), this.settings);
        this.unfolding = new ScalarResults(context, matrix.name(), "unfolding_degree");
    }

    void onEvent(EventView event, ResultSink results) {
        if (!levels.read(event, results)) {
            return;
        }
        String reason = levels.whyUndefined();
        if (!reason.isEmpty()) {
            spacings.putUndefined(reason, results);
            unfolding.putUndefined(results, reason);
            return;
        }
        if (spacings.put(List.of(levels.levels()), results) == 0) {
            unfolding.putUndefined(results, "the levels are not unfolded, as wigner_ks says");
        } else {
            boolean isPolynomial = settings.unfolding() == SpacingSettings.Unfolding.POLYNOMIAL;
            int degree =
                    isPolynomial ? UnfoldedLevels.of(levels.levels(), settings).degree() : 0;
            unfolding.put(
                    results,
                    "unfolding_degree",
                    degree > 0 ? degree : Double.NaN,
                    "only unfolding=polynomial has a degree");
        }
    }
}
