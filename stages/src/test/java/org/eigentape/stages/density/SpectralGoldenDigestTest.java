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
        "spectral-density, '', '', 9a91db60bf6af9e66a24331fe74f6ef71a484aa45a03dc80085dd1985c07ae48",
        "spectral-density, bins, 20, 5fc3ab37f308fc57621e91d0d66cb50718f98189faa20bf9246998e085d987f2",
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
        "spectral-density, '', '', 99ec333140780a618a440a84bb91e54b98d4f0781bd80db5e350cccdc8989fc5",
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
        "spectral-density, none, b7c94a1eae70787df868eb957ec7195935327cbef15c02b2bd50154f67084bd4",
        "spectral-density, 0, c704344762507f5091c7c727da9890eb0b79897feca4039086af2fc0ee8103fd",
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
        "spectral-density, 70, 90, 07e3b5305e75506a77bcc58aa65ec02b23cbb1729f6a0da87d8dc78e21e1c845",
        "spectral-density, 130, 67, 1688cb8aa760098f45e7469809291b68a0a83fff8de5b98a22ed3fb9ba4c2282",
    })
    void shouldGiveTheSameBitsForLargeMatrices(String stage, int rows, int columns, String digest) {
        EventStream stream = new EventStream().declare("weights/2", EventType.STEP, rows, columns);
        double[] weights = new double[rows * columns];
        new NormalSampler(RandomStream.of(1, "test/golden", 3)).fill(weights, 0.1);
        stream.step(0, Map.of("weights/2", weights));
        assertEquals(digest, stream.run(directory, stage).complete().digest(stage));
    }
}
