package org.eigentape.engine.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.policy.RecordingPolicy;

/**
 * The step {@code end-epoch} in rules of a sweep, as in {@code at=end-epoch}: one epoch before the last step. How many steps
 * that is differs between cells whose batches differ in size. Where a simulation has no epochs, or runs are shorter than one,
 * there is no such step, and a rule that names no other is dropped.
 */
final class EpochRules {

    private static final String WORD = "end-epoch";

    private EpochRules() {}

    /** The policy of a cell with this configuration. */
    static RecordingPolicy resolve(RecordingPolicy policy, JsonNode resolved, long steps) {
        long epoch = stepsPerEpoch(resolved);
        List<String> rules = new ArrayList<>();
        for (String rule : policy.canonical()) {
            String text = rule.contains(WORD) ? resolve(rule, epoch > 0 && epoch <= steps, steps - epoch) : rule;
            if (!text.isEmpty()) {
                rules.add(text);
            }
        }
        return RecordingPolicy.of(rules, List.of());
    }

    private static String resolve(String rule, boolean exists, long step) {
        int at = rule.indexOf("at=") + "at=".length();
        List<String> steps = new ArrayList<>();
        for (String each : rule.substring(at).split(",", -1)) {
            if (!each.trim().equals(WORD)) {
                steps.add(each);
            } else if (exists) {
                steps.add(Long.toString(step));
            }
        }
        return steps.isEmpty() ? "" : rule.substring(0, at) + String.join(",", steps);
    }

    private static long stepsPerEpoch(JsonNode resolved) {
        long samples = resolved.path("samples").asLong(0);
        long batchSize = resolved.path("batchSize").asLong(0);
        return batchSize > 0 ? samples / batchSize : 0;
    }
}
