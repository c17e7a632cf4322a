/**
 * The kernel: events and their schema, the ring, the journal, the contracts of simulations and stages, and the
 * simulations that come with it.
 *
 * <p>Data flows one way: {@code simulation -> ring -> journal}, and from the journalled events to the stages. Nothing
 * in this module depends on another module of Eigentape.
 */
@NullMarked
package org.eigentape.engine;

import org.jspecify.annotations.NullMarked;
