package org.eigentape.engine.network.descent;

import org.eigentape.engine.network.Propagation;

/**
 * Factors of the per-sample gradients g a^T of one batch: the smallest record from which every moment follows. The arrays
 * are the trainer's buffers: to be copied, not changed, valid until the next update.
 */
public final class BatchFactors {
    private final Propagation propagation;

    BatchFactors(Propagation propagation) {
        this.propagation = propagation;
    }

    /**
     * Which samples of the training set, in batch order.
     *
     * @return |B| numbers, from 0
     */
    public int[] indices() {
        return propagation.selected();
    }

    /**
     * Deltas g of a trainable layer, not multiplied by the learning rate.
     *
     * @param l layer, from 1
     * @return |B| x n_l
     */
    public double[] deltas(int l) {
        return propagation.deltas(l);
    }

    /**
     * Input a of a trainable layer.
     *
     * @param l layer, from 1
     * @return |B| x n_{l-1}
     */
    public double[] activations(int l) {
        return propagation.inputs(l);
    }

    /**
     * Mean loss of the batch before the update.
     *
     * @return mean of 1/2 |y - yhat|^2
     */
    public double loss() {
        return propagation.loss(indices().length);
    }
}
