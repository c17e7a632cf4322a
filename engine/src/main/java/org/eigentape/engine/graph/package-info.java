/**
 * The graph of stages: which stages run before which, and the execution that feeds them the events of all runs, live or
 * replayed, and stores what they emit.
 */
@NullMarked
package org.eigentape.engine.graph;

import org.jspecify.annotations.NullMarked;
