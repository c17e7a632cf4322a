package org.eigentape.stages.levels;

import java.util.function.BiFunction;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.RecordedLevels;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.statistics.BrodyExponent;
import org.eigentape.stages.statistics.Estimate;
import org.eigentape.stages.statistics.KolmogorovSmirnov;
import org.eigentape.stages.statistics.NumberVariance;
import org.eigentape.stages.statistics.RatioStatistic;
import org.eigentape.stages.statistics.SpacingLaws;
import org.eigentape.stages.statistics.SpectralRigidity;

/** The statistics of one matrix' levels over one run. */
final class MatrixLevels {

    private final RecordedLevels levels;
    private final SpacingSettings settings;
    private final ScalarResults unfoldedResults;
    private final ScalarResults ratioResult;
    private final ResultSeries numberVariance;
    private final ResultSeries rigidity;

    MatrixLevels(StageContext context, WeightMatrix matrix, SpacingSettings settings) {
        this.levels = new RecordedLevels(context, matrix);
        this.settings = settings;
        String name = matrix.name();
        this.unfoldedResults = new ScalarResults(
                context, name, "wigner_ks", "poisson_ks", "spacing_variance", "brody", "unfolding_degree");
        this.ratioResult = new ScalarResults(context, name, "ratio_mean");
        this.numberVariance = context.declare("number_variance", name, settings.lengths().length);
        this.rigidity = context.declare("rigidity", name, settings.lengths().length);
    }

    void onEvent(EventView event, ResultSink results) {
        if (!levels.read(event, results)) {
            return;
        }
        String reason = whyUndefined();
        if (!reason.isEmpty()) {
            ratioResult.putUndefined(results, reason);
            putUndefined(reason, results);
            return;
        }
        Estimate ratio = RatioStatistic.mean(levels.ascending());
        ratioResult.put(results, "ratio_mean", ratio.value(), ratio.reason());
        UnfoldedLevels unfolded = UnfoldedLevels.of(levels.ascending(), levels.matrix(), settings);
        if (unfolded.reason().isEmpty()) {
            putSpacings(unfolded.sortedSpacings(), results);
            unfoldedResults.put(
                    results,
                    "unfolding_degree",
                    unfolded.degree() > 0 ? unfolded.degree() : Double.NaN,
                    "only unfolding=polynomial has a degree");
            putLengths(numberVariance, unfolded, NumberVariance::of, results);
            putLengths(rigidity, unfolded, SpectralRigidity::of, results);
        } else {
            putUndefined(unfolded.reason(), results);
        }
    }

    private String whyUndefined() {
        if (!levels.whyUndefined().isEmpty()) {
            return levels.whyUndefined();
        }
        double[] ascending = levels.ascending();
        int coinciding = 0;
        for (int i = 1; i < ascending.length; i++) {
            coinciding += levels.coincide(i - 1, i) ? 1 : 0;
        }
        return coinciding == 0
                ? ""
                : "degenerate spectrum: " + coinciding + " of " + (ascending.length - 1)
                        + " spacings are zero to rounding";
    }

    private void putSpacings(double[] spacings, ResultSink results) {
        double variance = 0;
        for (double spacing : spacings) {
            variance += (spacing - 1) * (spacing - 1) / spacings.length;
        }
        Estimate brody = BrodyExponent.fit(spacings);
        unfoldedResults.put(
                results, "wigner_ks", KolmogorovSmirnov.distance(spacings, SpacingLaws::wignerCumulative), "");
        unfoldedResults.put(
                results, "poisson_ks", KolmogorovSmirnov.distance(spacings, SpacingLaws::poissonCumulative), "");
        unfoldedResults.put(results, "spacing_variance", variance, "");
        unfoldedResults.put(results, "brody", brody.value(), brody.reason());
    }

    private void putLengths(
            ResultSeries series,
            UnfoldedLevels unfolded,
            BiFunction<double[], Double, Estimate> statistic,
            ResultSink results) {
        double[] values = new double[settings.lengths().length];
        String reason = "";
        for (int k = 0; k < values.length; k++) {
            Estimate estimate = statistic.apply(unfolded.ascending(), settings.lengths()[k]);
            values[k] = estimate.value();
            reason = estimate.reason().isEmpty() ? reason : estimate.reason();
        }
        results.put(series, values, reason);
    }

    private void putUndefined(String reason, ResultSink results) {
        unfoldedResults.putUndefined(results, reason);
        results.putUndefined(numberVariance, reason);
        results.putUndefined(rigidity, reason);
    }
}
