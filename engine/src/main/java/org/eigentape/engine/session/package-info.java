/**
 * A recording from start to end: drives the runs of a simulation by the policy, in parallel, and opens and closes the
 * recording around them.
 */
@NullMarked
package org.eigentape.engine.session;

import org.jspecify.annotations.NullMarked;
