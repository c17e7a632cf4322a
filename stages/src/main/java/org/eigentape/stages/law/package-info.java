/** Laws of the density of eigenvalues, and their fits to histograms. Pure functions. */
@NullMarked
package org.eigentape.stages.law;

import org.jspecify.annotations.NullMarked;
