package org.eigentape.engine.network.kernel;

/**
 * The arithmetic of a step: three loops over a dense layer that define the bits of every recording of a network.
 *
 * <p>A layer has n inputs and m outputs. Its weights are stored n x m (element k m + i is W_ik), its activations a are
 * samples x n, pre-activations z and deltas g are samples x m, all in row order. Activations may be rows of a larger matrix,
 * chosen by number, so that a batch need not be copied out of the data set. Every implementation computes, with
 * {@code fma(x, y, s)} = x y + s rounded once:
 *
 * <ol>
 *   <li>z_i: s = b_i (or +0.0 without bias); s = fma(W_ik, a_k, s) for k = 0, 1, .., n-1; z_i = s. A layer with one output has
 *       only one such chain, for which everything else would wait; its sum is split into nine. (1') Let n' be the largest
 *       multiple of 8 that is at most n. s_j = +0.0, s_j = fma(W_k, a_k, s_j) for k = j, j+8, .. below n' (j = 0, .., 7);
 *       s = ((s_0 + s_4) + (s_2 + s_6)) + ((s_1 + s_5) + (s_3 + s_7)); if n' &lt; n, s = s + s_8, where s_8 is the chain over
 *       k = n', .., n-1 from +0.0; z = b + s, or s without bias.
 *   <li>Delta of the layer below, [P, eq. (2.28)] by the chain rule: s = +0.0; s = fma(W_ik, g_i, s) for i = 0, 1, .., m-1;
 *       g_k = phi'(z_k) s.
 *   <li>Sum of outer products: W_ik = fma(c_i, a_k, W_ik) with c_i = f g_i, rounded, for the samples in batch order.
 * </ol>
 *
 * <p>A step of gradient descent at learning rate eps with batch size B then is: all activations (1) upwards, value and
 * derivative of {@link Activation}; output deltas g = yhat - y; deltas (2) downwards, at the weights before the step; for
 * every trainable layer weights by (3) with the factor f = -(eps/B), the quotient being rounded first, and
 * b_i = b_i + c_i for the samples in batch order.
 *
 * <p>No sum is ever split in another way or reordered: each element is one chain (nine in (1')), so vector lanes may run over outputs in (1) and (3),
 * over inputs or samples in (2), and several chains may be interleaved, without changing a bit. Implementations allocate
 * nothing once they have seen the largest layer. Not thread-safe: each thread has a kernel of its own.
 */
public interface DenseKernel {

    /**
     * (1) z = W a + b for each sample.
     *
     * @param weights n x m
     * @param bias m numbers, or an empty array for no bias
     * @param inputs n
     * @param outputs m
     * @param activations matrix of n columns, of which some rows are taken
     * @param rows row of each sample
     * @param samples number of samples
     * @param preActivations receives samples x m
     */
    void preActivations(
            double[] weights,
            double[] bias,
            int inputs,
            int outputs,
            double[] activations,
            int[] rows,
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
     * @param a matrix of n columns, of which some rows are taken (for a step: activations)
     * @param rows row of each sample
     * @param factor f, by which every element of g is multiplied first (for a step: -eps/B)
     * @param g samples x m (for a step: deltas)
     * @param samples number of samples
     */
    void addOuterProducts(
            double[] target, int inputs, int outputs, double[] a, int[] rows, double factor, double[] g, int samples);

    /**
     * (3), then (1) for other rows of the same matrix at the new weights: the end of one step and the start of the next,
     * which a kernel may do in one go through the weights.
     *
     * @param weights n x m, changed in place
     * @param bias m numbers, as they are after the step, or an empty array for no bias
     * @param inputs n
     * @param outputs m
     * @param a matrix of n columns
     * @param rows row of each sample of the step
     * @param factor f
     * @param g samples x m, deltas of the step
     * @param nextRows row of each sample of the next step
     * @param samples number of samples of either step
     * @param preActivations receives samples x m of the next step
     */
    default void addOuterProductsThenPreActivations(
            double[] weights,
            double[] bias,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double factor,
            double[] g,
            int[] nextRows,
            int samples,
            double[] preActivations) {
        addOuterProducts(weights, inputs, outputs, a, rows, factor, g, samples);
        preActivations(weights, bias, inputs, outputs, a, nextRows, samples, preActivations);
    }

    /**
     * Value and derivative of the first {@code length} numbers, with the bits of {@link Activation#applyWithDerivative}.
     *
     * @param activation phi
     * @param z arguments, not modified
     * @param value receives phi(z)
     * @param derivative receives phi'(z)
     * @param length number of arguments
     */
    void activate(Activation activation, double[] z, double[] value, double[] derivative, int length);
}
