package org.eigentape.tools.figures;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.tools.figures.results.RecordingFacts;
import org.eigentape.tools.figures.results.RecordingResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sentence of a caption is about something that its figure shows. */
class CaptionTest {

    private static final String LAW = "The Marchenko-Pastur law has";

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
