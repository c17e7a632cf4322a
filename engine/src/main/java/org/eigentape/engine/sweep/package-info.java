/**
 * Sweeps: one recording for each point of a grid of configuration keys, made by several threads and processes at once, any
 * of which may be killed at any time. {@link org.eigentape.engine.sweep.SweepRequest} says what to do, {@link
 * org.eigentape.engine.sweep.SweepRunner} does it.
 */
@NullMarked
package org.eigentape.engine.sweep;

import org.jspecify.annotations.NullMarked;
