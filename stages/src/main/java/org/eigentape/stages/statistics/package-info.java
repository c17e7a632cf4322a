/**
 * Statistics of levels as pure functions: distances to laws, laws of spacings and of pairs of levels, fluctuations of
 * unfolded levels. None of them asks where a sample comes from, so samples pooled over runs may be passed as well as those of
 * one spectrum.
 */
@NullMarked
package org.eigentape.stages.statistics;

import org.jspecify.annotations.NullMarked;
