package org.eigentape.stages.density;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.stages.fixture.Diagonals;
import org.eigentape.stages.fixture.EventStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Digests of results over matrices that are wide enough for fits and spacings. They must be the same on every Java virtual machine: if a
 * change is meant, raise the stage's version and put the new digest here.
 */
@Tag("determinism")
class SpectralGoldenDigestTest {

    private static final int ROWS = 48;
    private static final int COLUMNS = 80;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "spectral-density, '', '', bb1e6e36980e77fc03c54630dc6cc071a70228495eddac795bc7c77fee0763b1",
        "spectral-density, bins, 20, 9945402a98e23a002bff90dc4a26c56b88cbfd5a272d923c0482ebef1e01cde7",
        "spacing-statistics, '', '', 1d5704afdb76d659e1c65f7354b32e90c04ca032b5958a3921625eae19ed017e",
        "spacing-statistics, unfolding, marchenko-pastur, dde232bb57ebf3c9e7220ec9450d065c0347a29ebce0616a9a425836c5958e75",
    })
    void shouldGiveTheSameBitsForEver(String stage, String parameter, String value, String digest) {
        Map<String, String> parameters = parameter.isEmpty() ? Map.of() : Map.of(parameter, value);
        EventStream stream = new EventStream().declare("weights/2", EventType.STEP, ROWS, COLUMNS);
        NormalSampler normals = new NormalSampler(RandomStream.of(1, "test/golden", 0));
        double[] noise = new double[ROWS * COLUMNS];
        for (int t = 0; t < 4; t++) {
            normals.fill(noise, 0.1);
            double[] weights = noise.clone();
            for (int k = 0; k < weights.length; k++) {
                // Rows of growing size give a tail.
                weights[k] *= 1 + 0.02 * t * (k / COLUMNS);
            }
            stream.step(10L * t, Map.of("weights/2", weights));
        }
        var results = stream.run(directory, List.of(new StageRequest(stage, parameters)))
                .complete();
        assertEquals(digest, results.digest(stage));
    }

    @ParameterizedTest
    @CsvSource({
        "spectral-density, '', '', 439249d107844f1a521f75e62cd303afec38df179f2fe1387862a7507ca1d8e3",
        "spacing-statistics, '', '', 2f587f774d38f632fefce4348669f8a0d238b66a0402854bc2e022087ee2203d",
        "spacing-statistics, unfolding, semicircle, f4f5114a9c71451645a9dfeaab9a0a7f320e7d666c85b9aa15f448c9d60c3056",
    })
    void shouldGiveTheSameBitsForSymmetricMatrices(String stage, String parameter, String value, String digest) {
        Map<String, String> parameters = parameter.isEmpty() ? Map.of() : Map.of(parameter, value);
        EventStream stream = new EventStream().declareSymmetric("weights/gas", EventType.STEP, ROWS);
        NormalSampler normals = new NormalSampler(RandomStream.of(1, "test/golden", 1));
        for (int t = 0; t < 4; t++) {
            double[] matrix = new double[ROWS * ROWS];
            normals.fill(matrix, 1);
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < i; j++) {
                    matrix[i * ROWS + j] = matrix[j * ROWS + i];
                }
            }
            stream.step(10L * t, Map.of("weights/gas", matrix));
        }
        var results = stream.run(directory, List.of(new StageRequest(stage, parameters)))
                .complete();
        assertEquals(digest, results.digest(stage));
    }

    @ParameterizedTest
    @CsvSource({
        "spectral-density, none, c5d8ecdbc1ee3a3734fc93ce9f8fcca7d14fe89febbe028ca1945da48393d1a1",
        "spectral-density, 0, 1cf03be68b3287ed0636d4198601c5074cd7c2b25006b180579d66c6a5969367",
        "spacing-statistics, none, 70302fc9e88b9f3a73b0403b23869c17129f51114d878481232d0b33df1886cf",
        "spacing-statistics, 0, 70302fc9e88b9f3a73b0403b23869c17129f51114d878481232d0b33df1886cf",
    })
    void shouldGiveTheSameBitsForEnsembles(String stage, String from, String digest) {
        NormalSampler normals = new NormalSampler(RandomStream.of(1, "test/golden", 2));
        EventStream stream = Diagonals.inRuns(12, Diagonals.gaussian(normals, 12, 15));
        var results = stream.run(directory, List.of(new StageRequest(stage, Map.of("pool_from", from))))
                .complete();
        assertEquals(digest, results.ensembleDigest(stage));
    }
}
