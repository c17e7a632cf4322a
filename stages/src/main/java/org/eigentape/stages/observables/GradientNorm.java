package org.eigentape.stages.observables;

/** Norms of the mean gradient of one weight matrix. */
public final class GradientNorm {

    private GradientNorm() {}

    /**
     * Frobenius norm of the gradient at fixed W, averaged over the data set ([P] eq. 3.3).
     *
     * @param meanGradient any shape
     */
    public static double of(double[] meanGradient) {
        double sum = 0;
        for (double element : meanGradient) {
            sum += element * element;
        }
        return Math.sqrt(sum);
    }

    /**
     * Norm of the mean of the batch gradients while W moves, {@code |W(t) - W(t + E)|/(E eps)}: exact, because the sum of the
     * updates is the difference of the weights. The published figures show this one over an epoch of E steps; in the ordered
     * phase it is smaller than {@link #of} by orders of magnitude.
     *
     * @param earlier W(t)
     * @param later W(t + E)
     * @param steps E, positive
     * @param learningRate eps, positive
     */
    public static double overSteps(double[] earlier, double[] later, long steps, double learningRate) {
        double sum = 0;
        for (int k = 0; k < earlier.length; k++) {
            double difference = earlier[k] - later[k];
            sum += difference * difference;
        }
        return Math.sqrt(sum) / (steps * learningRate);
    }
}
