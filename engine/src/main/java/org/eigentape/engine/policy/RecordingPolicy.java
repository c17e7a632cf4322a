package org.eigentape.engine.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;

/**
 * Which tensors are recorded at which steps, as people write it: rules {@code [TENSOR:]WHEN}. TENSOR is a name in which
 * {@code *} stands for any characters; without it the rule is for the weights; {@code probe} sets the probes and
 * {@code snapshot} the snapshots. The rule {@code TENSOR:none} keeps the tensor out of every event, probed steps
 * included, unless another rule calls it by its full name. Immutable.
 */
public final class RecordingPolicy {

    /** The selector of a rule for the weights. */
    public static final String WEIGHTS = "";
    /** The selector of the rule for probes. */
    public static final String PROBE = "probe";
    /** The selector of the rule for snapshots. */
    public static final String SNAPSHOT = "snapshot";

    private final Map<String, List<String>> rules = new LinkedHashMap<>();

    private RecordingPolicy() {}

    /**
     * Reads rules; those given replace all default rules with the same selector.
     *
     * @param given what the user asks for
     * @param defaults what holds otherwise
     * @return the policy
     */
    public static RecordingPolicy of(List<String> given, List<String> defaults) {
        RecordingPolicy chosen = new RecordingPolicy();
        given.forEach(chosen::add);
        RecordingPolicy policy = new RecordingPolicy();
        for (String rule : defaults) {
            if (!chosen.rules.containsKey(selector(rule))) {
                policy.add(rule);
            }
        }
        policy.rules.putAll(chosen.rules);
        return policy;
    }

    private void add(String rule) {
        rules.computeIfAbsent(selector(rule), ignored -> new ArrayList<>()).add(when(rule));
    }

    private static String selector(String rule) {
        int equals = rule.indexOf('=');
        int colon = (equals < 0 ? rule : rule.substring(0, equals)).lastIndexOf(':');
        return colon < 0 ? WEIGHTS : rule.substring(0, colon).trim();
    }

    private static String when(String rule) {
        int equals = rule.indexOf('=');
        int colon = (equals < 0 ? rule : rule.substring(0, equals)).lastIndexOf(':');
        return rule.substring(colon + 1).trim();
    }

    /**
     * What the rules are for.
     *
     * @return names of tensors in which {@code *} stands for any characters, {@link #WEIGHTS}, {@link #PROBE} or {@link
     *     #SNAPSHOT}; in the order of the rules
     */
    public List<String> selectors() {
        return List.copyOf(rules.keySet());
    }

    /**
     * The selectors with their WHENs, in order.
     *
     * @return selector to one or more WHENs, of which any makes a step due
     */
    Map<String, List<String>> rules() {
        return rules;
    }

    /**
     * Refuses steps that runs do not have, which a plan would leave out without a word: right for the rules of a preset,
     * not for those that people type.
     *
     * @param steps number of updates of each run
     * @throws InvalidRequestException if a rule names a later step
     */
    public void refuseStepsBeyond(long steps) {
        rules.values().stream().flatMap(List::stream).forEach(when -> {
            if (when.startsWith("at=")) {
                for (String step : when.substring("at=".length()).split(",", -1)) {
                    if (isBeyond(step, steps)) {
                        throw new InvalidRequestException("The policy \"" + when + "\" names the step " + step.trim()
                                + ", but runs end at step " + steps + "; 'end' stands for that step.");
                    }
                }
            } else if (when.startsWith("window=")) {
                refuseWindowBeyond(when, steps);
            }
        });
    }

    private static void refuseWindowBeyond(String when, long steps) {
        String[] bounds = when.substring("window=".length()).split(":", -1);
        if (bounds.length != 2) {
            return;
        }
        if (isBeyond(bounds[0], steps)) {
            throw new InvalidRequestException(
                    "The policy \"" + when + "\" begins at step " + bounds[0].trim() + ", but runs end at step " + steps
                            + ", so it keeps nothing; write a window=A:B that begins before.");
        }
        if (isBeyond(bounds[1], steps)) {
            throw new InvalidRequestException("The policy \"" + when + "\" goes on to step " + bounds[1].trim()
                    + ", but runs end at step " + steps + "; write window=" + bounds[0].trim() + ":" + steps + ".");
        }
    }

    private static boolean isBeyond(String step, long steps) {
        return step.trim().matches("\\d{1,18}") && Long.parseLong(step.trim()) > steps;
    }

    /**
     * The rules as they can be given again.
     *
     * @return for example {@code every=500}, {@code probe:log=17}
     */
    public List<String> canonical() {
        List<String> all = new ArrayList<>();
        rules.forEach((selector, whens) ->
                whens.forEach(when -> all.add(selector.equals(WEIGHTS) ? when : selector + ":" + when)));
        return all;
    }
}
