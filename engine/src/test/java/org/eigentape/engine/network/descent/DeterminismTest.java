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
        "TANH, EPOCH, cba3d5ee9f856f42af6e74beccf551d5a412ab5b537a5c34a1d203a5aaaa73cc",
        "RELU, EPOCH, 21507b6d92b48c5dcfea2969cb071822b242dee5a0123aee95f0b14eb65b56e9",
        "GELU, EPOCH, 276d77953967d97d91e02eef17b876e30ad54d3789bb1307aeef56a23ee895ea",
        "IDENTITY, EPOCH, f5518dc6a883648c4891101ecd6af257672f01f8caff9b6d82ac850ebb36a1dc",
        "TANH, NONE, 755c8e3c39188137e4fee568825a369bf4b9f02edec38bebd2e58a5a2234db02",
        "TANH, REPLACEMENT, a05467fa5140aba653e848435c73b6e186062617f216abddbfe596dfba340a5b",
    })
    void shouldKeepTheBitsOfTheDemoNetwork(Activation activation, Shuffle shuffle, String golden) {
        assertEquals(golden, digest(train(Models.paperShape(activation), shuffle, 0.125)));
    }

    @Test
    void shouldKeepTheBitsOfADeepNetworkWithBias() {
        NetworkShape shape = new NetworkShape(new int[] {3, 9, 12, 5, 2}, Activation.TANH, true, List.of(1, 2, 4));
        assertEquals(
                "092024019de0bd24233d7d83cace8ef23c39203d9cd0d4a8c983623bf362a9cd",
                digest(train(shape, Shuffle.EPOCH, 0.05)));
    }

    @Test
    void shouldKeepTheBitsOfProbes() {
        TeacherStudent model = Models.paper(Activation.TANH, 0.5, 400, 2, 1);
        ProbeStatistics probe = new ProbeStatistics(model.student(), model.training(), Models.KERNEL);
        probe.measure(model.student());
        assertEquals(
                "5ee920d8c681cc8ce84e7d59e71a7326e87cc0070686938271e3d1c6a919d38b",
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
