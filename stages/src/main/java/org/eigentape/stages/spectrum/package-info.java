/**
 * Spectra of weight matrices: the Gram matrix of the smaller side, its eigenvalues, the Marchenko-Pastur law they start
 * from and the mean level spacing.
 *
 * <p>[P] is arXiv:2509.01349, [D] is arXiv:2407.16427.
 */
@NullMarked
package org.eigentape.stages.spectrum;

import org.jspecify.annotations.NullMarked;
