package org.eigentape.tools.cli.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageParameters;

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
     * @param names as given; {@code none} alone for none
     * @param parameters values by {@code STAGE.PARAMETER}
     * @return one request for each name, in order
     * @throws InvalidRequestException if a stage or parameter is unknown, or a parameter's stage is not among the names
     */
    public static List<StageRequest> of(StageCatalog catalog, List<String> names, Map<String, String> parameters) {
        LinkedHashSet<String> chosen = new LinkedHashSet<>();
        names.stream().map(String::trim).filter(name -> !name.isEmpty()).forEach(chosen::add);
        if (chosen.size() == 1) {
            chosen.remove("none");
        }
        Map<String, Map<String, String>> byStage = new LinkedHashMap<>();
        parameters.forEach((key, value) -> {
            int dot = key.indexOf('.');
            String stage = key.substring(0, dot);
            catalog.stage(stage);
            if (!chosen.contains(stage)) {
                throw new InvalidRequestException(key + " is set, but the stage " + stage
                        + " is not among those that will run; add it to --stages.");
            }
            byStage.computeIfAbsent(stage, ignored -> new LinkedHashMap<>()).put(key.substring(dot + 1), value);
        });
        List<StageRequest> requests = new ArrayList<>();
        for (String name : chosen) {
            Map<String, String> own = byStage.getOrDefault(name, Map.of());
            new StageParameters(catalog.stage(name).description(), own);
            requests.add(new StageRequest(name, own));
        }
        return requests;
    }
}
