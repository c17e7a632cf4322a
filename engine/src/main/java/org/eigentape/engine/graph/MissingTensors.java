package org.eigentape.engine.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eigentape.engine.error.TensorNotRecordedException;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.stage.TensorNeed;

/**
 * What stages need and a recording does not hold, or will not hold, of all stages at once: whoever is told one tensor at a
 * time has to ask as often as there are tensors. For one thread.
 */
final class MissingTensors {

    /** Whether the recording is still to be made, which decides how people are told. */
    enum Moment {
        /** Nothing is recorded yet. */
        BEFORE_RECORDING,
        /** What was recorded cannot be changed any more. */
        AFTER_RECORDING,
        /** A run has started; whoever reads this is told which stage it is about. */
        IN_A_RUN
    }

    private final Schema schema;
    private final Moment moment;
    private final Map<String, Set<String>> namesByStage = new LinkedHashMap<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private final List<String> unknown = new ArrayList<>();

    MissingTensors(Schema schema, Moment moment) {
        this.schema = schema;
        this.moment = moment;
    }

    /**
     * Notes which needs of a stage are not met.
     *
     * @param stage as people ask for it
     * @param needs of the stage
     * @param asked whether somebody named it; a stage that only others read is not worth a word of its own where they lack
     *     the same tensors
     */
    void note(String stage, List<TensorNeed> needs, boolean asked) {
        Set<String> names = new LinkedHashSet<>();
        for (TensorNeed need : needs) {
            List<TensorDeclaration> candidates = candidates(need);
            if (!need.required() || candidates.stream().anyMatch(TensorDeclaration::recorded)) {
                continue;
            }
            if (candidates.isEmpty()) {
                unknown.add(who(List.of(stage), true) + " the tensor " + need.pattern()
                        + ", which this simulation does not have; it has "
                        + schema.tensors().stream().map(TensorDeclaration::name).collect(Collectors.joining(", "))
                        + ".");
                continue;
            }
            TensorDeclaration first = candidates.get(0);
            names.add(first.name());
            rules.add(first.carrier() == EventType.SNAPSHOT ? "snapshot:every=1000" : first.name() + ":every=1000");
        }
        boolean known = namesByStage.values().stream().anyMatch(others -> others.containsAll(names));
        if (!names.isEmpty() && (asked || !known)) {
            namesByStage.put(stage, names);
        }
    }

    /**
     * The tensors that can meet a need. Where some of them change during a run, the static ones do not count: the frozen
     * weights of other layers are always there, and no stage has a use for them alone.
     */
    private List<TensorDeclaration> candidates(TensorNeed need) {
        List<TensorDeclaration> matching = schema.tensors().stream()
                .filter(tensor -> need.matches(tensor.name()))
                .toList();
        List<TensorDeclaration> changing = matching.stream()
                .filter(tensor -> tensor.carrier() != EventType.RUN_STARTED)
                .toList();
        return changing.isEmpty() ? matching : changing;
    }

    /**
     * Refuses the stages if anything is missing.
     *
     * @throws TensorNotRecordedException naming everything that is missing, and the options that keep it
     */
    void refuse() {
        if (!unknown.isEmpty()) {
            throw new TensorNotRecordedException(String.join(" ", unknown));
        }
        if (!namesByStage.isEmpty()) {
            throw new TensorNotRecordedException(sentence());
        }
    }

    private String sentence() {
        Map<Set<String>, List<String>> stagesByNames = new LinkedHashMap<>();
        namesByStage.forEach((stage, names) -> stagesByNames
                .computeIfAbsent(names, ignored -> new ArrayList<>())
                .add(stage));
        List<String> clauses = new ArrayList<>();
        stagesByNames.forEach((names, stages) -> clauses.add(who(stages, clauses.isEmpty())
                + (names.size() == 1 ? " the tensor " : " the tensors ")
                + joined(List.copyOf(names))));
        String needed = joined(clauses);
        boolean one = rules.size() == 1;
        String options = rules.stream().map(rule -> "--record " + rule).collect(Collectors.joining(" "));
        return needed
                + switch (moment) {
                    case BEFORE_RECORDING ->
                        ", which would not be recorded; '" + options + "' would keep " + (one ? "it." : "them.");
                    case AFTER_RECORDING, IN_A_RUN ->
                        ", which " + (one ? "was" : "were") + " not recorded; 'record " + options + "' would have kept "
                                + (one ? "it." : "them.");
                };
    }

    private String who(List<String> stages, boolean first) {
        if (moment == Moment.IN_A_RUN) {
            return "This stage needs";
        }
        return stages.size() == 1
                ? (first ? "Stage " : "stage ") + stages.get(0) + " needs"
                : (first ? "The stages " : "the stages ") + joined(stages) + " need";
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
