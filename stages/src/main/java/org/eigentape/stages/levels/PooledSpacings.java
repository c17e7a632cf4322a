package org.eigentape.stages.levels;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.eigentape.engine.stage.RecordingContext;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.stages.input.Levels;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.statistics.BrodyExponent;
import org.eigentape.stages.statistics.Estimate;
import org.eigentape.stages.statistics.KolmogorovSmirnov;
import org.eigentape.stages.statistics.NumberVariance;
import org.eigentape.stages.statistics.RatioStatistic;
import org.eigentape.stages.statistics.SpacingLaws;
import org.eigentape.stages.statistics.SpectralRigidity;

/** Statistics of the spacings of unfolded spectra: of one, or of those of an ensemble. Not thread-safe. */
final class PooledSpacings {

    private final SpacingSettings settings;
    private final ScalarResults scalars;
    private final ResultSeries numberVariance;
    private final ResultSeries rigidity;

    /**
     * Declares the results.
     *
     * @param context of the stage
     * @param tensor the matrix
     * @param settings how spectra are unfolded
     */
    PooledSpacings(RecordingContext context, String tensor, SpacingSettings settings) {
        this.settings = settings;
        this.scalars = new ScalarResults(
                context, tensor, "wigner_ks", "poisson_ks", "spacing_variance", "brody", "ratio_mean");
        this.numberVariance = context.declare("number_variance", tensor, settings.lengths().length);
        this.rigidity = context.declare("rigidity", tensor, settings.lengths().length);
    }

    /**
     * Emits what the spectra say.
     *
     * @param spectra at least one
     * @param results of the step
     * @return how many of the spectra could be unfolded
     */
    int put(List<Levels> spectra, ResultSink results) {
        List<Levels> sound = new ArrayList<>();
        double ratios = 0;
        int rated = 0;
        String noRatio = "";
        String reason = "";
        for (Levels levels : spectra) {
            String degenerate = levels.whyDegenerate();
            Estimate ratio =
                    degenerate.isEmpty() ? RatioStatistic.mean(levels.ascending()) : Estimate.undefined(degenerate);
            if (degenerate.isEmpty()) {
                sound.add(levels);
            } else {
                reason = degenerate;
            }
            if (ratio.reason().isEmpty()) {
                ratios += ratio.value();
                rated++;
            } else {
                noRatio = ratio.reason();
            }
        }
        scalars.put(results, "ratio_mean", rated == 0 ? Double.NaN : ratios / rated, noRatio);
        UnfoldedEnsemble unfolded = UnfoldedEnsemble.of(sound, settings);
        String why = sound.isEmpty() ? reason : unfolded.reason();
        putSpacings(unfolded.spacings(), why, results);
        putLengths(numberVariance, unfolded.spectra(), NumberVariance::of, why, results);
        putLengths(rigidity, unfolded.spectra(), SpectralRigidity::of, why, results);
        return unfolded.spectra().size();
    }

    private void putSpacings(double[] spacings, String reason, ResultSink results) {
        if (spacings.length == 0) {
            for (String output : List.of("wigner_ks", "poisson_ks", "spacing_variance", "brody")) {
                scalars.put(results, output, Double.NaN, reason);
            }
            return;
        }
        double variance = 0;
        for (double spacing : spacings) {
            variance += (spacing - 1) * (spacing - 1) / spacings.length;
        }
        Estimate brody = BrodyExponent.fit(spacings);
        scalars.put(results, "wigner_ks", KolmogorovSmirnov.distance(spacings, SpacingLaws::wignerCumulative), "");
        scalars.put(results, "poisson_ks", KolmogorovSmirnov.distance(spacings, SpacingLaws::poissonCumulative), "");
        scalars.put(results, "spacing_variance", variance, "");
        scalars.put(results, "brody", brody.value(), brody.reason());
    }

    private void putLengths(
            ResultSeries series,
            List<double[]> unfolded,
            BiFunction<List<double[]>, Double, Estimate> statistic,
            String notUnfolded,
            ResultSink results) {
        double[] values = new double[settings.lengths().length];
        String reason = notUnfolded;
        for (int k = 0; k < values.length; k++) {
            Estimate estimate = statistic.apply(unfolded, settings.lengths()[k]);
            values[k] = unfolded.isEmpty() ? Double.NaN : estimate.value();
            reason = unfolded.isEmpty() || estimate.reason().isEmpty() ? reason : estimate.reason();
        }
        results.put(series, values, reason);
    }

    /**
     * Emits everything as undefined.
     *
     * @param reason one clause
     * @param results of the step
     */
    void putUndefined(String reason, ResultSink results) {
        scalars.putUndefined(results, reason);
        results.putUndefined(numberVariance, reason);
        results.putUndefined(rigidity, reason);
    }
}
