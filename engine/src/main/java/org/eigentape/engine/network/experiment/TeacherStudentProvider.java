package org.eigentape.engine.network.experiment;

import java.util.List;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.ConfigurationKey;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.simulation.SweepPreset;

/** Stochastic gradient descent of a feed-forward network that learns from a teacher network [P, secs. 2 and 3]. */
public final class TeacherStudentProvider implements SimulationProvider {

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public TeacherStudentProvider() {}

    @Override
    public String name() {
        return "teacher-student";
    }

    @Override
    public String description() {
        return "Feed-forward network trained by stochastic gradient descent on the outputs of a teacher network"
                + " (arXiv:2509.01349).";
    }

    @Override
    public List<ConfigurationKey> keys() {
        return TeacherStudentKeys.ALL;
    }

    @Override
    public List<Preset> presets() {
        return TeacherStudentPresets.ALL;
    }

    @Override
    public List<SweepPreset> sweeps() {
        return TeacherStudentSweeps.ALL;
    }

    @Override
    public Configuration resolve(Configuration configuration) {
        return TeacherStudentKeys.resolve(configuration);
    }

    @Override
    public Simulation configure(Configuration configuration) {
        return new TeacherStudentSimulation(resolve(configuration));
    }
}
