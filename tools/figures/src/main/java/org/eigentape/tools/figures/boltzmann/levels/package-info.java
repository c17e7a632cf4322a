/** Eigenvalues of trained Gaussian machines: what linear theory says of them, and what the runs of a sweep's cells have. */
@NullMarked
package org.eigentape.tools.figures.boltzmann.levels;

import org.jspecify.annotations.NullMarked;
