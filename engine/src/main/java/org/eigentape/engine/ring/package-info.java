/**
 * The ring between simulations and their consumers. The wiring is in {@link org.eigentape.engine.ring.Recorder}.
 *
 * <pre>
 *   run 0 --\                                        /--> stage group 0
 *   run 1 ---+--> EventRing --> JournalingHandler --+---> stage group 1     (a group that lags leaves the ring
 *   run 2 --/     (slots, pool)    (journal)         \--> ...                and goes on from the journal)
 * </pre>
 *
 * <p>Only the journal gates the ring for good, so the ring gives latency and the journal gives patience. Stages see exactly
 * the events that are journalled, after they are.
 */
@NullMarked
package org.eigentape.engine.ring;

import org.jspecify.annotations.NullMarked;
