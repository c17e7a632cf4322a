package org.eigentape.engine.stage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an ensemble stage is given. Valid for the life of the instance. */
public interface EnsembleContext extends RecordingContext {

    /**
     * The number of the recording's runs, those that are left out included.
     *
     * @return at least 1; runs are numbered from 0
     */
    int runs();

    /**
     * How many runs diverged. They are left out at all steps, also at those before they diverged.
     *
     * @return 0 to {@link #runs()}
     */
    int divergedRuns();

    /**
     * What this stage itself, or an upstream stage that the description names, found for each run.
     *
     * @param stage its name
     * @param output one of its outputs
     * @param tensor the tensor that it speaks of, or null
     * @return the handle with which {@link EnsembleStep#copy} reads values, or empty where no run has such a series
     */
    Optional<ResultSeries> series(String stage, String output, @Nullable String tensor);
}
