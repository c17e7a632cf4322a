package org.eigentape.engine.network.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.eigentape.engine.network.Models;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.ProbeStatistics;
import org.eigentape.engine.network.TeacherStudent;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SHA-256 of trained weights. A change of these values breaks the promise that old configurations give the same bits: it
 * needs a new format version, not a new golden value.
 */
@Tag("determinism")
class DeterminismTest {
    private static final int STEPS = 2000;

    @ParameterizedTest
    @CsvSource({
        "TANH, EPOCH, a6306d7dd336979fcff7204375516ce114868b555c4981d2d4c14c9203b0a60a",
        "RELU, EPOCH, feaaa256da45610dc70c6875f06a55dff06cab140a4b26a65da2776071120f33",
        "GELU, EPOCH, b797618ac2db800d511caee73f80e3d7d6e0af4176069b3a350f3b4249fd36a1",
        "IDENTITY, EPOCH, 32a1713a25ed18699420cb44647128e8932f66512e69936b2dedd366c4156b8b",
        "TANH, NONE, bbc96606f20c6d30fba8c664d1c6b2cdba74e0e67562745e550dde06044d7cd2",
        "TANH, REPLACEMENT, b6dc83974e603c8f007d4d2fc72586d021fb77562b5e07e0ebbdb3eff53020d0",
    })
    void shouldKeepTheBitsOfTheDemoNetwork(Activation activation, Shuffle shuffle, String golden) {
        assertEquals(golden, digest(train(Models.paperShape(activation), shuffle, 0.125)));
    }

    @Test
    void shouldKeepTheBitsOfADeepNetworkWithBias() {
        NetworkShape shape = new NetworkShape(new int[] {3, 9, 12, 5, 2}, Activation.TANH, true, List.of(1, 2, 4));
        assertEquals(
                "599f7c531ed52ab0b29367307be653657f1d820f0e667bd70fc166325424bae4",
                digest(train(shape, Shuffle.EPOCH, 0.05)));
    }

    @Test
    void shouldKeepTheBitsOfProbes() {
        TeacherStudent model = Models.paper(Activation.TANH, 0.5, 400, 2, 1);
        ProbeStatistics probe = new ProbeStatistics(model.student(), model.training(), Models.KERNEL);
        probe.measure(model.student());
        assertEquals(
                "1bef6c18fe70660827a45199b3b87092bd01cf7c21a280c85a6613f00e431219",
                digest(
                        probe.gradientMoments(2),
                        probe.gradientGram(2),
                        probe.gradientMean(2),
                        probe.gradientVariance(2),
                        new double[] {probe.loss()}));
    }

    private static double[][] train(NetworkShape shape, Shuffle shuffle, double learningRate) {
        TeacherStudent model = Models.model(shape, 0.5, 4000, 1, 0);
        BatchOrder order = shuffle.order(4000, 4, RandomStream.of(1, "batch/order", 0));
        StochasticGradientDescent descent =
                new StochasticGradientDescent(model.student(), model.training(), order, learningRate, Models.KERNEL);
        assertEquals(STEPS, descent.advance(STEPS));
        double[][] arrays = new double[2 * shape.layers()][];
        for (int l = 1; l <= shape.layers(); l++) {
            arrays[2 * l - 2] = model.student().matrix(l);
            arrays[2 * l - 1] = model.student().bias(l);
        }
        return arrays;
    }

    private static String digest(double[]... arrays) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (double[] array : arrays) {
                ByteBuffer buffer = ByteBuffer.allocate(array.length * Double.BYTES);
                buffer.asDoubleBuffer().put(array);
                sha256.update(buffer.array());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
