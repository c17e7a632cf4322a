package org.eigentape.tools.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.results.RecordingFacts;
import org.eigentape.tools.figures.results.RecordingResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captions of ensembles' figures hold what was measured, and the reason of every fit that is poor. */
class EnsembleCaptionTest {

    @TempDir
    Path directory;

    @Test
    void shouldSayWhatWasMeasuredOfPairs() {
        String caption = caption("level-pairs", demo());
        assertTrue(caption.contains(" Shown are 5 spectra of 5 runs, those of step 100,000."), caption);
        assertTrue(
                caption.contains(
                        "Pair (2, 3): <S> = 0.200 +- 0.020, KS = 0.9, ratio of sigmas 1.03 +- 0.10; Pair (4, 5):"
                                + " <S> = 0.300 +- 0.010"),
                caption);
        assertTrue(
                caption.contains(
                        " 5 % bound of the distance (KS) to the surmise: 0.6082; the law does not fit (2, 3): it is that"
                                + " of two levels without neighbours."),
                caption);
        String density = caption("two-level-density", demo());
        assertTrue(density.contains("Pair (2, 3): centre 2, sigma = 0.11, KS = 0.1, U = -0.14;"), density);
        assertTrue(density.contains("the law: 0.4301; it holds for all."), density);
    }

    @Test
    void shouldGiveTheReasonOfAPoorFit() {
        String caption = caption("density", demo());
        assertTrue(
                caption.contains(
                        " Marchenko-Pastur law fitted with area 0.8 and element variance 0.02, KS within its edges 0.2;"
                                + " it describes 50 % of the histogram's variance, a poor fit: training has moved the levels away"
                                + " from those of random elements."),
                caption);
        assertTrue(caption.contains("mean -1 (the law's is -1.207), variance 2 (1.608), KS = 0.2."), caption);
    }

    @Test
    void shouldSayBetweenWhichValuesRatiosLie() {
        String caption = caption("target-ratio", demo());
        assertTrue(caption.contains(" Ratios from 0.800 +- 0.010 (level 16) to 1.100 +- 0.010 (level 1)."), caption);
    }

    @Test
    void shouldSayWhereTheRunsLeaveTheEquation() {
        String caption = caption("fokker-planck", demo());
        assertTrue(
                caption.contains(
                        " Distance (KS) of the runs from P(x, t): 0.99 at t = 5,000, 0.99 at t = 20,000, 0.1 at t ="
                                + " 100,000; 5 % bound 0.6082, which is exceeded at t = 5,000 and 20,000: the equation knows"
                                + " neither other levels nor that a machine's noise grows with x."),
                caption);
    }

    @Test
    void shouldLeaveOutOfAllFiguresWhatARecordingNeedNotHave() {
        SyntheticRecording recording = new SyntheticRecording(directory);
        recording
                .stage("spectrum", 0)
                .with("eigenvalue", "weights/gas", 1, step -> new double[] {step})
                .write(STEPS);
        recording
                .stage("spacing-statistics", 0)
                .with("brody", "weights/gas", 1, step -> new double[] {1})
                .write(STEPS);
        recording
                .ensemble("spacing-statistics", "")
                .with("pooled_spectra", "weights/gas", 1, step -> new double[] {1})
                .write(STEPS);
        RecordingResults results = results("dyson-gas", Map.of());
        assertEquals(
                List.of("eigenvalues", "spectrum"),
                FigureCatalog.drawable(results).stream().map(Figure::name).toList());
        InvalidRequestException refusal = assertThrows(
                InvalidRequestException.class,
                () -> FigureCatalog.figure("target-ratio").draw(results, FigureOptions.DEFAULT));
        assertTrue(
                refusal.getMessage().contains("shows eigenvalue_over_target of the stage spacing-statistics"),
                refusal.getMessage());
    }

    @Test
    void shouldSayThatTheSpectraOfAnEnsembleAreGone() {
        SyntheticRecording recording = new SyntheticRecording(directory);
        new SyntheticEnsemble(recording).run(0);
        new SyntheticEnsemble(recording).together(5);
        recording
                .stage("spectrum", 0)
                .with("eigenvalue", "weights/2", 16, step -> new double[16])
                .write(new long[] {0});
        for (String figure : List.of("level-pairs", "two-level-density", "density", "target-ratio")) {
            InvalidRequestException refusal = assertThrows(
                    InvalidRequestException.class,
                    () -> FigureCatalog.figure(figure).draw(results("a", Map.of()), FigureOptions.DEFAULT));
            assertTrue(refusal.getMessage().contains("shows eigenvalue of the stage spectrum"), refusal.getMessage());
        }
    }

    @Test
    void shouldHaveNoLogarithmicAxisForNegativeLevels() {
        SyntheticRecording recording = new SyntheticRecording(directory);
        recording
                .stage("spectrum", 0)
                .with("eigenvalue", "weights/gas", 2, step -> new double[] {-1 - step, 1 + step})
                .write(STEPS);
        Drawing signed = drawing("eigenvalues", results("dyson-gas", Map.of()));
        assertFalse(signed.caption().contains("left out of logarithmic axes"), signed.caption());
        assertFalse(signed.caption().contains("frame"), signed.caption());
        assertTrue(signed.height() < 600, "one panel, " + signed.height() + " points high");
    }

    @Test
    void shouldKnowTheEdgesOfARandomStart() {
        // 10 x 10 elements of variance 1/10: from 0 to 4.
        RecordingFacts machine = facts("rbm-lattice", Map.of("initialStd", "0.31622776601683794", "initial", "normal"));
        InitialLaw law = InitialLaw.of(machine, "weights/gas").orElseThrow();
        assertEquals(0, law.lower(), 1e-12);
        assertEquals(4, law.upper(), 1e-12);
        // The diagonal's variance is sigma^2: a semicircle of radius sigma sqrt(2 N).
        RecordingFacts gas = facts("dyson-gas", Map.of("initialStd", "0.5", "initialCenter", "3"));
        InitialLaw semicircle = InitialLaw.of(gas, "weights/gas").orElseThrow();
        assertEquals(3 + 0.5 * Math.sqrt(20), semicircle.upper(), 1e-12);
        assertTrue(
                InitialLaw.of(facts("rbm-lattice", Map.of("initialStd", "0.1", "initial", "diagonal")), "weights/gas")
                        .isEmpty());
    }

    private static final long[] STEPS = {0, 50, 100};

    private RecordingResults demo() {
        return new SyntheticDemo(directory).write(5).results();
    }

    private static RecordingFacts facts(String simulation, Map<String, String> configuration) {
        return new RecordingFacts(simulation, configuration, 100, Map.of("weights/gas", List.of(10, 10)), List.of());
    }

    private RecordingResults results(String simulation, Map<String, String> configuration) {
        return new RecordingResults(directory, facts(simulation, configuration));
    }

    private static Drawing drawing(String figure, RecordingResults results) {
        return FigureCatalog.figure(figure).draw(results, FigureOptions.DEFAULT).get(0);
    }

    private static String caption(String figure, RecordingResults results) {
        return drawing(figure, results).caption();
    }
}
