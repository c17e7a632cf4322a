/** Stochastic gradient descent: the order of batches and the steps, restorable at any step. */
@NullMarked
package org.eigentape.engine.network.descent;

import org.jspecify.annotations.NullMarked;
