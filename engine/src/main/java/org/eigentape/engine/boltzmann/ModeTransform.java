package org.eigentape.engine.boltzmann;

import java.util.Arrays;
import org.eigentape.engine.boltzmann.kernel.LaneProduct;
import org.eigentape.engine.boltzmann.kernel.MachineKernels;

/**
 * Turns fields from nodes to the modes of a covariance and back; vectors lie side by side, element i of vector b at {@code i * count + b}.
 * Thread-safe.
 */
public final class ModeTransform {

    private final double[] modes;
    private final int nodes;
    private final LaneProduct product = MachineKernels.product();

    /**
     * An orthogonal transformation.
     *
     * @param modes {@code nodes x nodes} row by row, a mode in each column; kept
     * @param nodes N_v
     */
    public ModeTransform(double[] modes, int nodes) {
        this.modes = modes;
        this.nodes = nodes;
    }

    /**
     * {@code O x}.
     *
     * @param inModes {@code nodes x count}; not modified
     * @param count number of vectors
     * @param inNodes receives {@code nodes x count}
     */
    public void toNodes(double[] inModes, int count, double[] inNodes) {
        Arrays.fill(inNodes, 0.0);
        product.add(modes, nodes, 1, inModes, nodes, inNodes, nodes, count);
    }

    /**
     * {@code O^T x}.
     *
     * @param inNodes {@code nodes x count}; not modified
     * @param count number of vectors
     * @param inModes receives {@code nodes x count}
     */
    public void toModes(double[] inNodes, int count, double[] inModes) {
        Arrays.fill(inModes, 0.0);
        product.add(modes, 1, nodes, inNodes, nodes, inModes, nodes, count);
    }
}
