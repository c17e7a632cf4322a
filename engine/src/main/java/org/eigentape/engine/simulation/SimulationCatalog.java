package org.eigentape.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.eigentape.engine.error.InvalidRequestException;

/** All simulations on the class path with their presets, by name. Immutable. */
public final class SimulationCatalog {

    /**
     * A preset together with its simulation.
     *
     * @param preset the experiment
     * @param simulation what it configures
     */
    public record Entry(Preset preset, SimulationProvider simulation) {}

    private final TreeMap<String, SimulationProvider> providers = new TreeMap<>();
    private final TreeMap<String, Entry> presets = new TreeMap<>();

    /**
     * Creates a catalogue of the given simulations.
     *
     * @param providers their providers
     * @throws InvalidRequestException if two simulations or two presets have the same name
     */
    public SimulationCatalog(Iterable<SimulationProvider> providers) {
        for (SimulationProvider provider : providers) {
            if (this.providers.put(provider.name(), provider) != null) {
                throw new InvalidRequestException("Two simulations on the class path are called \"" + provider.name()
                        + "\". Take one of them off the class path.");
            }
            for (Preset preset : provider.presets()) {
                if (presets.put(preset.name(), new Entry(preset, provider)) != null) {
                    throw new InvalidRequestException("Two presets on the class path are called \"" + preset.name()
                            + "\". Take one of them off the class path.");
                }
            }
        }
    }

    /**
     * Finds the simulations on the class path.
     *
     * @return the catalogue
     * @throws InvalidRequestException if a registered provider cannot be loaded
     */
    public static SimulationCatalog load() {
        List<SimulationProvider> found = new ArrayList<>();
        try {
            ServiceLoader.load(SimulationProvider.class).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new InvalidRequestException(
                    "A simulation on the class path cannot be loaded: " + e.getMessage() + ".");
        }
        return new SimulationCatalog(found);
    }

    /**
     * All simulations, sorted by name.
     *
     * @return their providers
     */
    public List<SimulationProvider> simulations() {
        return List.copyOf(providers.values());
    }

    /**
     * All presets, sorted by name.
     *
     * @return presets with their simulations
     */
    public List<Entry> presets() {
        return List.copyOf(presets.values());
    }

    /**
     * The simulation with the given name.
     *
     * @param name for example {@code teacher-student}
     * @return its provider
     * @throws InvalidRequestException if there is none
     */
    public SimulationProvider simulation(String name) {
        SimulationProvider provider = providers.get(name);
        if (provider == null) {
            throw new InvalidRequestException("There is no simulation \"" + name + "\". Known are "
                    + String.join(", ", providers.keySet()) + "; add jars with EIGENTAPE_CLASSPATH.");
        }
        return provider;
    }

    /**
     * The preset with the given name.
     *
     * @param name for example {@code demo}
     * @return the preset and its simulation
     * @throws InvalidRequestException if there is none
     */
    public Entry preset(String name) {
        Entry entry = presets.get(name);
        if (entry == null) {
            throw new InvalidRequestException("There is no preset \"" + name + "\". Known are "
                    + String.join(", ", presets.keySet()) + "; see 'eigentape presets'.");
        }
        return entry;
    }
}
