/** Unfolding of spectra and the statistics of unfolded levels: the stage {@code spacing-statistics}. */
@NullMarked
package org.eigentape.stages.levels;

import org.jspecify.annotations.NullMarked;
