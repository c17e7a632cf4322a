package org.eigentape.engine.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.simulation.RecordableTensor;
import org.eigentape.engine.stage.NamePattern;
import org.jspecify.annotations.Nullable;

/**
 * A policy applied to the tensors of a simulation and the length of its runs: what falls due at each step. Each run has a
 * plan of its own, made by {@link #copy}; a plan is for one thread.
 */
public final class RecordingPlan {

    private static final int MAX_RULES = 60;
    /** Roles of the matrices that a rule without a selector is for. */
    private static final Set<TensorRole> STUDIED = Set.of(TensorRole.WEIGHTS, TensorRole.SYMMETRIC_MATRIX);

    /** Selectors that name no tensor. */
    private static final List<String> KINDS =
            List.of(RecordingPolicy.WEIGHTS, RecordingPolicy.PROBE, RecordingPolicy.SNAPSHOT);

    private final RecordingPolicy policy;
    private final List<RecordableTensor> tensors;
    private final long steps;
    private final Schema schema;
    private final Set<Integer> excluded = new HashSet<>();
    private final EventLayout staticTensors;
    private final EventLayout snapshotTensors;
    private final Map<EventType, PlannedEvents> planned = new EnumMap<>(EventType.class);

    /**
     * Applies a policy.
     *
     * @param policy the rules
     * @param tensors of the simulation
     * @param steps number of updates of each run
     * @throws InvalidRequestException if a rule names a tensor that the simulation does not have, or cannot be read
     * @throws org.eigentape.engine.error.EventTooLargeException if an event would be larger than a journal takes
     */
    public RecordingPlan(RecordingPolicy policy, List<RecordableTensor> tensors, long steps) {
        this.policy = policy;
        this.tensors = List.copyOf(tensors);
        this.steps = steps;
        policy.rules().forEach((selector, whens) -> {
            if (whens.stream().allMatch("none"::equals) && !selector.equals(RecordingPolicy.PROBE)) {
                select(selector).forEach(tensor -> excluded.add(tensor.id()));
            }
        });
        policy.rules().forEach((selector, whens) -> {
            if (!whens.stream().allMatch("none"::equals)) {
                tensors.stream()
                        .map(RecordableTensor::declaration)
                        .filter(tensor -> tensor.name().equals(selector))
                        .forEach(tensor -> excluded.remove(tensor.id()));
            }
        });
        Map<EventType, List<PlannedEvents.Rule>> rules = new EnumMap<>(EventType.class);
        policy.rules().forEach((selector, whens) -> whens.forEach(when -> addRule(rules, selector, when)));
        Set<Integer> recorded = new HashSet<>();
        for (EventType carrier : List.of(EventType.PROBE, EventType.STEP, EventType.SNAPSHOT)) {
            List<PlannedEvents.Rule> ofCarrier = rules.getOrDefault(carrier, List.of());
            if (ofCarrier.size() > MAX_RULES) {
                throw new InvalidRequestException(
                        "The policy has " + ofCarrier.size() + " rules for one kind of event; at" + " most " + MAX_RULES
                                + " are possible. Join some with '*' or at=a,b,c.");
            }
            planned.put(carrier, new PlannedEvents(ofCarrier));
            ofCarrier.forEach(rule -> rule.tensors().forEach(tensor -> recorded.add(tensor.id())));
        }
        List<TensorDeclaration> declared = new ArrayList<>();
        List<TensorDeclaration> fixed = new ArrayList<>();
        List<TensorDeclaration> state = new ArrayList<>();
        for (RecordableTensor tensor : tensors) {
            EventType carrier = tensor.declaration().carrier();
            boolean always = carrier == EventType.RUN_STARTED || carrier == EventType.SNAPSHOT;
            int id = tensor.declaration().id();
            declared.add(tensor.declaration().at(id, always || recorded.contains(id)));
            if (carrier == EventType.RUN_STARTED) {
                fixed.add(tensor.declaration());
            } else if (carrier == EventType.SNAPSHOT) {
                state.add(tensor.declaration());
            }
        }
        schema = new Schema(declared);
        staticTensors = new EventLayout(fixed);
        snapshotTensors = new EventLayout(state);
        planned.values().forEach(PlannedEvents::largestEvent);
    }

    private void addRule(Map<EventType, List<PlannedEvents.Rule>> rules, String selector, String when) {
        Schedule schedule = Schedules.parse(when, steps);
        if (schedule.count() == 0 && !when.equals("none")) {
            throw new InvalidRequestException(
                    "The policy \"" + when + "\" records nothing in runs of " + steps + " steps.");
        }
        List<TensorDeclaration> selected = select(selector);
        if (schedule.count() == 0) {
            return;
        }
        for (EventType carrier : List.of(EventType.PROBE, EventType.STEP, EventType.SNAPSHOT)) {
            List<TensorDeclaration> carried = selected.stream()
                    .filter(tensor -> tensor.carrier() == carrier && !excluded.contains(tensor.id()))
                    .toList();
            if (!carried.isEmpty()) {
                rules.computeIfAbsent(carrier, ignored -> new ArrayList<>())
                        .add(new PlannedEvents.Rule(carried, schedule));
            }
        }
    }

    private List<TensorDeclaration> select(String selector) {
        return selected(selector, tensors);
    }

    /**
     * The tensors that a rule is for.
     *
     * @param selector of a rule, see {@link RecordingPolicy#selectors}
     * @param tensors of the simulation
     * @return in the order of the simulation; possibly none for {@link RecordingPolicy#WEIGHTS}, {@link
     *     RecordingPolicy#PROBE} and {@link RecordingPolicy#SNAPSHOT}
     * @throws InvalidRequestException if it names a tensor that the simulation cannot record
     */
    public static List<TensorDeclaration> selected(String selector, List<RecordableTensor> tensors) {
        List<TensorDeclaration> selected = tensors.stream()
                .filter(tensor -> switch (selector) {
                    case RecordingPolicy.WEIGHTS ->
                        STUDIED.contains(tensor.declaration().role())
                                && tensor.declaration().carrier() == EventType.STEP;
                    case RecordingPolicy.PROBE -> tensor.withProbe();
                    case RecordingPolicy.SNAPSHOT -> tensor.declaration().carrier() == EventType.SNAPSHOT;
                    default ->
                        NamePattern.matches(selector, tensor.declaration().name())
                                && tensor.declaration().carrier() != EventType.RUN_STARTED;
                })
                .map(RecordableTensor::declaration)
                .toList();
        if (selected.isEmpty() && !KINDS.contains(selector)) {
            throw new InvalidRequestException("There is no tensor \"" + selector + "\" to record; this simulation has "
                    + String.join(", ", names(tensors)) + ".");
        }
        return selected;
    }

    /**
     * The names that a rule may have.
     *
     * @param tensors of a simulation
     * @return those that can be recorded when a rule says so, which static tensors cannot
     */
    public static List<String> names(List<RecordableTensor> tensors) {
        return tensors.stream()
                .map(RecordableTensor::declaration)
                .filter(tensor -> tensor.carrier() != EventType.RUN_STARTED)
                .map(TensorDeclaration::name)
                .toList();
    }

    /**
     * The same plan for another thread.
     *
     * @return a plan that shares nothing that changes
     */
    public RecordingPlan copy() {
        return new RecordingPlan(policy, tensors, steps);
    }

    /**
     * The tensors with what is recorded of them.
     *
     * @return the schema of the recording
     */
    public Schema schema() {
        return schema;
    }

    /**
     * The tensors that {@code RUN_STARTED} carries.
     *
     * @return static tensors
     */
    public EventLayout staticTensors() {
        return staticTensors;
    }

    /**
     * The tensors that a snapshot carries, whatever the policy: a run that is stopped takes one.
     *
     * @return all that the simulation needs to go on; possibly none
     */
    public EventLayout snapshotTensors() {
        return snapshotTensors;
    }

    /**
     * Number of updates of each run.
     *
     * @return from 0
     */
    public long steps() {
        return steps;
    }

    /**
     * The rules as they can be given again.
     *
     * @return canonical texts
     */
    public List<String> canonicalPolicy() {
        return policy.canonical();
    }

    /**
     * The first step, not before the given one, at which anything falls due.
     *
     * @param step from 0
     * @return a step of at most {@link #steps()}, or {@link Long#MAX_VALUE}
     */
    public long nextDue(long step) {
        long next = Schedule.NEVER;
        for (PlannedEvents events : planned.values()) {
            next = Math.min(next, events.nextFrom(step));
        }
        return next;
    }

    /**
     * What an event of a step carries.
     *
     * @param carrier {@code PROBE}, {@code STEP} or {@code SNAPSHOT}
     * @param step from 0
     * @return its tensors, or null where no such event falls due
     */
    public @Nullable EventLayout due(EventType carrier, long step) {
        PlannedEvents events = planned.get(carrier);
        return events == null ? null : events.at(step);
    }

    /**
     * Bytes that one run's events take, rounded up: events that share a step are counted as if apart.
     *
     * @return at least 0; {@link Long#MAX_VALUE} also for more than that
     */
    public long estimatedBytesPerRun() {
        long bytes = staticTensors.frameLength(1024);
        for (PlannedEvents events : planned.values()) {
            long more = events.estimatedBytes();
            bytes = more > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : bytes + more;
        }
        return bytes;
    }

    /**
     * Bytes of the largest event that can occur.
     *
     * @return header and body
     */
    public int largestEvent() {
        int largest = Math.max(staticTensors.frameLength(1 << 16), snapshotTensors.frameLength(0));
        for (PlannedEvents events : planned.values()) {
            largest = Math.max(largest, events.largestEvent());
        }
        return largest;
    }
}
