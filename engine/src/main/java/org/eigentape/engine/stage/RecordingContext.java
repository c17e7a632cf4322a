package org.eigentape.engine.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.jspecify.annotations.Nullable;

/** What a stage is given of a recording, whether it looks at one run or at all of them. Valid for the life of the instance. */
public interface RecordingContext {

    /**
     * All tensors of the recording, recorded or not.
     *
     * @return the schema
     */
    Schema schema();

    /**
     * The simulation's configuration, for example {@code learningRate}, as in {@code config.yaml}.
     *
     * @return one JSON object
     */
    JsonNode configuration();

    /**
     * A tensor that the stage reads, which must be recorded.
     *
     * @param name for example {@code train/gradient.mean/2}
     * @return its declaration
     * @throws org.eigentape.engine.error.TensorNotRecordedException with the option that would have kept it
     */
    TensorDeclaration recorded(String name);

    /**
     * The tensors that fit a pattern and were recorded, in whatever event: look at the carrier to tell static tensors and
     * snapshots from those of steps and probes.
     *
     * @param pattern name with {@code *}
     * @return in the order of the schema; possibly empty
     */
    List<TensorDeclaration> recordedMatching(String pattern);

    /**
     * The stage's parameters.
     *
     * @return defaults and what was set
     */
    StageParameters parameters();

    /**
     * Declares that results of one name will be emitted, about one tensor or about the run.
     *
     * @param output the name of a declared output
     * @param tensor the tensor that it speaks of, for example {@code weights/2}, or null
     * @param shape extents: none for a scalar, {@code n}, or {@code rows, columns}
     * @return the handle with which {@link ResultSink} takes values
     */
    ResultSeries declare(String output, @Nullable String tensor, int... shape);
}
