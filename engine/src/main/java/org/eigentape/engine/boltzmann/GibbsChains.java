package org.eigentape.engine.boltzmann;

import java.util.Arrays;
import org.eigentape.engine.boltzmann.kernel.LaneProduct;
import org.eigentape.engine.boltzmann.kernel.NormalNoise;

/**
 * Persistent Markov chains of a Gaussian machine, moved by Gibbs sweeps: all hidden nodes, then all visible nodes,
 *
 * <pre>h|phi ~ N(sigma_h^2 W^T phi, sigma_h^2),   phi|h ~ N(W h/mu^2, 1/mu^2).</pre>
 *
 * Chains lie side by side: node i of chain b at {@code i * |B| + b}. They start with all visible nodes at 1. Not thread-safe;
 * allocates nothing after construction.
 */
final class GibbsChains {

    private final MachineSettings settings;
    private final NormalNoise noise;
    private final LaneProduct product;
    private final double[] visible;
    private final double[] hidden;
    private final double[] deviates;
    private final double[] upward;
    private final double[] downward;

    GibbsChains(MachineSettings settings, NormalNoise noise, LaneProduct product) {
        this.settings = settings;
        this.noise = noise;
        this.product = product;
        int chains = settings.chains();
        this.visible = new double[settings.visible() * chains];
        this.hidden = new double[settings.hidden() * chains];
        this.deviates = new double[NormalNoise.wholeBlocks(visible.length + hidden.length)];
        this.upward = new double[settings.weights()];
        this.downward = new double[settings.weights()];
        Arrays.fill(visible, 1.0);
    }

    /** The fields, {@code N_v x |B|}; the same array each time. */
    double[] visible() {
        return visible;
    }

    /**
     * Moves all chains.
     *
     * @param weights W, {@code N_v x N_h} row by row
     * @param sweeps how often
     */
    void sweep(double[] weights, int sweeps) {
        double hiddenVariance = settings.hiddenVariance();
        double visibleVariance = 1.0 / settings.muSquared();
        double visibleWidth = Math.sqrt(visibleVariance);
        for (int element = 0; element < weights.length; element++) {
            upward[element] = weights[element] * hiddenVariance;
            downward[element] = weights[element] * visibleVariance;
        }
        int hiddenNodes = settings.hidden();
        int visibleNodes = settings.visible();
        int chains = settings.chains();
        for (int sweep = 0; sweep < sweeps; sweep++) {
            noise.fill(deviates, deviates.length);
            scale(0, settings.sigmaHidden(), hidden);
            product.add(upward, 1, hiddenNodes, visible, visibleNodes, hidden, hiddenNodes, chains);
            scale(hidden.length, visibleWidth, visible);
            product.add(downward, hiddenNodes, 1, hidden, hiddenNodes, visible, visibleNodes, chains);
        }
    }

    private void scale(int from, double width, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = width * deviates[from + i];
        }
    }
}
