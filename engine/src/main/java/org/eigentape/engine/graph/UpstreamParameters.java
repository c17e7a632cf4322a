package org.eigentape.engine.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageParameters;

/**
 * Parameters of stages whose results another stage reads. They change its results as its own do, so they are part of the key of its
 * results, as {@code STAGE.NAME=VALUE}, and may be asked for in the same form. Immutable.
 */
final class UpstreamParameters {

    private final StageCatalog catalog;
    private final Map<String, String> values;

    /**
     * Checks what is asked for.
     *
     * @param catalog the known stages
     * @param stage that reads others
     * @param values by {@code STAGE.NAME}
     * @throws InvalidRequestException if it reads no such stage
     */
    UpstreamParameters(StageCatalog catalog, String stage, Map<String, String> values) {
        this.catalog = catalog;
        this.values = values;
        for (String name : values.keySet()) {
            if (!isRead(name, stage)) {
                throw new InvalidRequestException("Stage " + stage + " is asked for with " + name
                        + ", but it reads no stage " + stageOf(name) + ".");
            }
        }
    }

    private static String stageOf(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private boolean isRead(String name, String by) {
        return readBy(catalog, by).contains(stageOf(name));
    }

    /** All stages whose results one reads, directly or not. */
    static Set<String> readBy(StageCatalog catalog, String stage) {
        Set<String> found = new TreeSet<>();
        find(catalog, stage, found);
        return found;
    }

    /** Ends also where stages read each other in a circle. */
    private static void find(StageCatalog catalog, String stage, Set<String> found) {
        for (String before : catalog.stage(stage).description().upstream()) {
            if (found.add(before)) {
                find(catalog, before, found);
            }
        }
    }

    /** What differs from the defaults in a request. */
    static String canonical(StageRequest request, StageCatalog catalog) {
        Map<String, Map<String, String>> byStage = new HashMap<>();
        request.ofUpstream()
                .forEach((name, value) -> byStage.computeIfAbsent(stageOf(name), stage -> new HashMap<>())
                        .put(name.substring(name.indexOf('.') + 1), value));
        List<ResultKey> upstream = new ArrayList<>();
        byStage.forEach((stage, settings) -> upstream.add(new ResultKey(
                stage, 0, new StageParameters(catalog.stage(stage).description(), settings).canonical(), "")));
        return canonical(new StageParameters(catalog.stage(request.name()).description(), request.own()), upstream);
    }

    /** The request of a stage that is read, with what is asked for here. */
    StageRequest request(StageRequest before) {
        Map<String, String> parameters = new HashMap<>(before.parameters());
        values.forEach((name, value) -> {
            if (stageOf(name).equals(before.name())) {
                parameters.put(name.substring(name.indexOf('.') + 1), value);
            } else if (isRead(name, before.name())) {
                parameters.put(name, value);
            }
        });
        return new StageRequest(before.name(), parameters);
    }

    /**
     * What differs from the defaults in a stage and in those that it reads.
     *
     * @param own the stage's
     * @param upstream keys of those that it reads
     * @return sorted; empty for defaults
     */
    static String canonical(StageParameters own, List<ResultKey> upstream) {
        TreeSet<String> all = new TreeSet<>();
        for (ResultKey before : upstream) {
            for (String setting : split(before.parameters())) {
                String name = setting.substring(0, Math.max(0, setting.indexOf('=')));
                all.add(StageRequest.isOfUpstream(name) ? setting : before.stage() + "." + setting);
            }
        }
        String others = String.join(";", all);
        return own.canonical() + (own.canonical().isEmpty() || others.isEmpty() ? "" : ";") + others;
    }

    private static List<String> split(String canonical) {
        return canonical.isEmpty() ? List.of() : List.of(canonical.split(";", -1));
    }
}
