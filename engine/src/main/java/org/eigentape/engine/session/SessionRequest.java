package org.eigentape.engine.session;

import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.recording.Ensemble;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.stage.StageCatalog;
import org.jspecify.annotations.Nullable;

/**
 * What to record.
 *
 * @param simulation what produces the steps
 * @param preset the preset that it was started from, or null
 * @param configuration of the simulation
 * @param policy which tensors are recorded when
 * @param runs number of runs, at least 1
 * @param steps updates of each run, at least 0
 * @param seed from which, together with a run's number, all its randomness is derived
 * @param threads number of runs that are driven at the same time, at least 1
 * @param catalog the known stages
 * @param stages what runs live
 * @param output the recording's directory; must not exist, or be empty
 * @param codeVersion version of the recorder, for the manifest
 */
public record SessionRequest(
        SimulationProvider simulation,
        @Nullable String preset,
        Configuration configuration,
        RecordingPolicy policy,
        int runs,
        long steps,
        long seed,
        int threads,
        StageCatalog catalog,
        List<StageRequest> stages,
        Path output,
        String codeVersion) {

    /** Updates of all runs together: 10^18, so that they can be counted. */
    private static final long MOST_UPDATES = 1_000_000_000_000_000_000L;

    /** Checks the numbers. */
    public SessionRequest {
        stages = List.copyOf(stages);
        if (runs < 1 || runs > Ensemble.MOST_RUNS) {
            throw new InvalidRequestException(
                    "runs is " + runs + "; it must be between 1 and " + Ensemble.MOST_RUNS + ".");
        }
        if (steps < 0 || steps > 1_000_000_000_000_000L) {
            throw new InvalidRequestException("steps is " + steps + "; it must be between 0 and 10^15.");
        }
        if (steps > MOST_UPDATES / runs) {
            throw new InvalidRequestException(
                    runs + " runs of " + steps + " steps are too many; together they may take 10^18 steps.");
        }
        if (threads < 1 || threads > 4096) {
            throw new InvalidRequestException("threads is " + threads + "; it must be between 1 and 4096.");
        }
    }
}
