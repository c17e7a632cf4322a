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
        "TANH, EPOCH, dbc572df61cdcf3d76d0707bcb21bb8a4be7d3e5b6902a7865d03b23476bc58b",
        "RELU, EPOCH, ab10a6ea9ae49eee54904345f4be66a2d153f044fc99f1f529b67a174e0b62ac",
        "GELU, EPOCH, 9ee46be3244b405b63e29122b9d947ed7609e4d3e2a8f16f4bac5dd5aa28e1ef",
        "IDENTITY, EPOCH, 403f992a12eef4324e4d163e0fd72a5a98913781934c97443a760fa71f8de5a6",
        "TANH, NONE, 049d5069424f9c181987d9cb8995933b9569a86218f709bdd677cd31a69106c6",
        "TANH, REPLACEMENT, 5380404451ca1e1bf370582fa38b37d7e92f2205b1ccdc21e440bc8e837693a9",
    })
    void shouldKeepTheBitsOfTheDemoNetwork(Activation activation, Shuffle shuffle, String golden) {
        assertEquals(golden, digest(train(Models.paperShape(activation), shuffle, 0.125)));
    }

    @Test
    void shouldKeepTheBitsOfADeepNetworkWithBias() {
        NetworkShape shape = new NetworkShape(new int[] {3, 9, 12, 5, 2}, Activation.TANH, true, List.of(1, 2, 4));
        assertEquals(
                "56ecf4f7e53250001e59b431723029aee1e4879b28008a54b664fdfa3284bfd6",
                digest(train(shape, Shuffle.EPOCH, 0.05)));
    }

    @Test
    void shouldKeepTheBitsOfProbes() {
        TeacherStudent model = Models.paper(Activation.TANH, 0.5, 400, 2, 1);
        ProbeStatistics probe = new ProbeStatistics(model.student(), model.training(), Models.KERNEL);
        probe.measure(model.student());
        assertEquals(
                "9eb4432539498bbddc328f6ba63ce1ebfacd9b2dfb8ead167d2ea06ced63370e",
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
