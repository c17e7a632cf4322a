/**
 * The density of a matrix' eigenvalues: histogram, the Marchenko-Pastur law with free area and width, outliers against a randomised
 * control, and ranks; and the stage {@code spectral-density}, which adds the tails of {@link org.eigentape.stages.tail}.
 */
@NullMarked
package org.eigentape.stages.density;

import org.jspecify.annotations.NullMarked;
