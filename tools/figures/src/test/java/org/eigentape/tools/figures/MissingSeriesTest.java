package org.eigentape.tools.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.result.ResultState;
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

    @Test
    void shouldNameTheSetOfResultsAsItWasAskedFor() {
        new SyntheticDemo(directory).write(1);
        SyntheticRecording recording = new SyntheticRecording(directory);
        recording
                .stage("level-spacing", "convention=published", 0)
                .with("K_S", "weights/2", 1, step -> null)
                .write(new long[] {0});
        RecordingFacts facts = new RecordingFacts("a", Map.of(), 100, Map.of(), List.of());
        Map<String, String> asked = Map.of("level-spacing", "convention=published");
        assertEquals(
                "The figure \"spacing\" shows K_S of the stage level-spacing:convention=published, which has no value at"
                        + " any step of this recording: it is undefined ('eigentape results RECORDING --why' says why),"
                        + " or too few steps or probes were recorded.",
                refusal("spacing", new RecordingResults(directory, facts, asked)));
        Map<String, String> other = Map.of("level-spacing", "convention=gradient-basis");
        assertEquals(
                "The figure \"spacing\" needs results of level-spacing:convention=gradient-basis; run 'eigentape replay"
                        + " RECORDING --stages level-spacing:convention=gradient-basis' first.",
                refusal("spacing", new RecordingResults(directory, facts, other)));
        // The defaults, asked for by name, are the stage itself.
        assertEquals(
                "level-spacing",
                new RecordingResults(directory, facts, Map.of("level-spacing", "")).request("level-spacing"));
    }

    @Test
    void shouldSayOnceThatAStageFailed() {
        SyntheticRecording recording = new SyntheticRecording(directory);
        String reason = "Stage observables failed in run 3 at step 5 (PROBE): a norm is too large.";
        recording.stage("observables", "", 3).fail(ResultState.FAILED, reason);
        recording
                .stage("spectrum", "", 1)
                .fail(ResultState.SKIPPED, "Stage observables, whose results it reads, failed.");
        recording.stage("dyson", "", 0).fail(ResultState.FAILED, "out of memory");
        RecordingFacts facts = new RecordingFacts("a", Map.of(), 100, Map.of(), List.of());
        RecordingResults results = new RecordingResults(directory, facts);
        assertEquals(
                "The figure \"loss\" shows train_loss of the stage observables, which has no value at any step of this"
                        + " recording: "
                        + reason,
                refusal("loss", results));
        assertEquals(
                "the stage spectrum was skipped in run 1: Stage observables, whose results it reads, failed.",
                results.failure("spectrum").orElse(""));
        assertEquals(
                "the stage dyson failed in run 0: out of memory",
                results.failure("dyson").orElse(""));
    }

    private static String refusal(String figure, RecordingResults results) {
        return String.valueOf(assertThrows(
                        RecordingException.class,
                        () -> FigureCatalog.figure(figure).draw(results, FigureOptions.DEFAULT))
                .getMessage());
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
