package org.eigentape.tools.cli.summary;

import java.util.Optional;
import java.util.stream.Stream;
import org.eigentape.tools.command.Quantity;

/**
 * Which phase a recording indicates, or why none. The criteria [P, eq. 4.15] speak of trained networks: they hold at the
 * start too, so runs that hardly trained must not be taken for converged ones.
 *
 * @param label for programs: {@code ordered}, {@code disordered}, {@code hot}, {@code undecided}, {@code too-early} or
 *     {@code none}
 * @param words for people
 */
record Indication(String label, String words) {

    /** For the paper's network the boundary of the disordered phase follows this value of G(t_f, 0). */
    private static final double FEATURES_KEPT = 0.27;
    /**
     * Of the training loss at the start, at most so much is left where the gradient says anything about convergence: the
     * paper's network gets there within 100 of its 100,000 steps in every phase that converges.
     */
    private static final double LOSS_LEFT = 0.1;

    /** What the numbers of one matrix indicate. */
    static Indication of(Findings.Phase phase, Findings findings) {
        RunExtent extent = findings.extent();
        if (extent.diverged() > 0) {
            return none("because " + Quantity.of(extent.diverged(), "run") + " diverged");
        }
        if (!extent.isComplete()) {
            return tooEarly("not all runs reached their last step");
        }
        if (extent.steps() < Math.max(1, extent.stepsPerPass())) {
            return tooEarly(
                    extent.steps() == 0
                            ? "nothing was trained"
                            : Quantity.of(extent.steps(), "step") + " of the " + Quantity.count(extent.stepsPerPass())
                                    + " in which a run sees its training set once");
        }
        if (phase.undefined() > 0) {
            return none("because "
                    + phase.why().orElse(Quantity.of(phase.undefined(), "run") + " ended without finite values"));
        }
        boolean finite = Stream.of(findings.trainLoss(), findings.testLoss(), findings.featureCorrelation())
                .flatMap(Optional::stream)
                .allMatch(Double::isFinite);
        if (!finite) {
            return none("because losses or features are not finite");
        }
        return switch (phase.side()) {
            case UNDECIDED ->
                new Indication(
                        "undecided",
                        2 * phase.converged() == phase.runs()
                                ? "undecided; half of the runs are on either side"
                                : "undecided; most runs and the medians are on different sides");
            case NOT_CONVERGING -> new Indication("hot", "hot; noise keeps the eigenvalues from settling");
            case CONVERGING -> converging(findings);
        };
    }

    private static Indication converging(Findings findings) {
        if (findings.trainLoss().isEmpty()
                || findings.startLoss().isEmpty()
                || findings.featureCorrelation().isEmpty()) {
            return none("because which of the converging ones needs losses and features (stage observables)");
        }
        double left = findings.trainLoss().get() / findings.startLoss().get();
        if (!(left <= LOSS_LEFT)) {
            return tooEarly("the training loss is " + Quantity.value(left)
                    + " times that of the start, and has to fall to a tenth of it");
        }
        return findings.featureCorrelation().get() > FEATURES_KEPT
                ? new Indication(
                        "disordered", "disordered; it converges, but the features stay close to those of the start")
                : new Indication("ordered", "ordered; it converges and learns its features");
    }

    private static Indication tooEarly(String reason) {
        return new Indication("too-early", "too early to tell: " + reason);
    }

    private static Indication none(String reason) {
        return new Indication("none", "no phase, " + reason);
    }

    /** Whether it names a phase, or at least weighs the numbers. */
    boolean isVerdict() {
        return !label.equals("too-early") && !label.equals("none");
    }
}
