package org.eigentape.engine.graph;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.stage.ParameterText;
import org.eigentape.engine.stage.StageCatalog;

/**
 * A stage that somebody asks for.
 *
 * @param name of the stage
 * @param parameters what to set, by name; {@code STAGE.NAME} for a stage whose results it reads, directly or not
 */
public record StageRequest(String name, Map<String, String> parameters) {

    /** Copies the parameters, each value in the form of {@link ParameterText#canonical}. */
    public StageRequest {
        Map<String, String> canonical = new HashMap<>();
        parameters.forEach((parameter, value) -> canonical.put(parameter, ParameterText.canonical(value)));
        parameters = Map.copyOf(canonical);
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

    /**
     * Reads a request as people write it.
     *
     * @param text {@code NAME} or {@code NAME:parameter=value;parameter=value}, for example
     *     {@code level-spacing:convention=published}
     * @return the request
     * @throws InvalidRequestException if it cannot be read
     */
    public static StageRequest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return of(text.trim());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String setting : text.substring(colon + 1).split(";", -1)) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new InvalidRequestException("\"" + text + "\" does not name a stage; use NAME or"
                        + " NAME:parameter=value;parameter=value.");
            }
            parameters.put(
                    setting.substring(0, equals).trim(),
                    setting.substring(equals + 1).trim());
        }
        return new StageRequest(text.substring(0, colon).trim(), parameters);
    }

    /**
     * What is set for the stage itself.
     *
     * @return values by name
     */
    public Map<String, String> own() {
        Map<String, String> own = new LinkedHashMap<>(parameters);
        own.keySet().removeIf(StageRequest::isOfUpstream);
        return own;
    }

    /**
     * The same with what other requests set for stages whose results it reads, so that it means the same without them. A stage that is
     * asked for more than once decides nothing.
     *
     * @param requests all that is asked for
     * @param catalog the known stages
     * @return a request with parameters {@code STAGE.NAME}, or an equal one
     * @throws InvalidRequestException if a stage is unknown
     */
    public StageRequest among(List<StageRequest> requests, StageCatalog catalog) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        for (String before : UpstreamParameters.readBy(catalog, name)) {
            List<StageRequest> ofName =
                    requests.stream().filter(each -> each.name().equals(before)).toList();
            if (ofName.size() == 1) {
                ofName.get(0).own().forEach((parameter, value) -> all.putIfAbsent(before + "." + parameter, value));
            }
        }
        return new StageRequest(name, all);
    }

    /**
     * What differs from the defaults in the stage and in those whose results it reads, as in the key of its results.
     *
     * @param catalog the known stages
     * @return sorted; empty for defaults
     * @throws InvalidRequestException if a stage or a parameter is unknown
     */
    public String canonical(StageCatalog catalog) {
        return UpstreamParameters.canonical(this, catalog);
    }

    /** What is set for stages whose results it reads, by {@code STAGE.NAME}. */
    Map<String, String> ofUpstream() {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        others.keySet().removeIf(name -> !isOfUpstream(name));
        return others;
    }

    /** Whether the name of a parameter is that of another stage's. */
    static boolean isOfUpstream(String name) {
        return name.indexOf('.') > 0;
    }
}
