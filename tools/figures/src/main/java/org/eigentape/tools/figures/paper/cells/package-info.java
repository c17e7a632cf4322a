/** What the figures of the paper need of a sweep's recordings: their protocol, and the eigenvalues of three cells. */
@NullMarked
package org.eigentape.tools.figures.paper.cells;

import org.jspecify.annotations.NullMarked;
