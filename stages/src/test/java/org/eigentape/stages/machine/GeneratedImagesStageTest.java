package org.eigentape.stages.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.stages.fixture.EventStream;
import org.eigentape.stages.fixture.StageResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedImagesStageTest {

    private static final String STAGE = "generated-images";
    private static final String TENSOR = "weights/1";
    private static final double[] MEAN = {0.5, -1, 2, 0.25};
    private static final double[] ORIGINALS = {1, 0, 0, 0, 0.5, 1, 2, 3};

    @TempDir
    Path directory;

    private int runs;

    private static EventStream machine(double width) {
        double r = Math.sqrt(0.5);
        EventStream stream = new EventStream()
                .declareStatic("target/variances", new double[] {1, 0.5, 0.2, 0}, 4)
                .declareStatic("target/modes", new double[] {r, r, 0, 0, r, -r, 0, 0, 0, 0, r, r, 0, 0, r, -r}, 4, 4)
                .declareStatic("images/mean", MEAN, 2, 2)
                .declareStatic("images/originals", ORIGINALS, 2, 4)
                .declare(TENSOR, EventType.STEP, 4, 2);
        stream.configuration().put("muSquared", 9.0).put("sigmaHidden", width);
        return stream;
    }

    private StageResults run(EventStream stream, Map<String, String> parameters) {
        return stream.run(directory.resolve("results-" + runs++), List.of(new StageRequest(STAGE, parameters)))
                .complete();
    }

    private static final double[] WEIGHTS = {0.3, 1.1, -0.4, 0.7, 0.9, -0.2, 0.1, 0.6};

    /** Against the formula, with sigma_h = 1.2. */
    @Test
    void shouldReturnImagesAtTheLastStepOnly() {
        EventStream stream = machine(1.2).step(0, Map.of(TENSOR, new double[8])).step(7, Map.of(TENSOR, WEIGHTS));
        StageResults results = run(stream, Map.of());
        assertEquals(List.of(7L), results.steps(STAGE, "reconstruction", TENSOR));
        assertArrayEquals(ORIGINALS, results.at(7, STAGE, "original", TENSOR), 0);
        double[] expected = new double[8];
        double[] errors = new double[2];
        for (int image = 0; image < 2; image++) {
            for (int i = 0; i < 4; i++) {
                expected[image * 4 + i] = MEAN[i];
                for (int j = 0; j < 4; j++) {
                    double product = WEIGHTS[2 * i] * WEIGHTS[2 * j] + WEIGHTS[2 * i + 1] * WEIGHTS[2 * j + 1];
                    expected[image * 4 + i] += 1.44 / 9 * product * (ORIGINALS[image * 4 + j] - MEAN[j]);
                }
                errors[image] += Math.pow(expected[image * 4 + i] - ORIGINALS[image * 4 + i], 2) / 4;
            }
        }
        assertArrayEquals(expected, results.at(7, STAGE, "reconstruction", TENSOR), 1e-14);
        assertArrayEquals(
                new double[] {Math.sqrt(errors[0]), Math.sqrt(errors[1])},
                results.at(7, STAGE, "reconstruction_error", TENSOR),
                1e-14);
    }

    /** x = 8 and 7 in the first two modes come back with 8/9 and 7/9; the third, of variance 0.2, does not. */
    @Test
    void shouldSayWhatShareOfTheVarianceReconstructionsLack() {
        double a = Math.sqrt(4);
        double b = Math.sqrt(3.5);
        StageResults results =
                run(machine(1).step(0, Map.of(TENSOR, new double[] {a, b, a, -b, 0, 0, 0, 0})), Map.of());
        double lacking = (1 / 81.0 + 0.5 * 4 / 81.0 + 0.2) / 1.7;
        assertEquals(lacking, results.value(0, STAGE, "unexplained_variance", TENSOR), 1e-14);
    }

    /** The moments of many draws, within four standard errors of K^-1 = (mu^2 - sigma_h^2 W W^T)^-1 and the mean. */
    @Test
    void shouldDrawFromTheMachinesGaussian() {
        double[] weights = {2, 0.5, 1.5, -0.6, 0.3, 1, -0.2, 0.4};
        double[] kernel = new double[16];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double product = weights[2 * i] * weights[2 * j] + weights[2 * i + 1] * weights[2 * j + 1];
                kernel[4 * i + j] = (i == j ? 9 : 0) - 1.21 * product;
            }
        }
        double[] sums = new double[4];
        double[] moments = new double[16];
        int count = 0;
        for (int seed = 1; seed <= 20; seed++) {
            EventStream stream = machine(1.1).step(0, Map.of(TENSOR, weights));
            double[] drawn = run(stream, Map.of("samples", "1024", "seed", Integer.toString(seed)))
                    .at(0, STAGE, "sample", TENSOR);
            for (int image = 0; image < 1024; image++, count++) {
                for (int i = 0; i < 4; i++) {
                    sums[i] += drawn[4 * image + i] - MEAN[i];
                    for (int j = 0; j < 4; j++) {
                        moments[4 * i + j] += (drawn[4 * image + i] - MEAN[i]) * (drawn[4 * image + j] - MEAN[j]);
                    }
                }
            }
        }
        // K C = 1.
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double product = 0;
                for (int k = 0; k < 4; k++) {
                    product += kernel[4 * i + k] * moments[4 * k + j] / count;
                }
                double scale = Math.sqrt(kernel[5 * i] * moments[5 * j] / count);
                assertEquals(i == j ? 1 : 0, product, 4 * 1.5 * scale / Math.sqrt(count), i + ", " + j);
            }
            assertEquals(0, sums[i] / count, 4 * Math.sqrt(moments[5 * i]) / count, "mean " + i);
        }
    }

    @Test
    void shouldSayWhyThereAreNoSamples() {
        EventStream steep = machine(1).step(0, Map.of(TENSOR, new double[] {4, 0, 0, 0, 0, 0, 0, 0}));
        assertTrue(Double.isNaN(run(steep, Map.of()).at(0, STAGE, "sample", TENSOR)[0]));
        EventStream broken = machine(1).step(0, Map.of(TENSOR, new double[] {Double.NaN, 0, 0, 0, 0, 0, 0, 0}));
        assertTrue(Double.isNaN(run(broken, Map.of()).at(0, STAGE, "reconstruction", TENSOR)[0]));
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        for (Map<String, String> wrong :
                List.of(Map.of("samples", "0"), Map.of("seed", "-1"), Map.of("samples", "1.5"))) {
            assertThrows(InvalidRequestException.class, () -> run(machine(1), wrong));
        }
    }
}
