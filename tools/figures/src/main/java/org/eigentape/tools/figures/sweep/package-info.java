/**
 * The figures of a whole sweep: which kinds of sweeps can be drawn, and the page with all figures and comparisons of one. A further kind
 * implements {@link org.eigentape.tools.figures.sweep.SweepKind}.
 */
@NullMarked
package org.eigentape.tools.figures.sweep;

import org.jspecify.annotations.NullMarked;
