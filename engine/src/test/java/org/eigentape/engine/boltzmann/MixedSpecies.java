package org.eigentape.engine.boltzmann;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.eigentape.engine.numeric.RandomStream;

/**
 * A program that first uses the methods of vectors with species of every width, as other code of a Java virtual machine may, and then
 * trains a machine; prints the least number of bytes that an update allocated. The compiler learns the classes of vectors from what
 * it has seen where the code does not say them, and a vector whose class it is not sure of becomes an object.
 */
final class MixedSpecies {

    private static final int WARM_UP = 20_000;
    private static final int UPDATES = 10_000;
    private static final int ROUNDS = 15;

    private MixedSpecies() {}

    /**
     * Prints the result.
     *
     * @param arguments whether the target is sampled
     */
    public static void main(String[] arguments) {
        for (int round = 0; round < WARM_UP; round++) {
            for (VectorSpecies<Double> species : List.of(
                    DoubleVector.SPECIES_64,
                    DoubleVector.SPECIES_128,
                    DoubleVector.SPECIES_256,
                    DoubleVector.SPECIES_512)) {
                doubles(species, new double[8]);
            }
            for (VectorSpecies<Long> species : List.of(
                    LongVector.SPECIES_64, LongVector.SPECIES_128, LongVector.SPECIES_256, LongVector.SPECIES_512)) {
                longs(species, new long[8]);
            }
        }
        ContrastiveDivergence training = new ContrastiveDivergence(
                new MachineSettings(10, 10, 9, 1, 0.1, 16, 3, false, Boolean.parseBoolean(arguments[0])),
                new LatticeField(10, 4),
                TrainedSpectrum.randomStart(10, 0.1),
                RandomStream.of(1, "chains", 0));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        double bytes = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int update = 0; update < UPDATES; update++) {
                training.update();
            }
            bytes = Math.min(bytes, (threads.getThreadAllocatedBytes(thread) - before) / (double) UPDATES);
        }
        System.out.println(bytes);
    }

    private static void doubles(VectorSpecies<Double> species, double[] values) {
        DoubleVector x = DoubleVector.fromArray(species, values, 0);
        DoubleVector y = x.add(x).mul(x).sub(x).div(x).fma(x, x).lanewise(VectorOperators.SQRT);
        y.blend(x, y.compare(VectorOperators.LT, 1))
                .reinterpretAsLongs()
                .reinterpretAsDoubles()
                .intoArray(values, 0);
    }

    private static void longs(VectorSpecies<Long> species, long[] values) {
        LongVector x = LongVector.fromArray(species, values, 0);
        LongVector y = x.add(1).and(3).or(x).add(x).and(x).lanewise(VectorOperators.LSHL, 3);
        y = y.lanewise(VectorOperators.XOR, x).lanewise(VectorOperators.LSHR, 2);
        y.reinterpretAsDoubles().reinterpretAsLongs().intoArray(values, 0);
    }
}
