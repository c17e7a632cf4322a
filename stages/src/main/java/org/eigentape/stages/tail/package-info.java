/** Heavy tails of densities as pure functions: power laws by maximum likelihood, their rivals, and Hill's estimator. */
@NullMarked
package org.eigentape.stages.tail;

import org.jspecify.annotations.NullMarked;
