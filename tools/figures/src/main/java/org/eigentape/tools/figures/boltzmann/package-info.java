/**
 * The figures of sweeps of Gaussian restricted Boltzmann machines over learning rate and batch size (arXiv:2309.15002,
 * arXiv:2407.16427): repulsion of the learned eigenvalues, the spacings of degenerate pairs, and their scaling with alpha/|B|.
 */
@NullMarked
package org.eigentape.tools.figures.boltzmann;

import org.jspecify.annotations.NullMarked;
