/** The single runs of a sweep, from its table {@code runs.csv}: what the averages of {@code phase.csv} do not tell. */
@NullMarked
package org.eigentape.tools.figures.diagram.runs;

import org.jspecify.annotations.NullMarked;
