package org.eigentape.engine.graph;

import java.util.Map;

/**
 * A stage that somebody asks for.
 *
 * @param name of the stage
 * @param parameters what to set, by name
 */
public record StageRequest(String name, Map<String, String> parameters) {

    /** Copies the parameters. */
    public StageRequest {
        parameters = Map.copyOf(parameters);
    }

    /**
     * A stage with its defaults.
     *
     * @param name of the stage
     * @return the request
     */
    public static StageRequest of(String name) {
        return new StageRequest(name, Map.of());
    }
}
