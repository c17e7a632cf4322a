package org.eigentape.engine.simulation;

import java.util.List;

/** Makes simulations of one kind. Found with {@link java.util.ServiceLoader}; needs a public constructor without arguments. */
public interface SimulationProvider {

    /**
     * The name under which people ask for it.
     *
     * @return lower case words joined by {@code -}, for example {@code teacher-student}
     */
    String name();

    /**
     * What it simulates.
     *
     * @return one sentence for people
     */
    String description();

    /**
     * What can be configured, besides {@code steps}, {@code runs} and {@code seed}, which every simulation has.
     *
     * @return keys with their defaults
     */
    List<ConfigurationKey> keys();

    /**
     * Ready-made experiments of this simulation.
     *
     * @return possibly none
     */
    default List<Preset> presets() {
        return List.of();
    }

    /**
     * Ready-made sweeps of this simulation, each an experiment over a grid.
     *
     * @return possibly none
     */
    default List<SweepPreset> sweeps() {
        return List.of();
    }

    /**
     * Completes what somebody asks for with what identifies the files that it names, so that a recording of others is told
     * apart. Called once, before anything is recorded; never for replays, which need no such file.
     *
     * @param configuration values of {@link #keys()}
     * @return the configuration that is asked for; identifying it again gives the same
     * @throws org.eigentape.engine.error.InvalidRequestException if a file is missing, damaged, or not the one that is meant
     */
    default Configuration identify(Configuration configuration) {
        return configuration;
    }

    /**
     * Fills in what follows from other keys, so that a recording states it whichever key was given.
     *
     * @param configuration values of {@link #keys()}
     * @return the configuration that is recorded; resolving it again gives the same
     * @throws org.eigentape.engine.error.InvalidRequestException if values contradict each other
     */
    default Configuration resolve(Configuration configuration) {
        return configuration;
    }

    /**
     * Checks a configuration and prepares what all runs share.
     *
     * @param configuration values of {@link #keys()}, defaults filled in
     * @return the simulation
     * @throws org.eigentape.engine.error.InvalidRequestException if a value or a combination makes no sense
     */
    Simulation configure(Configuration configuration);
}
