package org.eigentape.engine.stage;

import java.util.List;
import org.eigentape.engine.event.Schema;

/** Makes instances of one stage. Found with {@link java.util.ServiceLoader}; needs a public constructor without arguments. */
public interface StageProvider {

    /**
     * What the stage is, needs and gives.
     *
     * @return always the same description
     */
    StageDescription description();

    /**
     * The tensors that the stage reads with given parameters. Asked before anything is recorded or replayed, so a value that
     * makes no sense, or one that needs a tensor that is not there, is refused at once.
     *
     * @param parameters defaults and what was set
     * @return the needs of the description, unless they depend on the parameters
     * @throws org.eigentape.engine.error.InvalidRequestException if a parameter's value makes no sense
     */
    default List<TensorNeed> needs(StageParameters parameters) {
        return description().needs();
    }

    /**
     * The tensors that the stage reads with given parameters of one recording. To be told apart where the names alone do not
     * say it: tensors of which all or none must be there, or alternatives of several tensors each. What is refused here is
     * refused before anything is recorded; what {@link #create} misses is known only when a run has started.
     *
     * @param parameters defaults and what was set
     * @param schema all tensors of the simulation, with what is recorded of them or will be
     * @return those of {@link #needs(StageParameters)}, unless they depend on the schema
     * @throws org.eigentape.engine.error.InvalidRequestException if a parameter's value makes no sense
     */
    default List<TensorNeed> needs(StageParameters parameters, Schema schema) {
        return needs(parameters);
    }

    /**
     * Makes the instance for one run. It declares its series here, and finds the tensors that it will read.
     *
     * @param context the run's configuration, schema, static tensors and the stage's parameters
     * @return a new instance
     * @throws org.eigentape.engine.error.TensorNotRecordedException if a tensor that it needs was not recorded
     * @throws org.eigentape.engine.error.InvalidRequestException if a parameter's value makes no sense
     */
    Stage create(StageContext context);
}
