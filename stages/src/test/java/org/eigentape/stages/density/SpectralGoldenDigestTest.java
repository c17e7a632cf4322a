package org.eigentape.stages.density;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
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
        "spacing-statistics, '', '', d374267e68c82604052ce13708fa715714d544e58f73f3674b186d51c7c8163e",
        "spacing-statistics, unfolding, marchenko-pastur, 2a4d18c3e2366c95a538d2ecf0e7459ed688fa950c009b51090745604e1bb326",
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
        "spacing-statistics, '', '', acbee9142769494b7cf8d125dd4cd30549f9361eab7cc70c7b2aeebbb8b2f84d",
        "spacing-statistics, unfolding, semicircle, 780247b0649979466875f22c8b0d0fd5a35bd676796b52b2372f327bc2ade748",
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
}
