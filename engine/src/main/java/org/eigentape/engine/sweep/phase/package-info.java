/**
 * The tables of a sweep, {@code phase.csv} and {@code runs.csv}, made from the manifests, states and results of its cells and
 * from nothing else: neither the simulation nor any event is needed.
 */
@NullMarked
package org.eigentape.engine.sweep.phase;

import org.jspecify.annotations.NullMarked;
