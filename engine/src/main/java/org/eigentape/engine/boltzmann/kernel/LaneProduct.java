package org.eigentape.engine.boltzmann.kernel;

/**
 * Products of a small matrix with many vectors at once, which lie side by side: element (i, b) of vector b is at {@code i * lanes + b}.
 * Every output is one chain of fused multiply-adds over inputs in ascending order, so its bits do not depend on how outputs are
 * grouped. Stateless.
 */
public interface LaneProduct {

    /**
     * Adds {@code matrix * in} to {@code out}: {@code out(o, b) += sum_i matrix(o, i) in(i, b)}.
     *
     * @param matrix element (o, i) at {@code o * outputStride + i * inputStride}; not modified
     * @param outputStride distance of rows
     * @param inputStride distance of columns
     * @param in {@code inputs x lanes}; not modified
     * @param inputs number of columns of the matrix
     * @param out {@code outputs x lanes}; another array than {@code in}
     * @param outputs number of rows of the matrix
     * @param lanes number of vectors
     */
    void add(
            double[] matrix,
            int outputStride,
            int inputStride,
            double[] in,
            int inputs,
            double[] out,
            int outputs,
            int lanes);
}
