package org.eigentape.stages.observables;

/** The loss of a data set ([P] eq. 2.6). */
public final class Loss {

    private Loss() {}

    /**
     * Half the mean squared error {@code 1/(2 |D|) sum |y - yhat|^2}, summed sample by sample.
     *
     * @param targets y, {@code samples x outputs}
     * @param predictions yhat, same shape
     * @param samples {@code |D|}
     */
    public static double of(double[] targets, double[] predictions, int samples) {
        double sum = 0;
        for (int k = 0; k < targets.length; k++) {
            double error = targets[k] - predictions[k];
            sum += error * error;
        }
        return sum / (2.0 * samples);
    }
}
