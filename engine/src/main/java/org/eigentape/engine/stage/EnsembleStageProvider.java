package org.eigentape.engine.stage;

/**
 * Makes the instances of a stage that looks at each run, and then at all of them together. Both kinds of results have the
 * same outputs, parameters and version, and lie in the same directory; those of the ensemble belong to no run.
 */
public interface EnsembleStageProvider extends StageProvider {

    /**
     * Makes the instance for the ensemble, once all runs have ended. It declares its series here, and asks for those that it
     * will read.
     *
     * @param context the recording's configuration and schema, what was found for its runs, and the stage's parameters
     * @return a new instance
     * @throws org.eigentape.engine.error.InvalidRequestException if a parameter's value makes no sense
     */
    EnsembleStage createEnsemble(EnsembleContext context);
}
