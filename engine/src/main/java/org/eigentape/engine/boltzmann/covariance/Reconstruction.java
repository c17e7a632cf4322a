package org.eigentape.engine.boltzmann.covariance;

import org.eigentape.engine.boltzmann.MachineSettings;

/**
 * What a machine makes of images: the mean of a Gibbs sweep from each, {@code mean + (sigma_h^2/mu^2) W W^T (phi - mean)}. A mode that was
 * learned comes back with the factor 1 - kappa/mu^2, one that is cut off not at all ([R] sec. V). Not thread-safe.
 */
final class Reconstruction {

    private final MachineSettings settings;
    private final TargetData target;
    private final int count;
    private final double[] inNodes;
    private final double[] inModes;

    /**
     * Of the first images.
     *
     * @param settings the machine
     * @param target the images
     * @param count how many; 0 where there are none
     */
    Reconstruction(MachineSettings settings, TargetData target, int count) {
        this.settings = settings;
        this.target = target;
        this.count = count;
        this.inNodes = new double[settings.visible() * count];
        this.inModes = new double[settings.visible() * count];
        if (count > 0) {
            target.centred(0, count, inNodes);
            target.transform().toModes(inNodes, count, inModes);
        }
    }

    /** The images, {@code count x N_v} row by row. */
    double[] originals() {
        return images(inNodes);
    }

    /**
     * The images as the machine returns them.
     *
     * @param weights W in modes, {@code N_v x N_h} row by row
     * @return {@code count x N_v} row by row
     */
    double[] of(double[] weights) {
        int hidden = settings.hidden();
        double factor = settings.hiddenVariance() / settings.muSquared();
        double[] nodes = new double[hidden];
        double[] returned = new double[inModes.length];
        for (int image = 0; image < count; image++) {
            for (int node = 0; node < hidden; node++) {
                double sum = 0;
                for (int mode = 0; mode < settings.visible(); mode++) {
                    sum = Math.fma(weights[mode * hidden + node], inModes[mode * count + image], sum);
                }
                nodes[node] = factor * sum;
            }
            for (int mode = 0; mode < settings.visible(); mode++) {
                double sum = 0;
                for (int node = 0; node < hidden; node++) {
                    sum = Math.fma(weights[mode * hidden + node], nodes[node], sum);
                }
                returned[mode * count + image] = sum;
            }
        }
        double[] fields = new double[returned.length];
        target.transform().toNodes(returned, count, fields);
        return images(fields);
    }

    private double[] images(double[] fields) {
        double[] images = new double[fields.length];
        double[] mean = target.mean();
        for (int image = 0; image < count; image++) {
            for (int node = 0; node < mean.length; node++) {
                images[image * mean.length + node] = mean[node] + fields[node * count + image];
            }
        }
        return images;
    }
}
