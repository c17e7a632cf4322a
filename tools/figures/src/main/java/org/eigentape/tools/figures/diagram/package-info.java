/** Figures of a whole sweep over temperature and 1/sigma_W, from its table {@code phase.csv} alone. */
@NullMarked
package org.eigentape.tools.figures.diagram;

import org.jspecify.annotations.NullMarked;
