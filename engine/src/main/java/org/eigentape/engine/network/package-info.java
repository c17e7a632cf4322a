/**
 * Feed-forward networks as numbers: shapes, weights, the arithmetic of a step, teacher-student models and what is measured
 * on a whole data set. Nothing here knows of events, recordings or time.
 */
@NullMarked
package org.eigentape.engine.network;

import org.jspecify.annotations.NullMarked;
