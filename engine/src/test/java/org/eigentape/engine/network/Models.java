package org.eigentape.engine.network;

import java.util.Arrays;
import java.util.List;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.network.kernel.DenseKernel;
import org.eigentape.engine.network.kernel.NaiveDenseKernel;
import org.eigentape.engine.network.kernel.PlainDenseKernel;

/** Models of the tests; the paper's is [3, 32, 16, 1] with W^(2) trained. */
public final class Models {
    /** The kernel of the tests that are not about kernels. */
    public static final DenseKernel KERNEL = new PlainDenseKernel();

    private Models() {}

    /** The paper's network with another activation. */
    public static NetworkShape paperShape(Activation activation) {
        return new NetworkShape(new int[] {3, 32, 16, 1}, activation, false, List.of(2));
    }

    /** A model of the paper. */
    public static TeacherStudent paper(Activation activation, double sigmaW, int samples, long seed, int run) {
        return model(paperShape(activation), sigmaW, samples, seed, run);
    }

    /** A model with the same sigma_W in all layers. */
    public static TeacherStudent model(NetworkShape shape, double sigmaW, int samples, long seed, int run) {
        double[] widths = new double[shape.layers()];
        Arrays.fill(widths, sigmaW);
        return TeacherStudent.build(new TeacherStudentConfiguration(shape, widths, samples, 100), seed, run, KERNEL);
    }

    /** Mean loss from the outputs alone, without the code under test for factors. */
    public static double loss(NetworkWeights weights, DataSet data) {
        double[] output = Propagation.output(weights, new NaiveDenseKernel(), data.inputs(), data.samples());
        double sum = 0.0;
        for (int i = 0; i < output.length; i++) {
            sum += 0.5 * (output[i] - data.targets()[i]) * (output[i] - data.targets()[i]);
        }
        return sum / data.samples();
    }

    /** Median of a copy. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }

    /** Euclidean norm. */
    public static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
    }
}
