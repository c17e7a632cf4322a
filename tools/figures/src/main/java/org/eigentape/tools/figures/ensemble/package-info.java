/** Figures of all runs of a recording together: pairs of levels, densities, edges, eigenvalues over their targets. */
@NullMarked
package org.eigentape.tools.figures.ensemble;

import org.jspecify.annotations.NullMarked;
