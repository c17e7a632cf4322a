package org.eigentape.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.error.EventTooLargeException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.simulation.RecordableTensor;
import org.junit.jupiter.api.Test;

class RecordingPlanTest {

    private static final List<RecordableTensor> TENSORS = List.of(
            RecordableTensor.f64(0, "weights/2", List.of(16, 32), TensorRole.WEIGHTS, EventType.STEP, true),
            RecordableTensor.f64(1, "batch/deltas/2", List.of(4, 16), TensorRole.DELTAS, EventType.STEP, true),
            RecordableTensor.f64(2, "test/loss", List.of(), TensorRole.LOSS, EventType.PROBE, true),
            RecordableTensor.f64(3, "test/features", List.of(10, 16), TensorRole.FEATURES, EventType.PROBE, false),
            RecordableTensor.f64(4, "test/inputs", List.of(10, 3), TensorRole.INPUTS, EventType.RUN_STARTED, false),
            RecordableTensor.f64(5, "snapshot/state", List.of(5), TensorRole.STATE, EventType.SNAPSHOT, false));

    private static RecordingPlan plan(long steps, String... rules) {
        return new RecordingPlan(RecordingPolicy.of(List.of(rules), List.of()), TENSORS, steps);
    }

    private static List<Long> steps(RecordingPlan plan, EventType carrier, long last) {
        List<Long> due = new ArrayList<>();
        for (long step = plan.nextDue(0); step <= last; step = plan.nextDue(step + 1)) {
            if (plan.due(carrier, step) != null) {
                due.add(step);
            }
        }
        return due;
    }

    private static List<String> names(EventLayout layout) {
        assertNotNull(layout);
        List<String> names = new ArrayList<>();
        for (int index = 0; index < layout.size(); index++) {
            names.add(layout.tensor(index).name());
        }
        return names;
    }

    @Test
    void shouldRecordWeightsAtMultiplesAndAtTheEnd() {
        assertEquals(List.of(0L, 10L, 20L, 25L), steps(plan(25, "every=10"), EventType.STEP, 25));
    }

    @Test
    void shouldSpreadLogarithmicPointsFromTheStartToTheEnd() {
        assertEquals(List.of(0L, 1L, 10L, 100L, 1000L), steps(plan(1000, "log=5"), EventType.STEP, 1000));
        assertEquals(List.of(0L, 1000L), steps(plan(1000, "log=2"), EventType.STEP, 1000));
    }

    @Test
    void shouldRecordListsWindowsAndTheLastStep() {
        assertEquals(List.of(3L, 5L, 6L, 7L, 40L), steps(plan(40, "at=3,end", "window=5:7"), EventType.STEP, 40));
    }

    @Test
    void shouldLetTheStepOfAProbeCarryWeightsAndFactors() {
        RecordingPlan plan = plan(100, "every=50", "probe:at=20");

        assertEquals(List.of("test/loss"), names(plan.due(EventType.PROBE, 20)));
        assertEquals(List.of("weights/2", "batch/deltas/2"), names(plan.due(EventType.STEP, 20)));
        assertEquals(List.of("weights/2"), names(plan.due(EventType.STEP, 50)));
        assertNull(plan.due(EventType.STEP, 21));
    }

    @Test
    void shouldJoinRulesThatFallDueTogetherWithoutRepeatingATensor() {
        RecordingPlan plan = plan(100, "every=50", "probe:every=50", "test/*:at=50");

        assertEquals(List.of("test/loss", "test/features"), names(plan.due(EventType.PROBE, 50)));
        assertEquals(List.of("weights/2", "batch/deltas/2"), names(plan.due(EventType.STEP, 50)));
    }

    @Test
    void shouldSayInTheSchemaWhatIsRecorded() {
        RecordingPlan plan = plan(100, "every=50");

        assertTrue(plan.schema().tensor("weights/2").recorded());
        assertFalse(plan.schema().tensor("test/loss").recorded());
        assertTrue(plan.schema().tensor("test/inputs").recorded(), "static tensors always are");
        assertTrue(plan.schema().tensor("snapshot/state").recorded(), "a stop writes a snapshot whatever the policy");
    }

    @Test
    void shouldLetGivenRulesReplaceDefaultsOfTheSameSelector() {
        RecordingPolicy policy = RecordingPolicy.of(
                List.of("every=7", "probe:none"), List.of("every=500", "log=9", "probe:log=17", "snapshot:every=9"));

        assertEquals(List.of("snapshot:every=9", "every=7", "probe:none"), policy.canonical());
        assertNull(new RecordingPlan(policy, TENSORS, 70).due(EventType.PROBE, 0));
    }

    @Test
    void shouldKeepATensorOutOfEveryEventWhereItsRuleIsNone() {
        RecordingPlan plan = plan(100, "every=50", "probe:at=20", "batch/*:none");
        assertEquals(List.of("weights/2"), names(plan.due(EventType.STEP, 20)));
        assertFalse(plan.schema().tensor("batch/deltas/2").recorded());

        assertEquals(List.of(), steps(plan(100, "*:none", "every=50", "probe:at=20"), EventType.STEP, 100));
        assertEquals(
                List.of("batch/deltas/2"),
                names(plan(100, "none", "probe:at=20").due(EventType.STEP, 20)));
    }

    @Test
    void shouldRecordATensorThatIsNamedBesideARuleThatLeavesItsKindOut() {
        RecordingPlan plan = plan(100, "none", "weights/2:every=50", "probe:at=20");
        assertEquals(List.of(0L, 20L, 50L, 100L), steps(plan, EventType.STEP, 100));
        assertTrue(plan.schema().tensor("weights/2").recorded());
        assertFalse(plan(100, "weights/2:none", "probe:at=20")
                .schema()
                .tensor("weights/2")
                .recorded());
    }

    @Test
    void shouldRecordATensorOfTheProbeThatIsAskedForWhereProbesAreOff() {
        RecordingPlan plan = plan(100, "probe:none", "test/loss:at=5");
        assertEquals(List.of(5L), steps(plan, EventType.PROBE, 100));
    }

    @Test
    void shouldRefuseATensorThatNoEventCanCarryOnlyWhereItIsRecorded() {
        List<RecordableTensor> huge = List.of(
                TENSORS.get(0),
                RecordableTensor.f64(
                        1, "train/deltas/2", List.of(1_000_000, 16), TensorRole.DELTAS, EventType.PROBE, false));

        new RecordingPlan(RecordingPolicy.of(List.of("every=10"), List.of()), huge, 100);
        EventTooLargeException refused = assertThrows(
                EventTooLargeException.class,
                () -> new RecordingPlan(RecordingPolicy.of(List.of("train/deltas/2:at=0"), List.of()), huge, 100));
        assertTrue(refused.getMessage().contains("67108864"), refused.getMessage());
    }

    @Test
    void shouldEstimateExactlyWhereRulesDoNotShareSteps() {
        RecordingPlan plan = plan(100, "every=10");
        long step = new EventLayout(List.of(TENSORS.get(0).declaration())).frameLength(0);
        long start = new EventLayout(List.of(TENSORS.get(4).declaration())).frameLength(1024);

        assertEquals(11 * step + start, plan.estimatedBytesPerRun());
    }

    @Test
    void shouldEstimateAtMostTheLargestNumber() {
        assertEquals(Long.MAX_VALUE, plan(1_000_000_000_000_000_000L, "every=1").estimatedBytesPerRun());
        assertEquals(
                Long.MAX_VALUE, plan(1L << 55, "every=1", "snapshot:every=1").estimatedBytesPerRun());
    }

    @Test
    void shouldRefuseRulesThatMakeNoSense() {
        for (String rule : List.of(
                "sometimes",
                "every=0",
                "every=x",
                "log=1",
                "log=1000001",
                "log=100000000000",
                "at=",
                "window=9:3",
                "window=200:300",
                "at=500",
                "train/unknown:every=3",
                "every")) {
            assertThrows(InvalidRequestException.class, () -> plan(100, rule), rule);
        }
    }

    @Test
    void shouldFindDueStepsFarAwayAtOnce() {
        RecordingPlan plan = plan(100_000_000_000L, "every=7000000000");
        assertEquals(7_000_000_000L, plan.nextDue(1));
        assertEquals(100_000_000_000L, plan.nextDue(98_000_000_001L));
        assertEquals(Long.MAX_VALUE, plan.nextDue(100_000_000_001L));
    }
}
