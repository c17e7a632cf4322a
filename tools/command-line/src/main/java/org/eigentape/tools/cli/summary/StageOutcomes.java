package org.eigentape.tools.cli.summary;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.result.ResultState;

/** How stages ended, for people and for programs. */
public final class StageOutcomes {

    private StageOutcomes() {}

    /**
     * Brings outcomes, which come in the order in which runs ended, into an order that never varies.
     *
     * @param outcomes of all stages and runs
     * @return by stage and parameters, then by run
     */
    public static List<StageOutcome> sorted(Stream<StageOutcome> outcomes) {
        return outcomes.sorted(Comparator.comparing(
                                (StageOutcome outcome) -> outcome.key().directoryName())
                        .thenComparingInt(StageOutcome::run))
                .toList();
    }

    /**
     * Says which stages failed or were skipped.
     *
     * @param outcomes of all stages and runs, sorted
     * @return one sentence for each such stage, about the first run, with the number of further ones
     */
    public static List<String> failures(List<StageOutcome> outcomes) {
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (StageOutcome outcome : outcomes) {
            if (outcome.state() == ResultState.FAILED || outcome.state() == ResultState.SKIPPED) {
                String stage = outcome.key().directoryName();
                first.putIfAbsent(stage, "S" + outcome.clause().substring(1));
                counts.merge(stage, 1, Integer::sum);
            }
        }
        return first.entrySet().stream()
                .map(entry -> entry.getValue() + others(counts.getOrDefault(entry.getKey(), 1) - 1))
                .toList();
    }

    /**
     * Says in one clause which stages failed and which were skipped for it.
     *
     * @param outcomes of all stages and runs, sorted
     * @return such as "the stage dyson failed and the stages a and b were skipped"; empty where all went well
     */
    public static String troubled(List<StageOutcome> outcomes) {
        List<String> failed = names(outcomes, ResultState.FAILED);
        List<String> skipped = names(outcomes, ResultState.SKIPPED);
        return (failed.isEmpty() ? "" : stages(failed) + " failed")
                + (failed.isEmpty() || skipped.isEmpty() ? "" : " and ")
                + (skipped.isEmpty() ? "" : stages(skipped) + (skipped.size() == 1 ? " was skipped" : " were skipped"));
    }

    private static List<String> names(List<StageOutcome> outcomes, ResultState state) {
        return outcomes.stream()
                .filter(outcome -> outcome.state() == state)
                .map(StageOutcomes::name)
                .distinct()
                .toList();
    }

    private static String name(StageOutcome outcome) {
        String parameters = outcome.key().canonical();
        return outcome.key().stage() + (parameters.isEmpty() ? "" : ":" + parameters);
    }

    /**
     * Names stages.
     *
     * @param names at least one
     * @return {@code the stage a}, {@code the stages a and b}, {@code the stages a, b and c}
     */
    public static String stages(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? "the stage " + names.get(0)
                : "the stages " + String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String others(int runs) {
        return runs == 0 ? "" : " (and in " + runs + (runs == 1 ? " more run)" : " more runs)");
    }

    /**
     * One outcome; without {@code run} where it is of all runs together.
     *
     * @param outcome of a stage and run
     * @return a JSON object
     */
    public static ObjectNode json(StageOutcome outcome) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("stage", outcome.key().stage())
                .put("version", outcome.key().version())
                .put("parameters", outcome.key().canonical());
        if (!outcome.isOfEnsemble()) {
            node.put("run", outcome.run());
        }
        return node.put("state", outcome.state().label())
                .put("reason", outcome.reason())
                .put("digest", outcome.digest())
                .put("steps", outcome.frames());
    }
}
