package org.eigentape.tools.cli.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigentape.engine.result.ResultStore;

/**
 * What a recording's results say: medians over its runs of the last values, of which undefined ones are left out; NaN
 * where the last value of every run is undefined.
 *
 * @param losses the runs that the losses are of
 * @param features the runs that the features are of
 * @param startLoss loss over the training set at the first probe
 * @param trainLoss loss over the training set [P, eq. 2.6]
 * @param testLoss loss over the test set [P, eq. 3.2, with the 1/2]
 * @param featureOverlap G(t_f, 0)/sqrt(G(t_f, t_f) G(0, 0)): how much of the features of the start is left
 * @param featureCorrelation G(t_f, 0) [P, eq. 3.4]
 * @param spectra of each matrix
 * @param phases of each matrix
 * @param extent how far the runs came
 * @param pairs of neighbouring levels over all runs
 */
public record Findings(
        Pool losses,
        Pool features,
        Optional<Double> startLoss,
        Optional<Double> trainLoss,
        Optional<Double> testLoss,
        Optional<Double> featureOverlap,
        Optional<Double> featureCorrelation,
        List<Spectrum> spectra,
        List<Phase> phases,
        RunExtent extent,
        List<PairFindings> pairs) {

    private static final String CONVENTION = "convention=";
    private static final String BOUNDARY_CONVENTION = "gradient-basis";

    /**
     * Eigenvalues of one matrix, ascending.
     *
     * @param tensor the matrix
     * @param start at the first recorded step
     * @param end at the last recorded step; NaN where undefined in every run
     * @param target what training should reach; empty where there is none
     * @param pool the runs that the end is of
     * @param remark in how many runs the end is undefined and why; empty for none
     */
    public record Spectrum(
            String tensor,
            List<Double> start,
            List<Double> end,
            List<Double> target,
            Pool pool,
            Optional<String> remark) {}

    /**
     * On which side of the boundary [P, eq. 4.15] the runs are.
     *
     * @param tensor the matrix
     * @param convention of the stage {@code level-spacing}
     * @param signalToNoise -K_S/V_S at the last probe, NaN where undefined in every run
     * @param noiseOverBound left side of (4.15), likewise
     * @param runs runs of which it is defined on which side they lie
     * @param converged how many of them lie on the converging side
     * @param undefined runs of which one of the numbers is missing or not finite
     * @param pool the runs that the numbers are of
     * @param why in how many runs a number is undefined for which reason; empty where none is, or nobody says why
     */
    public record Phase(
            String tensor,
            String convention,
            double signalToNoise,
            double noiseOverBound,
            int runs,
            int converged,
            int undefined,
            Pool pool,
            Optional<String> why) {

        /** What the runs and the medians say together. */
        public enum Side {
            /** More than half of the runs converge, and so do the medians. */
            CONVERGING,
            /** Fewer than half of the runs converge, and the medians do not either. */
            NOT_CONVERGING,
            /** A tie, or runs and medians disagree. */
            UNDECIDED
        }

        /**
         * On which side the runs are.
         *
         * @return never against the numbers
         */
        public Side side() {
            if (2 * converged > runs && signalToNoise > noiseOverBound) {
                return Side.CONVERGING;
            }
            return 2 * converged < runs && signalToNoise <= noiseOverBound ? Side.NOT_CONVERGING : Side.UNDECIDED;
        }
    }

    /** Copies the lists. */
    public Findings {
        spectra = List.copyOf(spectra);
        phases = List.copyOf(phases);
        pairs = List.copyOf(pairs);
    }

    /**
     * Reads what a recording's results say.
     *
     * @param store its results
     * @param extent how far its runs came
     * @return findings; empty where stages did not run
     * @throws org.eigentape.engine.error.CorruptRecordingException if a file of results is damaged
     */
    public static Findings of(ResultStore store, RunExtent extent) {
        FinalValues observables = FinalValues.read(store, "observables", String::isEmpty);
        FinalValues spectrum = FinalValues.read(store, "spectrum", String::isEmpty);
        FinalValues boundary = FinalValues.read(store, "level-spacing", (CONVENTION + BOUNDARY_CONVENTION)::equals);
        List<Phase> phases = boundary.isEmpty()
                ? phases(FinalValues.read(store, "level-spacing", String::isEmpty), "dyson")
                : phases(boundary, BOUNDARY_CONVENTION);
        Pool losses = observables.pool("train_loss", null);
        return new Findings(
                losses.runs() > 0 ? losses : observables.pool("test_loss", null),
                observables.pool("feature_correlation", null),
                FinalValues.median(observables.first("train_loss", null, 0)),
                median(observables, "train_loss"),
                median(observables, "test_loss"),
                median(observables, "feature_overlap"),
                median(observables, "feature_correlation"),
                spectra(spectrum),
                phases,
                extent,
                PairFindings.read(store));
    }

    /**
     * No findings, where results cannot be read.
     *
     * @param extent how far the runs came
     * @return nothing but that
     */
    public static Findings none(RunExtent extent) {
        return new Findings(
                Pool.NONE,
                Pool.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                extent,
                List.of());
    }

    private static Optional<Double> median(FinalValues values, String output) {
        return FinalValues.median(values.last(output, null, 0));
    }

    private static List<Spectrum> spectra(FinalValues values) {
        List<Spectrum> spectra = new ArrayList<>();
        for (String tensor : values.tensors("eigenvalue")) {
            List<Double> start = new ArrayList<>();
            List<Double> end = new ArrayList<>();
            List<Double> target = new ArrayList<>();
            for (int i = 0; i < values.elements("eigenvalue", tensor); i++) {
                FinalValues.median(values.first("eigenvalue", tensor, i)).ifPresent(start::add);
                FinalValues.median(values.last("eigenvalue", tensor, i)).ifPresent(end::add);
                if (i < values.elements("target_eigenvalue", tensor)) {
                    FinalValues.median(values.last("target_eigenvalue", tensor, i))
                            .ifPresent(target::add);
                }
            }
            spectra.add(new Spectrum(
                    tensor,
                    List.copyOf(start),
                    List.copyOf(end),
                    List.copyOf(target),
                    values.pool("eigenvalue", tensor),
                    values.undefined("eigenvalue", tensor)));
        }
        return spectra;
    }

    private static List<Phase> phases(FinalValues values, String convention) {
        List<Phase> phases = new ArrayList<>();
        for (String tensor : values.tensors("signal_to_noise")) {
            double[] signal = values.last("signal_to_noise", tensor, 0);
            double[] noise = values.last("noise_over_bound", tensor, 0);
            double[] converged = values.last("converged", tensor, 0);
            Optional<Double> medianSignal = FinalValues.median(signal);
            Optional<Double> medianNoise = FinalValues.median(noise);
            if (medianSignal.isPresent() && medianNoise.isPresent()) {
                int defined = Math.min(finite(converged), Math.min(finite(signal), finite(noise)));
                phases.add(new Phase(
                        tensor,
                        convention,
                        medianSignal.get(),
                        medianNoise.get(),
                        finite(converged),
                        (int) Arrays.stream(converged).filter(one -> one == 1).count(),
                        values.runs() - defined,
                        values.pool("signal_to_noise", tensor),
                        values.why(List.of("converged", "signal_to_noise", "noise_over_bound"), tensor)));
            }
        }
        return phases;
    }

    private static int finite(double[] values) {
        return (int) Arrays.stream(values).filter(Double::isFinite).count();
    }
}
