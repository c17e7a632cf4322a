package org.eigentape.engine.network;

import org.eigentape.engine.network.kernel.DenseKernel;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;

/**
 * One teacher-student model [P, sec. 3]: a teacher network with weights from N(0, 1/n_{l-1}), inputs x from N(0, 1), targets
 * made by the teacher without noise, and a student that starts from N(0, sigma_W^2/n_{l-1}) in its trainable layers and
 * copies its teacher's other layers. Biases, if there are any, start at zero in both.
 *
 * <p>Each quantity has its own {@link RandomStream}, named below, so that changing one (more samples, another sigma_W)
 * leaves the others as they were. The {@value #PUBLISHED_SAMPLES} inputs of the published convention are the same for all
 * runs of a seed. Only the student is meant to change afterwards.
 *
 * @param teacher weights of the teacher, from the streams {@code teacher/weights/LAYER}
 * @param student weights of the student at the start, from the streams {@code student/weights/LAYER}
 * @param training training set, inputs from {@code train/inputs}
 * @param test test set, inputs from {@code test/inputs}
 * @param published fixed inputs from {@code published/inputs}, run 0, with this run's teacher's targets
 */
public record TeacherStudent(
        NetworkWeights teacher, NetworkWeights student, DataSet training, DataSet test, DataSet published) {
    /** Number of fixed inputs of the published convention. */
    public static final int PUBLISHED_SAMPLES = 128;
    /** Number of training samples, the first ones, whose factors are few enough to be kept. */
    public static final int SUBSET_SAMPLES = 256;

    /**
     * Builds the model of one run.
     *
     * @param configuration shape, widths and sizes
     * @param seed seed of the recording
     * @param run run number, from 0
     * @param kernel the arithmetic; it does not change the result
     * @return a new model
     */
    public static TeacherStudent build(
            TeacherStudentConfiguration configuration, long seed, int run, DenseKernel kernel) {
        NetworkShape shape = configuration.shape();
        NetworkWeights teacher = new NetworkWeights(shape);
        NetworkWeights student = new NetworkWeights(shape);
        for (int l = 1; l <= shape.layers(); l++) {
            double width = 1.0 / Math.sqrt(shape.inputs(l));
            teacher.setMatrix(l, matrix(shape, l, width, sampler(seed, "teacher/weights/" + l, run)));
            if (shape.trainable().contains(l)) {
                double studentWidth = configuration.sigmaW()[l - 1] / Math.sqrt(shape.inputs(l));
                student.setMatrix(l, matrix(shape, l, studentWidth, sampler(seed, "student/weights/" + l, run)));
            } else {
                student.copyLayer(l, teacher);
            }
        }
        return new TeacherStudent(
                teacher,
                student,
                dataSet(teacher, kernel, configuration.samples(), sampler(seed, "train/inputs", run)),
                dataSet(teacher, kernel, configuration.testSamples(), sampler(seed, "test/inputs", run)),
                dataSet(teacher, kernel, PUBLISHED_SAMPLES, sampler(seed, "published/inputs", 0)));
    }

    private static NormalSampler sampler(long seed, String name, int run) {
        return new NormalSampler(RandomStream.of(seed, name, run));
    }

    private static double[] matrix(NetworkShape shape, int layer, double width, NormalSampler sampler) {
        double[] matrix = new double[shape.outputs(layer) * shape.inputs(layer)];
        sampler.fill(matrix, width);
        return matrix;
    }

    private static DataSet dataSet(NetworkWeights teacher, DenseKernel kernel, int samples, NormalSampler sampler) {
        double[] inputs = new double[Math.multiplyExact(samples, teacher.shape().size(0))];
        sampler.fill(inputs, 1.0);
        return new DataSet(samples, inputs, Propagation.output(teacher, kernel, inputs, samples));
    }
}
