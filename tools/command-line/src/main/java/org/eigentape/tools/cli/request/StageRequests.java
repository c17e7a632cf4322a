package org.eigentape.tools.cli.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.stage.ParameterText;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.StageProvider;

/** Reads {@code --stages a,b} together with {@code --set STAGE.PARAMETER=VALUE}. */
public final class StageRequests {

    private StageRequests() {}

    /**
     * Whether a setting is for a stage.
     *
     * @param key of a setting
     * @return true for {@code STAGE.PARAMETER}
     */
    public static boolean isStageParameter(String key) {
        return key.indexOf('.') > 0;
    }

    /**
     * Joins stages and their parameters.
     *
     * @param catalog the known stages
     * @param names as given, {@code NAME} or {@code NAME:parameter=value}; {@code none} alone for none
     * @param settings values by {@code STAGE.PARAMETER}, for every request of the stage that does not set it itself
     * @return one request for each name, in order
     * @throws InvalidRequestException if a stage or parameter is unknown, or a setting's stage is not among the names
     */
    public static List<StageRequest> of(StageCatalog catalog, List<String> names, Map<String, String> settings) {
        LinkedHashSet<String> chosen = new LinkedHashSet<>();
        names.stream().map(String::trim).filter(name -> !name.isEmpty()).forEach(chosen::add);
        if (chosen.size() == 1) {
            chosen.remove("none");
        }
        List<StageRequest> asked = chosen.stream().map(StageRequest::parse).toList();
        settings.keySet().forEach(key -> checkStage(catalog, key, asked));
        LinkedHashSet<StageRequest> requests = new LinkedHashSet<>();
        for (StageRequest request : asked) {
            Map<String, String> parameters = new TreeMap<>();
            settings.forEach((key, value) -> {
                if (stage(key).equals(request.name())) {
                    parameters.put(key.substring(key.indexOf('.') + 1), value);
                }
            });
            parameters.putAll(request.parameters());
            StageRequest complete = new StageRequest(request.name(), parameters);
            new StageParameters(find(catalog, request.name()).description(), complete.own());
            requests.add(complete);
        }
        settings.forEach((key, value) -> checkCounts(key, value, requests));
        List<StageRequest> all = List.copyOf(requests);
        // What is left of them when some results are there already has to mean the same.
        return all.stream().map(request -> request.among(all, catalog)).toList();
    }

    /** What is set for a stage must count for one of its requests at least. */
    private static void checkCounts(String key, String value, Set<StageRequest> requests) {
        String parameter = key.substring(key.indexOf('.') + 1);
        List<StageRequest> same = requests.stream()
                .filter(request -> request.name().equals(stage(key)))
                .toList();
        String canonical = ParameterText.canonical(value);
        if (same.stream()
                .noneMatch(request -> canonical.equals(request.parameters().get(parameter)))) {
            throw new InvalidRequestException("--set " + key + "=" + value + " contradicts the stage "
                    + same.stream().map(StageRequests::text).collect(Collectors.joining(", "))
                    + "; give one of them.");
        }
    }

    private static StageProvider find(StageCatalog catalog, String name) {
        List<String> known =
                catalog.all().stream().map(each -> each.description().name()).toList();
        return Spelling.lookUp(name, known, () -> catalog.stage(name));
    }

    private static void checkStage(StageCatalog catalog, String key, List<StageRequest> asked) {
        String stage = find(catalog, stage(key)).description().name();
        if (asked.stream().noneMatch(request -> request.name().equals(stage))) {
            throw new InvalidRequestException(
                    key + " is set, but the stage " + stage + " is not among those that will run; add it to --stages.");
        }
    }

    private static String stage(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    /**
     * A request as {@link StageRequest#parse} reads it.
     *
     * @param request a request
     * @return {@code NAME}, or {@code NAME:parameter=value;parameter=value} sorted by parameter
     */
    public static String text(StageRequest request) {
        if (request.parameters().isEmpty()) {
            return request.name();
        }
        return request.name() + ":"
                + new TreeMap<>(request.parameters())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(";"));
    }
}
