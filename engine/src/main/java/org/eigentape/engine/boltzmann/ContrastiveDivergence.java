package org.eigentape.engine.boltzmann;

import java.util.Arrays;
import org.eigentape.engine.boltzmann.kernel.LaneProduct;
import org.eigentape.engine.boltzmann.kernel.MachineKernels;
import org.eigentape.engine.boltzmann.kernel.NormalNoise;
import org.eigentape.engine.numeric.RandomStream;

/**
 * Persistent contrastive divergence of a Gaussian machine ([R] sec. II, [D] sec. IV): at each update all |B| chains make k Gibbs sweeps,
 * then
 *
 * <pre>W += alpha sigma_h^2 (C_target - C_chains) W,</pre>
 *
 * the ascent on the log-likelihood, with C the second moments {@code <phi phi^T>}. In the limit |B| to infinity C_chains is the inverse
 * kernel {@code (mu^2 - sigma_h^2 W W^T)^-1}, and nothing is random.
 *
 * <p>Not thread-safe; an update allocates nothing.
 */
public final class ContrastiveDivergence {

    /** Words of the random state. */
    public static final int RANDOM_WORDS = NormalNoise.STATE_WORDS;

    private final MachineSettings settings;
    private final LaneProduct product;
    private final NormalNoise noise;
    private final GibbsChains chains;
    private final double[] target;
    private final double[] targetRoot;
    private final double[] modelCovariance;
    private final double[] dataCovariance;
    private final double[] whiteFields;
    private final double[] dataFields;
    private double[] weights;
    private double[] next;

    /**
     * Training from given weights.
     *
     * @param settings machine and training
     * @param field the target, with N_v sites
     * @param weights W at the start, {@code N_v x N_h} row by row; not modified
     * @param stream from which all noise starts
     * @throws IllegalArgumentException if a size does not fit
     */
    public ContrastiveDivergence(MachineSettings settings, LatticeField field, double[] weights, RandomStream stream) {
        if (field.sites() != settings.visible() || weights.length != settings.weights()) {
            throw new IllegalArgumentException("a field of " + field.sites() + " sites and " + weights.length
                    + " weights do not fit a machine of " + settings.visible() + " x " + settings.hidden());
        }
        this.settings = settings;
        this.product = MachineKernels.product();
        this.noise = MachineKernels.noise(stream);
        this.chains = new GibbsChains(settings, noise, product);
        int nodes = settings.visible();
        this.target = field.covariance();
        this.targetRoot = settings.sampledTarget() ? field.covarianceRoot() : new double[0];
        this.modelCovariance = new double[nodes * nodes];
        this.dataCovariance = settings.sampledTarget() ? new double[nodes * nodes] : target;
        int fields = settings.sampledTarget() ? nodes * settings.chains() : 0;
        this.whiteFields = new double[NormalNoise.wholeBlocks(fields)];
        this.dataFields = new double[fields];
        this.weights = weights.clone();
        this.next = new double[weights.length];
    }

    /**
     * Does one update.
     *
     * @return whether all weights are finite and, with exact chains, the kernel was positive; if it was not, the weights are NaN
     */
    public boolean update() {
        if (settings.exactChains()) {
            if (!invertKernel()) {
                Arrays.fill(weights, Double.NaN);
                return false;
            }
        } else {
            chains.sweep(weights, settings.gibbsSweeps());
            Covariance.of(chains.visible(), settings.visible(), settings.chains(), modelCovariance);
        }
        if (settings.sampledTarget()) {
            sampleTarget();
        }
        return ascend();
    }

    /** W, {@code N_v x N_h} row by row; valid until the next update. */
    public double[] weights() {
        return weights;
    }

    /** The chains' fields, {@code N_v x |B|}, chain b of node i at {@code i * |B| + b}. */
    public double[] fields() {
        return chains.visible();
    }

    /**
     * Copies the state of the noise.
     *
     * @param state receives {@value #RANDOM_WORDS} words
     */
    public void copyRandomState(long[] state) {
        noise.copyState(state);
    }

    /**
     * Continues where a state was copied, bit for bit.
     *
     * @param savedWeights of {@link #weights}
     * @param savedFields of {@link #fields}
     * @param savedRandom of {@link #copyRandomState}
     */
    public void restore(double[] savedWeights, double[] savedFields, long[] savedRandom) {
        System.arraycopy(savedWeights, 0, weights, 0, weights.length);
        System.arraycopy(savedFields, 0, chains.visible(), 0, chains.visible().length);
        noise.restoreState(savedRandom);
    }

    private boolean invertKernel() {
        int nodes = settings.visible();
        int hidden = settings.hidden();
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                double sum = 0;
                for (int a = 0; a < hidden; a++) {
                    sum = Math.fma(weights[i * hidden + a], weights[j * hidden + a], sum);
                }
                double diagonal = i == j ? settings.muSquared() : 0.0;
                modelCovariance[i * nodes + j] = diagonal - settings.hiddenVariance() * sum;
            }
        }
        return Covariance.invert(modelCovariance, nodes);
    }

    private void sampleTarget() {
        int nodes = settings.visible();
        noise.fill(whiteFields, whiteFields.length);
        Arrays.fill(dataFields, 0.0);
        product.add(targetRoot, nodes, 1, whiteFields, nodes, dataFields, nodes, settings.chains());
        Covariance.of(dataFields, nodes, settings.chains(), dataCovariance);
    }

    /** The model's covariance becomes the factor of W in its increment. */
    private boolean ascend() {
        double rate = settings.learningRate() * settings.hiddenVariance();
        for (int element = 0; element < modelCovariance.length; element++) {
            modelCovariance[element] = rate * (dataCovariance[element] - modelCovariance[element]);
        }
        int nodes = settings.visible();
        System.arraycopy(weights, 0, next, 0, weights.length);
        product.add(modelCovariance, nodes, 1, weights, nodes, next, nodes, settings.hidden());
        double[] former = weights;
        weights = next;
        next = former;
        double nothing = 0;
        for (double weight : weights) {
            nothing += 0.0 * weight;
        }
        return nothing == 0;
    }
}
