package org.eigentape.engine.network;

import java.util.Arrays;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.network.kernel.DenseKernel;

/**
 * What a probe measures: loss, factors and moments of the per-sample gradients over a whole data set at fixed weights. All
 * averages are population averages (1/n) over the data set, summed over samples in order.
 *
 * <p>Per sample, dL_alpha/dW^(l) = g a^T, and X changes along Delta^X = p q^T + q p^T [P, eq. (4.4)], X being the product on
 * the smaller side: for n_l &lt;= n_{l-1}, X = W W^T, p = z = W a (without bias) and q = g; else X = W^T W, p = a and
 * q = b = W^T g. N denotes the smaller side. First and second moments of p and q are sufficient for the drift and the
 * variances of Delta^X in every basis.
 *
 * <p>One object measures one data set again and again without allocating its buffers anew; the arrays returned by
 * {@link #deltas}, {@link #activations} and {@link #features} are those buffers, valid until the next {@link #measure}.
 * Not thread-safe.
 */
public final class ProbeStatistics {
    /** Largest N for which {@link #gradientMoments} is offered: 64 makes 2080 x 2080 numbers, 35 MB. */
    public static final int LARGEST_MOMENT_SIDE = 64;

    private final NetworkShape shape;
    private final DenseKernel kernel;
    private final DataSet data;
    private final int[] inOrder;
    private final Propagation propagation;
    private final int samples;
    private NetworkWeights weights;

    /**
     * Prepares for a data set.
     *
     * @param weights the network; its layers before the first trainable one must not change afterwards
     * @param data the data set
     * @param kernel the arithmetic; it does not change the results
     */
    public ProbeStatistics(NetworkWeights weights, DataSet data, DenseKernel kernel) {
        this.shape = weights.shape();
        this.kernel = kernel;
        this.data = data;
        this.samples = data.samples();
        this.inOrder = Propagation.inOrder(samples);
        this.propagation = new Propagation(shape, kernel, samples);
        this.weights = weights;
        propagation.selectFirst(Propagation.frozenPrefix(weights, kernel, data.inputs(), samples), data.targets());
    }

    /**
     * Measures at the present values of these weights. Must be called before any other method.
     *
     * @param at the network
     */
    public void measure(NetworkWeights at) {
        weights = at;
        propagation.run(at, samples);
    }

    /**
     * Size of the data set.
     *
     * @return number of samples
     */
    public int samples() {
        return data.samples();
    }

    /**
     * Loss L = &lt;1/2 |y - yhat|^2&gt; [P, eq. (2.6)].
     *
     * @return the mean over the data set
     */
    public double loss() {
        return propagation.loss(samples);
    }

    /**
     * Deltas g.
     *
     * @param l trainable layer
     * @return samples x n_l
     */
    public double[] deltas(int l) {
        return propagation.deltas(l);
    }

    /**
     * Input of a layer.
     *
     * @param l trainable layer
     * @return samples x n_{l-1}
     */
    public double[] activations(int l) {
        return propagation.inputs(l);
    }

    /**
     * Pre-activations z of a layer, bias included.
     *
     * @param l layer, from the first trainable one
     * @return samples x n_l
     */
    public double[] preActivations(int l) {
        return propagation.preActivations(l);
    }

    /**
     * Features: the input of the output layer.
     *
     * @return samples x n_{L-1}
     */
    public double[] features() {
        return propagation.inputs(shape.layers());
    }

    /**
     * Mean gradient &lt;g_i a_k&gt;.
     *
     * @param l trainable layer
     * @return n_l x n_{l-1} in row order
     */
    public double[] gradientMean(int l) {
        double[] mean = new double[shape.outputs(l) * shape.inputs(l)];
        kernel.addOuterProducts(
                mean, shape.outputs(l), shape.inputs(l), deltas(l), inOrder, 1.0, activations(l), samples);
        return divided(mean);
    }

    /**
     * Population variance of each element of the gradient, from the deviations from the mean.
     *
     * @param l trainable layer
     * @return n_l x n_{l-1} in row order: &lt;(g_i a_k - &lt;g_i a_k&gt;)^2&gt;
     */
    public double[] gradientVariance(int l) {
        int inputs = shape.inputs(l);
        int outputs = shape.outputs(l);
        double[] mean = gradientMean(l);
        double[] variance = new double[mean.length];
        double[] g = deltas(l);
        double[] a = activations(l);
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < outputs; i++) {
                double delta = g[s * outputs + i];
                for (int k = 0; k < inputs; k++) {
                    int p = i * inputs + k;
                    double deviation = Math.fma(delta, a[s * inputs + k], -mean[p]);
                    variance[p] = Math.fma(deviation, deviation, variance[p]);
                }
            }
        }
        return divided(variance);
    }

    /**
     * Mean gradient with respect to the bias, &lt;g_i&gt;.
     *
     * @param l trainable layer
     * @return n_l numbers
     */
    public double[] biasGradientMean(int l) {
        int outputs = shape.outputs(l);
        double[] mean = new double[outputs];
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < outputs; i++) {
                mean[i] += deltas(l)[s * outputs + i];
            }
        }
        return divided(mean);
    }

    /**
     * Second moment of the gradient, summed over the larger side: &lt;|a|^2 g g^T&gt; if n_l &lt;= n_{l-1}, else
     * &lt;|g|^2 a a^T&gt;. With it u^T &lt;Delta Delta^T&gt; u is known for every direction u.
     *
     * @param l trainable layer
     * @return N x N in row order, symmetric
     */
    public double[] gradientGram(int l) {
        boolean wide = isWide(l);
        int side = side(l);
        int other = wide ? shape.inputs(l) : shape.outputs(l);
        double[] narrowVectors = wide ? deltas(l) : activations(l);
        double[] wideVectors = wide ? activations(l) : deltas(l);
        double[] scaled = new double[samples * side];
        for (int s = 0; s < samples; s++) {
            double square = 0.0;
            for (int k = 0; k < other; k++) {
                square = Math.fma(wideVectors[s * other + k], wideVectors[s * other + k], square);
            }
            for (int i = 0; i < side; i++) {
                scaled[s * side + i] = square * narrowVectors[s * side + i];
            }
        }
        double[] gram = new double[side * side];
        kernel.addOuterProducts(gram, side, side, narrowVectors, inOrder, 1.0, scaled, samples);
        // The two triangles round differently: the upper one counts.
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < i; j++) {
                gram[i * side + j] = gram[j * side + i];
            }
        }
        return divided(gram);
    }

    /**
     * Fourth moments &lt;p_i p_j q_k q_l&gt; over pairs i &lt;= j (rows) and k &lt;= l (columns). Pairs are in the order (0,0),
     * (0,1), .., (0,N-1), (1,1), ..: see {@link #pairIndex}. For N = 16 this is 136 x 136.
     *
     * @param l trainable layer
     * @return N(N+1)/2 x N(N+1)/2 in row order
     * @throws InvalidRequestException if N is larger than {@value #LARGEST_MOMENT_SIDE}
     */
    public double[] gradientMoments(int l) {
        int side = side(l);
        if (side > LARGEST_MOMENT_SIDE) {
            throw new InvalidRequestException("gradient moments of layer " + l + " would have (" + side
                    + " * " + (side + 1) + " / 2)^2 elements; they are offered up to a side of " + LARGEST_MOMENT_SIDE
                    + ", record deltas and activations instead");
        }
        int pairs = side * (side + 1) / 2;
        double[] p = pairProducts(firstVectors(l), side);
        double[] q = pairProducts(secondVectors(l), side);
        double[] moments = new double[pairs * pairs];
        kernel.addOuterProducts(moments, pairs, pairs, p, inOrder, 1.0, q, samples);
        return divided(moments);
    }

    /**
     * Position of a pair among the rows or columns of {@link #gradientMoments}.
     *
     * @param i smaller index, from 0
     * @param j larger index, below N
     * @param side N
     * @return i N - i (i - 1)/2 + j - i
     */
    public static int pairIndex(int i, int j, int side) {
        return i * side - i * (i - 1) / 2 + j - i;
    }

    /**
     * Smaller side N of a layer.
     *
     * @param l layer
     * @return min(n_l, n_{l-1})
     */
    public int side(int l) {
        return Math.min(shape.outputs(l), shape.inputs(l));
    }

    /**
     * Vectors p: z = W a if n_l &lt;= n_{l-1}, else a.
     *
     * @param l trainable layer
     * @return samples x N
     */
    public double[] firstVectors(int l) {
        return isWide(l) ? propagation.preActivationsWithoutBias(weights, l, samples) : activations(l);
    }

    /**
     * Vectors q: g if n_l &lt;= n_{l-1}, else b = W^T g.
     *
     * @param l trainable layer
     * @return samples x N
     */
    public double[] secondVectors(int l) {
        if (isWide(l)) {
            return deltas(l);
        }
        int inputs = shape.inputs(l);
        double[] ones = new double[samples * inputs];
        Arrays.fill(ones, 1.0);
        double[] b = new double[samples * inputs];
        kernel.backpropagate(weights.transposed(l), inputs, shape.outputs(l), deltas(l), samples, ones, b);
        return b;
    }

    private boolean isWide(int l) {
        return shape.outputs(l) <= shape.inputs(l);
    }

    private double[] pairProducts(double[] vectors, int side) {
        int pairs = side * (side + 1) / 2;
        double[] products = new double[Math.multiplyExact(samples, pairs)];
        int index = 0;
        for (int s = 0; s < samples; s++) {
            int v = s * side;
            for (int i = 0; i < side; i++) {
                for (int j = i; j < side; j++) {
                    products[index++] = vectors[v + i] * vectors[v + j];
                }
            }
        }
        return products;
    }

    private double[] divided(double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= samples;
        }
        return sums;
    }
}
