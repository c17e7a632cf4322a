/**
 * What tells the phases of training apart: losses, gradient norms, correlations of features in time, alignment with the
 * external field, and the energies of the disordered system that the loss is in feature space ([P] section 3 and appendix A).
 *
 * <p>Arrays are row by row: features {@code samples x n_{L-1}}, targets and predictions {@code samples x n_L}, output weights
 * {@code n_L x n_{L-1}}. [P] is arXiv:2509.01349.
 */
@NullMarked
package org.eigentape.stages.observables;

import org.jspecify.annotations.NullMarked;
