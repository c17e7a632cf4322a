package org.eigentape.tools.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.eigentape.tools.figures.results.RecordingFacts;
import org.eigentape.tools.figures.results.RecordingResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a figure of increments says of terms that are zero and of residuals that it does not show. */
class IncrementTermsTest {

    private static final String[] TERMS = {"drift", "coulomb", "delta_delta", "mean_squared_gradient", "diffusion"};
    private static final String WHY = ": they are too small for double precision, or nothing drives them.";

    @TempDir
    Path directory;

    @Test
    void shouldSayWhichTermsAreZero() {
        assertEquals("", zeros(write("all", 3, step -> 1e-3)));
        assertEquals("All increments are zero at every probe" + WHY, zeros(write("none", 3, step -> 0.0)));
        assertEquals("Terms marked (zero) are zero at every probe" + WHY, zeros(write("drift", 3, step -> 1e-303)));
        assertEquals(
                "Terms marked (zero) are zero at every probe: a single eigenvalue has none to repel it.",
                zeros(write("drift,diffusion", 1, step -> 1e-3)));
    }

    @Test
    void shouldSayWhyNothingIsMeasured() {
        String caption = FigureCatalog.figure("increments")
                .draw(write("drift", 3, step -> 1e-303), FigureOptions.DEFAULT)
                .get(0)
                .caption();
        assertTrue(caption.endsWith("because the noise is zero."), caption);
    }

    @Test
    void shouldCountWhatLiesBeyondTheFrames() {
        RecordingResults results = write("all", 3, step -> 1.0);
        IncrementResiduals residuals =
                new IncrementResiduals(results.read("dyson", "predicted", "residual", "residual_paper", "diffusion"));
        // Of 3 eigenvalues at 11 steps: residuals are 0, except 30 at the first step.
        assertEquals(
                " 3 of 33 increments lie beyond the frame of (b). 3 of 33 residuals lie beyond the frame of (c).",
                residuals.caption());
    }

    @Test
    void shouldDrawOneProbeOverTheWholeRecording() {
        SyntheticRecording.StageRun stage = new SyntheticRecording(directory).stage("dyson", 0);
        stage.with("drift", "weights/2", 3, step -> new double[] {1, 2, 3});
        stage.write(new long[] {0});
        FigureCatalog.figure("increments")
                .draw(results(), FigureOptions.DEFAULT)
                .forEach(drawing -> drawing.write(directory.resolve("one.svg")));
    }

    private static String zeros(RecordingResults results) {
        return IncrementTerms.zeros(results.read("dyson", TERMS).about("weights/2"));
    }

    private int recordings;

    /** Terms of these names, or all, have values; the others are zero. */
    private RecordingResults write(String terms, int elements, LongFunction<Double> value) {
        Path recording = directory.resolve("recording" + recordings++);
        SyntheticRecording.StageRun stage = new SyntheticRecording(recording).stage("dyson", 0);
        for (String term : TERMS) {
            boolean driven = terms.equals("all") || List.of(terms.split(",")).contains(term);
            stage.with(term, "weights/2", elements, step -> fill(elements, driven ? value.apply(step) : 0));
        }
        if (terms.equals("all")) {
            stage.with("predicted", "weights/2", elements, step -> fill(elements, step == 50 ? 2 : 1));
            stage.with("residual", "weights/2", elements, step -> fill(elements, step == 0 ? 30 : 0));
        }
        stage.write(SyntheticRecording.every(10, 100));
        return new RecordingResults(recording, new RecordingFacts("a", Map.of(), 100, Map.of(), List.of()));
    }

    private RecordingResults results() {
        return new RecordingResults(directory, new RecordingFacts("a", Map.of(), 100, Map.of(), List.of()));
    }

    private static double[] fill(int elements, double value) {
        double[] values = new double[elements];
        java.util.Arrays.fill(values, value);
        return values;
    }
}
