/** Numbers of sweeps beside published, measured or theoretical ones, with verdicts that are computed. */
@NullMarked
package org.eigentape.tools.figures.comparison;

import org.jspecify.annotations.NullMarked;
