package org.eigentape.tools.figures.images;

import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.tools.figures.results.RecordingResults;

/**
 * One machine of a sweep.
 *
 * @param manifest of its recording
 * @param hidden N_h
 * @param visible N_v
 * @param correlator empty where the stage has no results
 * @param digits empty where the stage has no results, or the machine learns no images
 */
record SweptMachine(
        Manifest manifest,
        int hidden,
        int visible,
        Optional<LearnedCorrelator> correlator,
        Optional<GeneratedDigits> digits) {

    static SweptMachine of(Manifest manifest, RecordingResults results) {
        var shape = results.facts().shapes().get("weights/1");
        if (shape == null) {
            throw new InvalidRequestException("A cell of the sweep has no weights/1: it is no machine.");
        }
        return new SweptMachine(
                manifest, shape.get(1), shape.get(0), LearnedCorrelator.of(results), GeneratedDigits.of(results));
    }

    GeneratedDigits requireDigits() {
        return digits.orElseThrow(() -> missing(GeneratedDigits.STAGE));
    }

    LearnedCorrelator requireCorrelator() {
        return correlator.orElseThrow(() -> missing(LearnedCorrelator.STAGE));
    }

    private InvalidRequestException missing(String stage) {
        return new InvalidRequestException("The machine of N_h = " + hidden + " has no results of " + stage
                + "; 'eigentape replay SWEEP --stages spectrum," + stage + "' gives them"
                + (stage.equals(GeneratedDigits.STAGE) ? " where images are learned." : "."));
    }
}
