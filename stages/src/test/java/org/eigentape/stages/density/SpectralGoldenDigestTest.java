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
        "spectral-density, '', '', c43377604b1ff8f0b6796ec39f51643036e2ba07d19fae023304fff5c5724138",
        "spectral-density, bins, 20, e50c5de61839571665e56d2c88188dad232dac1cc2f975ac726fa0416807c612",
        "spacing-statistics, '', '', d374267e68c82604052ce13708fa715714d544e58f73f3674b186d51c7c8163e",
        "spacing-statistics, unfolding, marchenko-pastur, 89cb8bdcad44b8237ca93ac73064d16e11ffb0dee6fa51d7688f81474c31109e",
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
}
