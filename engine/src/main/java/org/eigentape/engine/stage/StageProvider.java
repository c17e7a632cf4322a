package org.eigentape.engine.stage;

/** Makes instances of one stage. Found with {@link java.util.ServiceLoader}; needs a public constructor without arguments. */
public interface StageProvider {

    /**
     * What the stage is, needs and gives.
     *
     * @return always the same description
     */
    StageDescription description();

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
