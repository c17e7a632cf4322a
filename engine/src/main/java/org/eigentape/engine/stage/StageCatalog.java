package org.eigentape.engine.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.eigentape.engine.error.InvalidRequestException;

/** All stages on the class path, by name. Immutable. */
public final class StageCatalog {

    private final TreeMap<String, StageProvider> providers = new TreeMap<>();

    /**
     * Creates a catalogue of the given stages.
     *
     * @param providers their providers
     * @throws InvalidRequestException if two have the same name
     */
    public StageCatalog(Iterable<StageProvider> providers) {
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
     * Finds the stages on the class path.
     *
     * @return the catalogue
     * @throws InvalidRequestException if a registered provider cannot be loaded
     */
    public static StageCatalog load() {
        List<StageProvider> found = new ArrayList<>();
        try {
            ServiceLoader.load(StageProvider.class).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new InvalidRequestException("A stage on the class path cannot be loaded: " + e.getMessage() + ".");
        }
        return new StageCatalog(found);
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
}
