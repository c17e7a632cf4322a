package org.eigentape.engine.stage;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.provider.Providers;

/** All stages on the class path, by name. Immutable. */
public final class StageCatalog {

    private final TreeMap<String, StageProvider> providers = new TreeMap<>();
    private final List<String> problems;

    /**
     * Creates a catalogue of the given stages.
     *
     * @param providers their providers
     * @throws InvalidRequestException if two have the same name
     */
    public StageCatalog(Iterable<StageProvider> providers) {
        this(providers, List.of());
    }

    private StageCatalog(Iterable<StageProvider> providers, List<String> problems) {
        this.problems = List.copyOf(problems);
        for (StageProvider provider : providers) {
            StageProvider other = this.providers.put(provider.description().name(), provider);
            if (other != null) {
                throw new InvalidRequestException(
                        "Two stages are called \"" + provider.description().name() + "\": "
                                + other.getClass().getName() + " and "
                                + provider.getClass().getName()
                                + ". Take one of them off the class path.");
            }
        }
    }

    /**
     * Finds the stages on the class path. Those that cannot be used are left out, see {@link #problems}.
     *
     * @return the catalogue
     * @throws InvalidRequestException if two have the same name
     */
    public static StageCatalog load() {
        Providers<StageProvider> loaded =
                Providers.load(StageProvider.class, "stage", provider -> Objects.nonNull(provider.description()));
        return new StageCatalog(loaded.found(), loaded.problems());
    }

    /**
     * What is wrong with stages on the class path that were left out.
     *
     * @return a sentence for each, with its class, its jar and the cause
     */
    public List<String> problems() {
        return problems;
    }

    /**
     * All stages, sorted by name.
     *
     * @return their providers
     */
    public List<StageProvider> all() {
        return List.copyOf(providers.values());
    }

    /**
     * The stage with the given name.
     *
     * @param name for example {@code spectrum}
     * @return its provider
     * @throws InvalidRequestException if there is none
     */
    public StageProvider stage(String name) {
        StageProvider provider = providers.get(name);
        if (provider == null) {
            throw new InvalidRequestException("There is no stage \"" + name + "\". Known are "
                    + String.join(", ", providers.keySet()) + "; add jars with EIGENTAPE_CLASSPATH.");
        }
        return provider;
    }

    /**
     * Whether a stage looks at all runs together at last, so that its results are whole only with those of the ensemble.
     *
     * @param name of a stage, which need not be on the class path
     * @param version whose results are there
     * @return false where nothing is known of that version
     */
    public boolean looksAtAllRuns(String name, int version) {
        return providers.get(name) instanceof EnsembleStageProvider provider
                && provider.description().version() == version;
    }
}
