package org.eigentape.stages.observables;

/**
 * The loss as a disordered system in feature space ([P] eqs. 2.7 to 2.9 and appendix A): couplings J, external field h, and
 * the energies per sample and per pair of nodes. With C the energy constant,
 *
 * <pre>L = coupling energy - field energy + C,   mean over samples of H_alpha = sum_ij H_ij = L - C.</pre>
 *
 * Holds J of one set of output weights. Reusable, not thread-safe.
 */
public final class FeatureHamiltonian {

    private final int outputs;
    private final int nodes;
    private final double[] outputWeights;
    private final double[] coupling;

    /**
     * A workspace.
     *
     * @param outputs n_L
     * @param nodes n_{L-1}
     */
    public FeatureHamiltonian(int outputs, int nodes) {
        this.outputs = outputs;
        this.nodes = nodes;
        this.outputWeights = new double[outputs * nodes];
        this.coupling = new double[nodes * nodes];
    }

    /**
     * Takes the output weights and computes J.
     *
     * @param weights W^(L), {@code n_L x n_{L-1}}; copied
     */
    public void setOutputWeights(double[] weights) {
        System.arraycopy(weights, 0, outputWeights, 0, outputWeights.length);
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                double sum = 0;
                for (int k = 0; k < outputs; k++) {
                    sum += weights[k * nodes + i] * weights[k * nodes + j];
                }
                coupling[i * nodes + j] = sum;
            }
        }
    }

    /** {@code J_ij = sum_k W_ki W_kj} ([P] eq. 2.8), {@code n_{L-1} x n_{L-1}}; the array is reused. */
    public double[] coupling() {
        return coupling;
    }

    /**
     * External field {@code h_j = sum_i y_i W_ij} of each sample ([P] eq. 2.8).
     *
     * @param targets y, {@code samples x n_L}
     * @param field receives h, {@code samples x n_{L-1}}
     */
    public void field(double[] targets, double[] field) {
        for (int sample = 0; sample < targets.length / outputs; sample++) {
            for (int j = 0; j < nodes; j++) {
                double sum = 0;
                for (int i = 0; i < outputs; i++) {
                    sum += targets[sample * outputs + i] * outputWeights[i * nodes + j];
                }
                field[sample * nodes + j] = sum;
            }
        }
    }

    /**
     * Predictions without output bias, {@code yhat = W^(L) phi} ([P] eq. 2.3).
     *
     * @param features phi, {@code samples x n_{L-1}}
     * @param predictions receives yhat, {@code samples x n_L}
     */
    public void predictions(double[] features, double[] predictions) {
        for (int sample = 0; sample < features.length / nodes; sample++) {
            for (int i = 0; i < outputs; i++) {
                double sum = 0;
                for (int j = 0; j < nodes; j++) {
                    sum += outputWeights[i * nodes + j] * features[sample * nodes + j];
                }
                predictions[sample * outputs + i] = sum;
            }
        }
    }

    /**
     * {@code 1/(2 |D|) sum J_ij phi_i phi_j}, first term of [P] eq. 2.7.
     *
     * @param features phi, {@code samples x n_{L-1}}
     */
    public double couplingEnergy(double[] features) {
        int samples = features.length / nodes;
        double sum = 0;
        for (int sample = 0; sample < samples; sample++) {
            sum += couplingForm(features, sample);
        }
        return sum / (2.0 * samples);
    }

    /**
     * {@code 1/|D| sum h_j phi_j}, second term of [P] eq. 2.7 without its sign.
     *
     * @param field h, {@code samples x n_{L-1}}
     * @param features phi, same shape
     */
    public double fieldEnergy(double[] field, double[] features) {
        double sum = 0;
        for (int k = 0; k < field.length; k++) {
            sum += field[k] * features[k];
        }
        int samples = field.length / nodes;
        return sum / samples;
    }

    /**
     * {@code C = 1/(2 |D|) sum y^2}, the loss of a network that says 0 ([P] eq. 2.8).
     *
     * @param targets y, {@code samples x n_L}
     */
    public double energyConstant(double[] targets) {
        double sum = 0;
        for (double target : targets) {
            sum += target * target;
        }
        int samples = targets.length / outputs;
        return sum / (2.0 * samples);
    }

    /**
     * {@code H_alpha = 1/2 sum J_ij phi_i phi_j - sum h_i phi_i} of each sample ([P] eq. A.4).
     *
     * @param field h, {@code samples x n_{L-1}}
     * @param features phi, same shape
     * @param energies receives one value per sample
     */
    public void sampleEnergies(double[] field, double[] features, double[] energies) {
        for (int sample = 0; sample < features.length / nodes; sample++) {
            double alignment = 0;
            for (int j = 0; j < nodes; j++) {
                alignment += field[sample * nodes + j] * features[sample * nodes + j];
            }
            energies[sample] = couplingForm(features, sample) / 2 - alignment;
        }
    }

    /**
     * {@code H_ij = 1/|D| sum_alpha (1/2 J_ij phi_i phi_j - h_i phi_j delta_ij)} ([P] eq. A.5).
     *
     * @param field h, {@code samples x n_{L-1}}
     * @param features phi, same shape
     * @param energies receives {@code n_{L-1} x n_{L-1}} values
     */
    public void nodeEnergies(double[] field, double[] features, double[] energies) {
        int samples = features.length / nodes;
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                double product = 0;
                double alignment = 0;
                for (int row = 0; row < features.length; row += nodes) {
                    product += features[row + i] * features[row + j];
                    alignment += field[row + i] * features[row + j];
                }
                double onSite = i == j ? alignment : 0;
                energies[i * nodes + j] = (coupling[i * nodes + j] * product / 2 - onSite) / samples;
            }
        }
    }

    private double couplingForm(double[] features, int sample) {
        double sum = 0;
        for (int i = 0; i < nodes; i++) {
            double local = 0;
            for (int j = 0; j < nodes; j++) {
                local += coupling[i * nodes + j] * features[sample * nodes + j];
            }
            sum += features[sample * nodes + i] * local;
        }
        return sum;
    }
}
