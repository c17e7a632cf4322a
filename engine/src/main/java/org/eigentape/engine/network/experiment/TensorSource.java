package org.eigentape.engine.network.experiment;

import org.eigentape.engine.event.TensorSink;

/** Writes one tensor of a trajectory at its current step. */
@FunctionalInterface
interface TensorSource {

    /**
     * Writes the tensor.
     *
     * @param trajectory where its elements come from
     * @param sink takes all of them
     */
    void write(TeacherStudentTrajectory trajectory, TensorSink sink);
}
