package org.eigentape.engine.network;

/**
 * The arithmetic of a step: three loops over a dense layer that define the bits of every recording of a network.
 *
 * <p>A layer has n inputs and m outputs. Its weights are stored n x m (element k m + i is W_ik), its activations a are
 * samples x n, pre-activations z and deltas g are samples x m, all in row order. Every implementation computes, with
 * {@code fma(x, y, s)} = x y + s rounded once:
 *
 * <ol>
 *   <li>z_i: s = b_i (or +0.0 without bias); s = fma(W_ik, a_k, s) for k = 0, 1, .., n-1; z_i = s.
 *   <li>Delta of the layer below, [P, eq. (2.28)] by the chain rule: s = +0.0; s = fma(W_ik, g_i, s) for i = 0, 1, .., m-1;
 *       g_k = phi'(z_k) s.
 *   <li>Sum of outer products: W_ik = fma(c_i, a_k, W_ik) for the samples in batch order.
 * </ol>
 *
 * <p>A step of gradient descent at learning rate eps with batch size B then is: all activations (1) upwards, value and
 * derivative of {@link Activation}; output deltas g = yhat - y; deltas (2) downwards, at the weights before the step; for
 * every trainable layer and every sample c_i = -(eps/B) g_i (the quotient is rounded first), weights by (3), and
 * b_i = b_i + c_i for the samples in batch order.
 *
 * <p>No sum is ever split or reordered: each element is one chain, so vector lanes may run over outputs in (1) and (3),
 * over inputs or samples in (2), and several chains may be interleaved, without changing a bit. Implementations are
 * stateless and allocate nothing.
 */
public interface DenseKernel {

    /**
     * (1) z = W a + b for each sample.
     *
     * @param weights n x m
     * @param bias m numbers, or an empty array for no bias
     * @param inputs n
     * @param outputs m
     * @param activations samples x n
     * @param samples number of samples
     * @param preActivations receives samples x m
     */
    void preActivations(
            double[] weights,
            double[] bias,
            int inputs,
            int outputs,
            double[] activations,
            int samples,
            double[] preActivations);

    /**
     * (2) Deltas of the layer below: phi'(z) times W^T g, for each sample.
     *
     * @param weights n x m
     * @param inputs n
     * @param outputs m
     * @param deltas samples x m
     * @param samples number of samples
     * @param derivative phi' of the layer below, samples x n
     * @param deltasBelow receives samples x n
     */
    void backpropagate(
            double[] weights,
            int inputs,
            int outputs,
            double[] deltas,
            int samples,
            double[] derivative,
            double[] deltasBelow);

    /**
     * (3) Adds the outer product of two vectors for each sample.
     *
     * @param target n x m, changed in place
     * @param inputs n
     * @param outputs m
     * @param rows samples x n (for a step: activations)
     * @param columns samples x m (for a step: deltas times -eps/B)
     * @param samples number of samples
     */
    void addOuterProducts(double[] target, int inputs, int outputs, double[] rows, double[] columns, int samples);
}
