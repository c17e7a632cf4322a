package org.eigentape.stages.observables;

import java.util.Arrays;
import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.stages.input.RecordedTensor;

/** Correlations with the features at the reference steps, and the density of the features. */
final class FeatureObservables implements Stage {

    private static final String NOT_FINITE = "the features are not finite";

    private final RecordedTensor features;
    private final long[] referenceSteps;
    private final double[][] references;
    private final double[] correlations;
    private final double[] overlaps;
    private final double[] density;
    private final double limit;
    private final ResultSeries correlationSeries;
    private final ResultSeries overlapSeries;
    private final ResultSeries densitySeries;

    private FeatureObservables(StageContext context, RecordedTensor features, long[] referenceSteps) {
        this.features = features;
        this.referenceSteps = referenceSteps;
        this.references = new double[referenceSteps.length][0];
        this.correlations = new double[referenceSteps.length];
        this.overlaps = new double[referenceSteps.length];
        this.density = new double[bins(context.parameters())];
        this.limit = limit(context.parameters());
        this.correlationSeries = context.declare("feature_correlation", null, referenceSteps.length);
        this.overlapSeries = context.declare("feature_overlap", null, referenceSteps.length);
        this.densitySeries = context.declare("feature_density", null, density.length);
    }

    static Optional<Stage> create(StageContext context) {
        long[] steps = referenceSteps(context.parameters());
        return RecordedTensor.find(context, "test/features")
                .map(features -> new FeatureObservables(context, features, steps));
    }

    /** Refuses values of parameters that make no sense, before anything is recorded. */
    static void check(StageParameters parameters) {
        referenceSteps(parameters);
        bins(parameters);
        limit(parameters);
    }

    private static long[] referenceSteps(StageParameters parameters) {
        long[] steps = parameters.wholeNumbers("reference_steps");
        if (steps.length == 0 || Arrays.stream(steps).anyMatch(step -> step < 0)) {
            throw new InvalidRequestException("observables.reference_steps is \"" + parameters.text("reference_steps")
                    + "\"; it must hold at least one step, and none before 0.");
        }
        return steps;
    }

    private static int bins(StageParameters parameters) {
        double bins = parameters.number("density_bins");
        if (!(bins >= 1 && bins <= 10_000) || bins != Math.rint(bins)) {
            throw new InvalidRequestException("observables.density_bins is " + parameters.text("density_bins")
                    + "; it must be a whole number from 1 to 10000.");
        }
        return (int) bins;
    }

    private static double limit(StageParameters parameters) {
        double limit = parameters.number("density_limit");
        if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
            throw new InvalidRequestException("observables.density_limit is " + parameters.text("density_limit")
                    + "; it must be a positive number.");
        }
        return limit;
    }

    @Override
    public void onEvent(EventView event, ResultSink results) {
        if (!features.read(event)) {
            return;
        }
        boolean all = true;
        for (int k = 0; k < referenceSteps.length; k++) {
            if (event.step() == referenceSteps[k]) {
                references[k] = features.values().clone();
            }
            boolean known = references[k].length > 0;
            correlations[k] = known ? FeatureCorrelation.of(features.values(), references[k]) : Double.NaN;
            overlaps[k] = known ? FeatureCorrelation.overlap(features.values(), references[k]) : Double.NaN;
            all &= known;
        }
        if (!Double.isFinite(FeatureCorrelation.of(features.values(), features.values()))) {
            results.putUndefined(correlationSeries, NOT_FINITE);
            results.putUndefined(overlapSeries, NOT_FINITE);
            results.putUndefined(densitySeries, NOT_FINITE);
            return;
        }
        String reason = all
                ? "the features at this step or at a reference step vanish"
                : "no features were recorded at a reference step up to here";
        results.put(correlationSeries, correlations, reason);
        results.put(overlapSeries, overlaps, reason);
        FeatureDensity.histogram(features.values(), -limit, limit, density);
        results.put(densitySeries, density);
    }
}
