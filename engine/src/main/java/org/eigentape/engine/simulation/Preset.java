package org.eigentape.engine.simulation;

import java.util.List;
import java.util.Map;

/**
 * A ready-made experiment.
 *
 * @param name under which people ask for it, for example {@code demo}
 * @param description one or two sentences for people
 * @param settings values of configuration keys that differ from the simulation's defaults, as text
 * @param runs number of runs where {@code --runs} is not given
 * @param steps number of updates of each run where {@code --steps} is not given
 * @param policy recording policies where no {@code --record} is given
 * @param stages stages that run live where {@code --stages} is not given
 */
public record Preset(
        String name,
        String description,
        Map<String, String> settings,
        int runs,
        long steps,
        List<String> policy,
        List<String> stages) {

    /** Copies the collections. */
    public Preset {
        settings = Map.copyOf(settings);
        policy = List.copyOf(policy);
        stages = List.copyOf(stages);
    }
}
