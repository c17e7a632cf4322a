package org.eigentape.tools.figures;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.results.RecordingFacts;
import org.eigentape.tools.figures.results.RecordingResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sentence of a caption is about something that its figure shows. */
class CaptionTest {

    private static final String LAW = "The Marchenko-Pastur law has";

    private static final RecordingFacts FACTS =
            new RecordingFacts("teacher-student", Map.of(), 100, Map.of("weights/2", List.of(16, 32)), List.of());

    @TempDir
    Path directory;

    @Test
    void shouldSpeakOfMediansAndBandsOnlyWhereTheyAreDrawn() {
        RecordingResults results = ended(2);
        assertTrue(caption("eigenvalues", results).contains(" Medians end with the shortest run."));
        assertTrue(caption("loss", results).contains(" Medians and bands end with the shortest run."));
        assertTrue(caption("spacing", results).contains(" Medians and bands end with the shortest run."));
        assertTrue(caption("increments", results).contains(" Medians and bands end with the shortest run."));
        assertFalse(caption("spectrum", results).contains("Medians"), caption("spectrum", results));
    }

    @Test
    void shouldSpeakOfTheLawOnlyWhereItIsDrawn() {
        RecordingResults results = ended(2);
        assertTrue(caption("spectrum", results).contains(LAW));
        FigureOptions late = new FigureOptions(TimeAxis.AS_RECORDED, List.of(30_000L));
        String caption =
                FigureCatalog.figure("spectrum").draw(results, late).get(0).caption();
        assertFalse(caption.contains(LAW), caption);
    }

    @Test
    void shouldSpeakOfRunsOnlyWhereThereAreSeveral() {
        String caption = caption("increments", ended(1));
        assertTrue(caption.contains("sizes are medians over eigenvalues, with bands from 16 to 84 %."), caption);
        assertTrue(caption("increments", ended(2)).contains("sizes are medians over runs and eigenvalues, with bands"));
    }

    @Test
    void shouldCountTheStepsWhosePerturbationTheoryHolds() {
        assertFalse(caption("increments", ended(2)).contains("probed"), "nothing is left out");
        long[] probes = SyntheticRecording.every(10, 90);
        for (int run = 0; run < 2; run++) {
            SyntheticRecording.StageRun stage = new SyntheticRecording(directory).stage("dyson", run);
            for (String name : List.of("drift", "coulomb", "delta_delta", "diffusion", "predicted", "residual")) {
                stage.with(name, "weights/2", 2, step -> new double[] {1 + step, 2});
            }
            long holding = run == 0 ? 20 : 30;
            stage.with("perturbative", "weights/2", 1, step ->
                            new double[] {step == 90 ? Double.NaN : step < holding ? 1 : 0})
                    .write(probes);
        }
        String caption = caption("increments", new RecordingResults(directory, FACTS));
        assertTrue(
                caption.contains(
                        " Second-order perturbation theory holds at 5 of 18 probed steps of all runs; increments and"
                                + " residuals are those of these steps."),
                caption);
    }

    @Test
    void shouldNameTheConventionOfTheSpacingsCoefficients() {
        RecordingResults defaults = ended(1);
        String words = " K_S and V_S are those of the convention ";
        assertTrue(caption("spacing", defaults).contains(words + "dyson."), caption("spacing", defaults));
        new SyntheticRecording(directory)
                .stage("level-spacing", "convention=published", 0)
                .with("K_S", "weights/2", 1, step -> new double[] {1})
                .with("V_S", "weights/2", 1, step -> new double[] {1})
                .write(new long[] {0, 100});
        RecordingResults published =
                new RecordingResults(directory, FACTS, Map.of("level-spacing", "convention=published"));
        assertTrue(caption("spacing", published).contains(words + "published."), caption("spacing", published));
        assertTrue(caption("spacing", defaults).contains(words + "dyson."), caption("spacing", defaults));
    }

    @Test
    void shouldSayWhichStepsASpectrumShows() {
        SyntheticRecording.StageRun stage = new SyntheticRecording(directory).stage("spectrum", 0);
        stage.with("eigenvalue", "weights/2", 2, step -> new double[] {1, 2 + step});
        stage.write(new long[] {0, 1, 2, 3, 400, 600, 1000});
        RecordingResults results = new RecordingResults(directory, FACTS);
        Drawing drawing = FigureCatalog.figure("spectrum")
                .draw(results, FigureOptions.DEFAULT)
                .get(0);
        assertTrue(
                drawing.caption()
                        .contains(" Panels show the first and the last recorded step and, of those between, the one"
                                + " nearest to half of the last: t = 400."),
                drawing.caption());
        FigureOptions asked = new FigureOptions(TimeAxis.AS_RECORDED, List.of(3L));
        assertFalse(FigureCatalog.figure("spectrum")
                .draw(results, asked)
                .get(0)
                .caption()
                .contains("Panels show"));
    }

    private static String caption(String figure, RecordingResults results) {
        return FigureCatalog.figure(figure)
                .draw(results, FigureOptions.DEFAULT)
                .get(0)
                .caption();
    }

    private RecordingResults ended(int runs) {
        new SyntheticDemo(directory).write(runs);
        List<Long> reached = runs == 1 ? List.of(50_000L) : List.of(50_000L, 100_000L);
        return new RecordingResults(
                directory,
                new RecordingFacts(
                        "teacher-student", Map.of(), 200_000, Map.of("weights/2", List.of(16, 32)), reached));
    }
}
