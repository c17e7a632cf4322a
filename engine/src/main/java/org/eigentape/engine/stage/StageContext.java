package org.eigentape.engine.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a stage is given for one run. Valid for the life of the instance. */
public interface StageContext extends RecordingContext {

    /**
     * The run's number.
     *
     * @return from 0
     */
    int run();

    /**
     * The attributes of the run's {@code RUN_STARTED}.
     *
     * @return one JSON object
     */
    JsonNode runAttributes();

    /**
     * A static tensor of the run, as recorded in {@code RUN_STARTED}.
     *
     * @param name for example {@code target.weights/2}
     * @return a copy of its elements, row-major, or empty where the run has no such {@code f64} tensor
     */
    Optional<double[]> staticTensor(String name);

    /**
     * Results of an upstream stage that the description names.
     *
     * @param stage its name
     * @param output one of its outputs
     * @param tensor the tensor that it speaks of, or null
     * @return the handle with which {@link ResultSink#upstream} reads values, or empty where that stage emits no such
     *     series for this run
     */
    Optional<ResultSeries> upstream(String stage, String output, @Nullable String tensor);
}
