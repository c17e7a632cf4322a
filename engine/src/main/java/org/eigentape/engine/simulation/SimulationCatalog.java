package org.eigentape.engine.simulation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.provider.Providers;

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
    private final List<String> problems;

    /**
     * Creates a catalogue of the given simulations.
     *
     * @param providers their providers
     * @throws InvalidRequestException if two simulations or two presets have the same name
     */
    public SimulationCatalog(Iterable<SimulationProvider> providers) {
        this(providers, List.of());
    }

    private SimulationCatalog(Iterable<SimulationProvider> providers, List<String> problems) {
        this.problems = List.copyOf(problems);
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
     * Finds the simulations on the class path. Those that cannot be used are left out, see {@link #problems}.
     *
     * @return the catalogue
     * @throws InvalidRequestException if two simulations or two presets have the same name
     */
    public static SimulationCatalog load() {
        Providers<SimulationProvider> loaded =
                Providers.load(SimulationProvider.class, "simulation", SimulationCatalog::isUsable);
        return new SimulationCatalog(loaded.found(), loaded.problems());
    }

    private static boolean isUsable(SimulationProvider provider) {
        return Stream.of(
                        provider.name(), provider.description(), provider.keys(), provider.presets(), provider.sweeps())
                .allMatch(Objects::nonNull);
    }

    /**
     * What is wrong with simulations on the class path that were left out.
     *
     * @return a sentence for each, with its class, its jar and the cause
     */
    public List<String> problems() {
        return problems;
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
     * The ready-made sweep with the given name.
     *
     * @param name for example {@code paper-short}
     * @return empty where there is none
     */
    public Optional<SweepPreset> sweep(String name) {
        return providers.values().stream()
                .flatMap(provider -> provider.sweeps().stream())
                .filter(sweep -> sweep.experiment().name().equals(name))
                .findFirst();
    }

    /**
     * The same simulations with their sweeps for presets, and other presets only where no sweep has the name.
     *
     * @return a catalogue for those who sweep
     */
    public SimulationCatalog forSweeps() {
        SimulationCatalog catalog = new SimulationCatalog(providers.values(), problems);
        providers
                .values()
                .forEach(provider -> provider.sweeps()
                        .forEach(sweep -> catalog.presets.put(
                                sweep.experiment().name(), new Entry(sweep.experiment(), provider))));
        return catalog;
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
