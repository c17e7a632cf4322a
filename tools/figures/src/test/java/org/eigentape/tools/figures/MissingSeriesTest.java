package org.eigentape.tools.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.tools.figures.results.RecordingFacts;
import org.eigentape.tools.figures.results.RecordingResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A series that is missing or undefined must end in a figure without it or in a sentence about it. */
class MissingSeriesTest {

    private static final int EIGENVALUES = 3;
    private static final Map<String, List<String>> OUTPUTS = Map.of(
            "spectrum", List.of("eigenvalue", "target_eigenvalue", "spacing_mean"),
            "observables", List.of("train_loss", "test_loss", "gradient_norm"),
            "level-spacing", List.of("K_S", "V_S", "noise_over_spacing"),
            "dyson", List.of("drift", "coulomb", "diffusion", "predicted", "residual", "residual_paper"));

    @TempDir
    Path directory;

    @Test
    void shouldDrawWithoutASeriesOrSayWhichOneIsMissing() throws Exception {
        for (Map.Entry<String, List<String>> stage : OUTPUTS.entrySet()) {
            for (String output : stage.getValue()) {
                drawAll(output, false);
                drawAll(output, true);
            }
        }
    }

    @Test
    void shouldNameTheSeriesThatAFigureCannotDoWithout() throws Exception {
        Map<String, String> needed =
                Map.of("eigenvalues", "eigenvalue", "spacing", "spacing_mean", "increments", "drift");
        for (Map.Entry<String, String> figure : needed.entrySet()) {
            List<String> refusals = drawAll(figure.getValue(), true);
            assertTrue(
                    refusals.stream()
                            .anyMatch(words -> words.contains('"' + figure.getKey() + '"')
                                    && words.contains(" shows " + figure.getValue() + " of")),
                    refusals.toString());
        }
        assertEquals(List.of(), drawAll("none", true));
    }

    /** Draws every figure; returns what those say that cannot be drawn. */
    private List<String> drawAll(String affected, boolean undefined) throws Exception {
        Path recording = Files.createTempDirectory(directory, "recording");
        for (int run = 0; run < 2; run++) {
            write(new SyntheticRecording(recording), run, affected, undefined);
        }
        RecordingResults results =
                new RecordingResults(recording, new RecordingFacts("a", Map.of(), 100, Map.of(), List.of()));
        List<String> refusals = new ArrayList<>();
        for (Figure figure : FigureCatalog.drawable(results)) {
            try {
                figure.draw(results, FigureOptions.DEFAULT)
                        .forEach(drawing -> drawing.write(recording.resolve(drawing.name() + ".svg")));
            } catch (RecordingException e) {
                refusals.add(String.valueOf(e.getMessage()));
            }
        }
        assertFalse(refusals.size() > 2, "others are drawn: " + refusals);
        return refusals;
    }

    private static void write(SyntheticRecording recording, int run, String affected, boolean undefined) {
        OUTPUTS.forEach((name, outputs) -> {
            SyntheticRecording.StageRun stage = recording.stage(name, run);
            for (String output : outputs) {
                boolean vector = name.equals("dyson") || output.endsWith("eigenvalue");
                boolean whole = !output.equals(affected);
                if (whole || undefined) {
                    stage.with(output, "weights/2", vector ? EIGENVALUES : 1, step -> values(vector, step, whole));
                }
            }
            stage.write(SyntheticRecording.every(10, 100));
        });
    }

    private static double[] values(boolean vector, long step, boolean defined) {
        double[] values = new double[vector ? EIGENVALUES : 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = defined ? 1 + i + step / 100.0 : Double.NaN;
        }
        return values;
    }
}
