package org.eigentape.engine.network;

import java.util.Arrays;
import org.eigentape.engine.error.InvalidRequestException;

/**
 * What defines a teacher-student model besides its random numbers [P, sec. 3].
 *
 * @param shape layers, activation, bias and trainable layers of teacher and student
 * @param sigmaW width sigma_W of the student's initial weights, one per layer (index l - 1); used for trainable layers
 * @param samples size |D| of the training set
 * @param testSamples size of the test set
 */
public record TeacherStudentConfiguration(NetworkShape shape, double[] sigmaW, int samples, int testSamples) {

    /** Checks the values and copies the array. */
    public TeacherStudentConfiguration {
        sigmaW = sigmaW.clone();
        if (sigmaW.length != shape.layers()) {
            throw new InvalidRequestException(
                    "sigmaW has " + sigmaW.length + " values for " + shape.layers() + " layers; give one per layer");
        }
        if (!Arrays.stream(sigmaW).allMatch(width -> width >= 0 && width <= Double.MAX_VALUE)) {
            throw new InvalidRequestException(
                    "sigmaW must be finite and not negative but is " + Arrays.toString(sigmaW));
        }
        requirePositive("samples", samples);
        requirePositive("testSamples", testSamples);
    }

    private static void requirePositive(String key, int value) {
        if (value < 1) {
            throw new InvalidRequestException(key + " must be at least 1 but is " + value);
        }
    }

    @Override
    public double[] sigmaW() {
        return sigmaW.clone();
    }
}
