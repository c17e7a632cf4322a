/**
 * Spectra of weight matrices: singular values and vectors, the eigenvalues that they make, the Marchenko-Pastur law these start
 * from and the mean level spacing.
 *
 * <p>[P] is arXiv:2509.01349, [D] is arXiv:2407.16427.
 */
@NullMarked
package org.eigentape.stages.spectrum;

import org.jspecify.annotations.NullMarked;
