package org.eigentape.engine.event;

/**
 * What a tensor is in the physics, so that a stage finds its inputs by meaning in any simulation. Stored by name in the
 * schema.
 */
public enum TensorRole {
    /** A matrix whose spectrum is studied, {@code n_out x n_in}; it evolves. */
    WEIGHTS,
    /** A symmetric matrix whose own eigenvalues are studied, not those of W W^T, {@code n x n}; it evolves. */
    SYMMETRIC_MATRIX,
    /** Weights of a layer that does not train, {@code n_out x n_in}. */
    FROZEN_WEIGHTS,
    /** Bias vector of a layer, {@code n_out}. */
    BIAS,
    /** Backpropagated errors g of a layer, {@code samples x n_out}. */
    DELTAS,
    /** Inputs a of a layer, {@code samples x n_in}. */
    ACTIVATIONS,
    /** Outputs of the last hidden layer, {@code samples x n_{L-1}} [P, eq. 2.5]. */
    FEATURES,
    /** Mean gradient over a set, {@code n_out x n_in}. */
    GRADIENT_MEAN,
    /** Elementwise population variance of the per-sample gradient, {@code n_out x n_in}. */
    GRADIENT_VARIANCE,
    /** Fourth moments of the pair vectors over a set in symmetric pairs, {@code n(n+1)/2 x n(n+1)/2}. */
    GRADIENT_MOMENTS,
    /** Second moments of one pair vector weighted by the squared norm of the other factor, {@code n x n}. */
    GRADIENT_GRAM,
    /** Loss averaged over a set, a scalar [P, eq. 2.6]. */
    LOSS,
    /** Inputs of a data set, {@code samples x n_0}. */
    INPUTS,
    /** Targets of a data set, {@code samples x n_L}. */
    TARGETS,
    /** The matrix that the weights of the same layer should reach, {@code n_out x n_in}. */
    TARGET_WEIGHTS,
    /** The eigenvalues that a spectrum should reach, ascending. */
    TARGET_EIGENVALUES,
    /** Opaque state of a simulation inside a snapshot. */
    STATE,
    /** Anything else. */
    OTHER
}
