/**
 * Gaussian machines that learn a covariance from a file, and the simulation {@code rbm-covariance} with the preset {@code rbm-mnist}: files
 * of NumPy arrays and of images, the modes of their covariance, and training in these modes.
 */
@NullMarked
package org.eigentape.engine.boltzmann.covariance;

import org.jspecify.annotations.NullMarked;
