package org.eigentape.stages.observables;

/**
 * Cosine between the external field h and the features ([P] eqs. 3.5, 3.6): over everything, or contracted over the nodes of
 * each sample or over the samples of each node ([P] appendix A). NaN where a vector vanishes. The published figures divide
 * the first by the size of the test set in addition; this does not.
 */
public final class FieldAlignment {

    private FieldAlignment() {}

    /**
     * {@code h . phi/(|h| |phi|)} over all samples and nodes.
     *
     * @param field h, {@code samples x nodes}
     * @param features phi, same shape
     */
    public static double of(double[] field, double[] features) {
        return cosine(field, features, 0, 1, field.length);
    }

    /**
     * One value per sample.
     *
     * @param field h, {@code samples x nodes}
     * @param features phi, same shape
     * @param nodes n_{L-1}
     * @param alignment receives one value per sample
     */
    public static void perSample(double[] field, double[] features, int nodes, double[] alignment) {
        for (int sample = 0; sample < field.length / nodes; sample++) {
            alignment[sample] = cosine(field, features, sample * nodes, 1, nodes);
        }
    }

    /**
     * One value per node.
     *
     * @param field h, {@code samples x nodes}
     * @param features phi, same shape
     * @param nodes n_{L-1}
     * @param alignment receives one value per node
     */
    public static void perNode(double[] field, double[] features, int nodes, double[] alignment) {
        for (int node = 0; node < nodes; node++) {
            alignment[node] = cosine(field, features, node, nodes, field.length / nodes);
        }
    }

    private static double cosine(double[] a, double[] b, int from, int stride, int count) {
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        int k = from;
        for (int step = 0; step < count; step++) {
            product += a[k] * b[k];
            squareA += a[k] * a[k];
            squareB += b[k] * b[k];
            k += stride;
        }
        double cosine = product / (Math.sqrt(squareA) * Math.sqrt(squareB));
        // There are many NaNs; which one an operation gives depends on the machine.
        return Double.isNaN(cosine) ? Double.NaN : cosine;
    }
}
