/**
 * The teacher-student network as a simulation: its configuration keys and presets, the tensors that it can record, and the
 * trajectory of a run.
 */
@NullMarked
package org.eigentape.engine.network.experiment;

import org.jspecify.annotations.NullMarked;
