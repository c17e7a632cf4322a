package org.eigentape.stages.observables;

/** Pre-activations of a layer over a data set and their variance. */
public final class PreActivations {

    private PreActivations() {}

    /**
     * {@code z = W a + b} for every sample ([P] eq. 2.2).
     *
     * @param weights W, {@code rows x columns}
     * @param bias b, {@code rows} values, or an empty array for none
     * @param inputs a, {@code samples x columns}
     * @param rows n_l
     * @param columns n_{l-1}
     * @param preActivations receives z, {@code samples x rows}
     */
    public static void compute(
            double[] weights, double[] bias, double[] inputs, int rows, int columns, double[] preActivations) {
        for (int sample = 0; sample < inputs.length / columns; sample++) {
            for (int i = 0; i < rows; i++) {
                double sum = bias.length == 0 ? 0 : bias[i];
                for (int j = 0; j < columns; j++) {
                    sum += weights[i * columns + j] * inputs[sample * columns + j];
                }
                preActivations[sample * rows + i] = sum;
            }
        }
    }

    /**
     * Population variance over all samples and nodes of a layer, in two passes: sigma_z^2 of [P] eq. 2.19.
     *
     * @param values pre-activations of one layer
     */
    public static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }

    /**
     * Mean over all samples and nodes; of the activation's derivatives it is the activation gain.
     *
     * @param values any values, at least one
     */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
