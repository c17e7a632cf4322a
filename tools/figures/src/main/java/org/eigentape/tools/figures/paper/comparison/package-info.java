/** Published and independently measured numbers beside those of a sweep, with verdicts that are computed. */
@NullMarked
package org.eigentape.tools.figures.paper.comparison;

import org.jspecify.annotations.NullMarked;
