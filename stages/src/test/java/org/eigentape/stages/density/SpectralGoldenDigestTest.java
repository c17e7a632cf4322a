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
        "spectral-density, '', '', 177b51ef0fe2ce66b4831d489f95f9fa423749d0d9d65b1b8c9fc090825f9123",
        "spectral-density, bins, 20, 508a60578a2ac7b12dee920200f2ba1c1aab6bfa91f5245a072b63755b46d2cd",
        "spacing-statistics, '', '', f22cf6438600a33a5e3e043573311c39594beab1edcb62b1515326fa3a0fc23b",
        "spacing-statistics, unfolding, marchenko-pastur, e8258536b4749314d3fe8b46a616d8507e298dc8ec701ca04db3d81830372cc8",
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
        "spacing-statistics, '', '', fdeb075d685325282654845caf8df67f78dec39c0648ec9e95a807700e21581c",
        "spacing-statistics, unfolding, semicircle, 1d5758cd451b91f8d2f02e212d4542206aadd5e6cebf6d081caaa4f135d2cf54",
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
        "spacing-statistics, none, 3081149c33d9f7621178ae0d560d984f39a1de9337cf42596ee9bb20fcd67aad",
        "spacing-statistics, 0, 3081149c33d9f7621178ae0d560d984f39a1de9337cf42596ee9bb20fcd67aad",
    })
    void shouldGiveTheSameBitsForEnsembles(String stage, String from, String digest) {
        NormalSampler normals = new NormalSampler(RandomStream.of(1, "test/golden", 2));
        EventStream stream = Diagonals.inRuns(12, Diagonals.gaussian(normals, 12, 15));
        var results = stream.run(directory, List.of(new StageRequest(stage, Map.of("pool_from", from))))
                .complete();
        assertEquals(digest, results.ensembleDigest(stage));
    }

    /** Solvers of their own: reflections in blocks, bisection and Lanczos' method. */
    @ParameterizedTest
    @CsvSource({
        "spectrum, 70, 90, c7532fff6ab9e2a7fa7096f126ccbd26ccc31bb3875c94754fc0ed343ef25799",
        "spectrum, 130, 67, 1608e93d5f15d572d3d07d87a5d8355820d4ae8f35e8a45536cf0b166a803cf0",
        "spectral-density, 70, 90, 5fe93c970a622c8a895117a8a91c589e74135dc66ce4406f424e033b8b581f3d",
        "spectral-density, 130, 67, d4d98a0667018118d06bcc375beb59e0dec070f3494ec4f1a2d34a16851c0633",
    })
    void shouldGiveTheSameBitsForLargeMatrices(String stage, int rows, int columns, String digest) {
        EventStream stream = new EventStream().declare("weights/2", EventType.STEP, rows, columns);
        double[] weights = new double[rows * columns];
        new NormalSampler(RandomStream.of(1, "test/golden", 3)).fill(weights, 0.1);
        stream.step(0, Map.of("weights/2", weights));
        assertEquals(digest, stream.run(directory, stage).complete().digest(stage));
    }
}
