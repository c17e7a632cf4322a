package org.eigentape.tools.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.results.RecordingFacts;
import org.eigentape.tools.figures.results.RecordingResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EigenvalueFigureTest {

    @TempDir
    Path directory;

    @Test
    void shouldDrawAnEnsemble() throws Exception {
        SyntheticRecording recording = new SyntheticRecording(directory);
        int runs = 100;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(run);
            double[] target = random.doubles(16).map(u -> 3 * u * u * u).sorted().toArray();
            double[] start = random.doubles(16).map(u -> 0.045 * u).sorted().toArray();
            recording.stage("spectrum", run)
                    .with("eigenvalue", "weights/2", 16, step -> {
                        double[] x = new double[16];
                        for (int i = 0; i < 16; i++) {
                            x[i] = target[i] + (start[i] - target[i]) * Math.exp(-step / 15000.0 * (0.2 + target[i]))
                                    + 0.003 * random.nextGaussian();
                        }
                        return x;
                    })
                    .with("target_eigenvalue", "weights/2", 16, step -> step == 0 ? target : null)
                    .write(SyntheticRecording.every(500, 100_000));
        }
        RecordingResults results = new RecordingResults(
                directory,
                new RecordingFacts(
                        "teacher-student",
                        Map.of("temperature", "0.125", "inverseSigmaW", "8"),
                        100_000,
                        Map.of("weights/2", List.of(16, 32))));
        List<Drawing> drawings = FigureCatalog.figure("eigenvalues").draw(results, FigureOptions.DEFAULT);
        assertEquals(1, drawings.size());
        Path out = directory.resolve("plots");
        drawings.get(0).write(out.resolve("eigenvalues.png"));
        drawings.get(0).write(out.resolve("eigenvalues.svg"));
        assertTrue(Files.size(out.resolve("eigenvalues.png")) > 10_000);
    }
}
