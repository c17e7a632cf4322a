package org.eigentape.engine.boltzmann;

import java.util.Arrays;
import org.eigentape.engine.boltzmann.kernel.LaneProduct;
import org.eigentape.engine.boltzmann.kernel.MachineKernels;
import org.eigentape.engine.boltzmann.kernel.NormalNoise;
import org.eigentape.engine.numeric.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * {@link ContrastiveDivergence} in the modes of the target, for targets with many nodes. There the target's covariance is diagonal,
 * lambda_i = 1/kappa_i, and Gibbs sweeps are what they are in nodes, because their noise is the same in all directions. So with the
 * fields Phi of the chains, {@code N_v x |B|}, an update
 *
 * <pre>W_ia += alpha sigma_h^2 (lambda_i W_ia - (1/|B|) sum_b Phi_ib (Phi^T W)_ba)</pre>
 *
 * costs |B| N_v N_h operations, not N_v^2 N_h. With exact chains {@code C_chains W = W (mu^2 - sigma_h^2 W^T W)^-1}, whose inverse is
 * {@code N_h x N_h}; weights that start diagonal stay diagonal, and then an update costs N_h operations.
 *
 * <p>Not thread-safe; an update allocates nothing.
 */
public final class ModeDivergence {

    /** Words of the random state; the last is the number of fields of the data that were drawn. */
    public static final int RANDOM_WORDS = NormalNoise.STATE_WORDS + 1;

    private final MachineSettings settings;
    private final double[] variances;
    private final LaneProduct product = MachineKernels.product();
    private final NormalNoise noise;
    private final GibbsChains chains;
    private final @Nullable DataBatches batches;
    private final boolean diagonal;
    /** The diagonal of W while that is all there is to update; else empty. */
    private final double[] strengths;

    private final double[] scaled;
    private final double[] projected;
    private final double[] gram;
    private final double[] data;
    private double[] weights;
    private double[] next;
    private long drawn;

    /**
     * Training from given weights.
     *
     * @param settings machine and training; a sampled target takes {@code batches}, or Gaussian fields where there are none
     * @param variances lambda of each mode, {@code N_v}; kept
     * @param start field at which all chains start, in modes, {@code N_v}; not modified
     * @param weights W at the start in modes, {@code N_v x N_h} row by row; not modified
     * @param stream from which all noise starts
     * @param batches mini-batches of the data
     */
    public ModeDivergence(
            MachineSettings settings,
            double[] variances,
            double[] start,
            double[] weights,
            RandomStream stream,
            @Nullable DataBatches batches) {
        this.settings = settings;
        this.variances = variances;
        this.noise = MachineKernels.noise(stream);
        this.chains = new GibbsChains(settings, noise, product);
        this.batches = batches;
        int count = settings.chains();
        for (int mode = 0; mode < settings.visible(); mode++) {
            Arrays.fill(chains.visible(), mode * count, (mode + 1) * count, start[mode]);
        }
        this.weights = weights.clone();
        this.next = new double[weights.length];
        this.diagonal = settings.exactChains() && !settings.sampledTarget() && isDiagonal(weights, settings.hidden());
        this.strengths = new double[diagonal ? settings.hidden() : 0];
        boolean inverts = settings.exactChains() && !diagonal;
        this.gram = new double[inverts ? settings.hidden() * settings.hidden() : 0];
        int fields = settings.visible() * count;
        this.scaled = new double[inverts ? Math.max(weights.length, fields) : fields];
        this.projected = new double[count * settings.hidden()];
        this.data = new double[settings.sampledTarget() ? NormalNoise.wholeBlocks(fields) : 0];
        readDiagonal();
    }

    private void readDiagonal() {
        for (int node = 0; node < strengths.length; node++) {
            strengths[node] = weights[node * settings.hidden() + node];
        }
    }

    /**
     * Does one update.
     *
     * @return whether all weights are finite and, with exact chains, the kernel was positive; if it was not, the weights are NaN
     */
    public boolean update() {
        if (diagonal) {
            return updateDiagonal();
        }
        if (!settings.exactChains()) {
            chains.sweep(weights, settings.gibbsSweeps());
        }
        double rate = settings.learningRate() * settings.hiddenVariance();
        if (settings.sampledTarget()) {
            System.arraycopy(weights, 0, next, 0, weights.length);
            drawData();
            addMoments(data, rate);
        } else {
            addTarget(rate);
        }
        if (!settings.exactChains()) {
            addMoments(chains.visible(), -rate);
        } else if (!subtractModel(rate)) {
            Arrays.fill(weights, Double.NaN);
            return false;
        }
        double[] former = weights;
        weights = next;
        next = former;
        return isFinite(weights);
    }

    /** W in modes, {@code N_v x N_h} row by row; valid until the next update. */
    public double[] weights() {
        for (int node = 0; node < strengths.length; node++) {
            weights[node * settings.hidden() + node] = strengths[node];
        }
        return weights;
    }

    /** The chains' fields in modes, {@code N_v x |B|}, chain b of mode i at {@code i * |B| + b}. */
    public double[] fields() {
        return chains.visible();
    }

    /**
     * Copies the state of the noise and of the data.
     *
     * @param state receives {@value #RANDOM_WORDS} words
     */
    public void copyRandomState(long[] state) {
        noise.copyState(state);
        state[NormalNoise.STATE_WORDS] = drawn;
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
        readDiagonal();
        System.arraycopy(savedFields, 0, chains.visible(), 0, chains.visible().length);
        noise.restoreState(savedRandom);
        drawn = savedRandom[NormalNoise.STATE_WORDS];
    }

    /** On the diagonal alone, side by side: elements of W that lie N_h apart would not stay in the processor's cache. */
    private boolean updateDiagonal() {
        double rate = settings.learningRate() * settings.hiddenVariance();
        double muSquared = settings.muSquared();
        double hiddenVariance = settings.hiddenVariance();
        boolean positive = true;
        for (int node = 0; node < strengths.length; node++) {
            double weight = strengths[node];
            double kernel = muSquared - hiddenVariance * weight * weight;
            positive &= kernel > 0;
            strengths[node] = Math.fma(rate * (variances[node] - 1.0 / kernel), weight, weight);
        }
        if (!positive) {
            Arrays.fill(strengths, Double.NaN);
        }
        return positive;
    }

    private void addTarget(double rate) {
        int hidden = settings.hidden();
        for (int mode = 0; mode < settings.visible(); mode++) {
            double factor = rate * variances[mode];
            for (int at = mode * hidden; at < (mode + 1) * hidden; at++) {
                next[at] = Math.fma(factor, weights[at], weights[at]);
            }
        }
    }

    private void drawData() {
        int count = settings.chains();
        if (batches != null) {
            batches.draw(drawn, count, data);
            drawn += count;
            return;
        }
        noise.fill(data, data.length);
        for (int mode = 0; mode < settings.visible(); mode++) {
            double width = Math.sqrt(variances[mode]);
            for (int at = mode * count; at < (mode + 1) * count; at++) {
                data[at] *= width;
            }
        }
    }

    /** Adds {@code (rate/|B|) Phi Phi^T W}. */
    private void addMoments(double[] fields, double rate) {
        int count = settings.chains();
        int nodes = settings.visible();
        int hidden = settings.hidden();
        Arrays.fill(projected, 0.0);
        product.add(fields, 1, count, weights, nodes, projected, count, hidden);
        double factor = rate / count;
        for (int at = 0; at < nodes * count; at++) {
            scaled[at] = factor * fields[at];
        }
        product.add(scaled, count, 1, projected, count, next, nodes, hidden);
    }

    /** Subtracts {@code rate W (mu^2 - sigma_h^2 W^T W)^-1}. */
    private boolean subtractModel(double rate) {
        int nodes = settings.visible();
        int hidden = settings.hidden();
        for (int at = 0; at < weights.length; at++) {
            scaled[at] = -settings.hiddenVariance() * weights[at];
        }
        Arrays.fill(gram, 0.0);
        for (int node = 0; node < hidden; node++) {
            gram[node * hidden + node] = settings.muSquared();
        }
        product.add(scaled, 1, hidden, weights, nodes, gram, hidden, hidden);
        if (!Covariance.invert(gram, hidden)) {
            return false;
        }
        for (int at = 0; at < weights.length; at++) {
            scaled[at] = -rate * weights[at];
        }
        product.add(scaled, hidden, 1, gram, hidden, next, nodes, hidden);
        return true;
    }

    private static boolean isDiagonal(double[] weights, int hidden) {
        for (int at = 0; at < weights.length; at++) {
            if (at / hidden != at % hidden && weights[at] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFinite(double[] weights) {
        double nothing = 0;
        for (double weight : weights) {
            nothing += 0.0 * weight;
        }
        return nothing == 0;
    }
}
