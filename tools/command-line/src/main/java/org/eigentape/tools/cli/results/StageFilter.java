package org.eigentape.tools.cli.results;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.tools.cli.request.Spelling;

/**
 * The sets of results that {@code --stage} asks for, as NAME for all sets of a stage or as {@code NAME:parameter=value} for
 * one, in the spelling of {@code --stages}. Immutable.
 */
final class StageFilter {

    private final List<String> given;
    private final Set<String> wanted = new LinkedHashSet<>();

    /**
     * Reads what was given.
     *
     * @param given names, perhaps with parameters
     * @param catalog asked for the defaults of parameters, if any are given
     * @throws InvalidRequestException if a text is neither, or a known stage has no such parameter
     */
    StageFilter(List<String> given, Supplier<StageCatalog> catalog) {
        this.given = List.copyOf(given);
        for (String text : given) {
            StageRequest request = StageRequest.parse(text);
            wanted.add(
                    text.indexOf(':') < 0 ? request.name() : request.name() + ":" + canonical(request, catalog.get()));
        }
    }

    /** Without its provider, a stage's results are still found by the parameters as they are written. */
    private static String canonical(StageRequest request, StageCatalog catalog) {
        return catalog.all().stream()
                .map(provider -> provider.description())
                .filter(description -> description.name().equals(request.name()))
                .findFirst()
                .map((StageDescription description) -> request.canonical(catalog))
                .orElseGet(() -> org.eigentape.tools.cli.request.StageRequests.text(request)
                        .substring(request.name().length() + 1));
    }

    /** What a {@code ResultFilter} takes; empty for all. */
    Set<String> wanted() {
        return wanted;
    }

    /** The parameters by stage, canonical, of those stages for which one set is asked for. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String each : wanted) {
            int colon = each.indexOf(':');
            if (colon >= 0 && parameters.put(each.substring(0, colon), each.substring(colon + 1)) != null) {
                throw new InvalidRequestException(
                        "--stage names two sets of results of " + each.substring(0, colon) + "; a figure shows one.");
            }
        }
        return parameters;
    }

    /** Whether any set of a stage may be wanted. */
    boolean wantsStage(String stage) {
        return wanted.isEmpty() || wanted.stream().anyMatch(each -> each.equals(stage) || each.startsWith(stage + ":"));
    }

    /** Refuses what a recording has no results of, and says which there are. */
    void check(String recording, ResultStore store) {
        Set<String> stages = new TreeSet<>();
        Set<String> keys = new TreeSet<>();
        Set<String> requests = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        for (ResultStore.Entry entry : store.all()) {
            String stage = entry.directoryName().replaceFirst("@.*", "");
            stages.add(stage);
            boolean asked = wanted.stream().anyMatch(each -> each.startsWith(stage + ":"));
            if (asked && seen.add(entry.directoryName())) {
                ResultKey key = entry.read().key();
                keys.add(stage + ":" + key.parameters());
                requests.add(key.parameters().isEmpty() ? stage : stage + ":" + key.parameters());
            }
        }
        int index = 0;
        for (String each : wanted) {
            String text = given.get(Math.min(index++, given.size() - 1));
            boolean known = each.indexOf(':') < 0 ? stages.contains(each) : keys.contains(each);
            if (!known) {
                Set<String> there = requests.isEmpty() ? stages : requests;
                throw new InvalidRequestException(recording + " has no results of a stage \"" + text + "\"; there are "
                        + String.join(", ", there) + "." + Spelling.question(text, there));
            }
        }
    }
}
