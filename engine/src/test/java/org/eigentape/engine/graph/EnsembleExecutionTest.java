package org.eigentape.engine.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.FrameSealer;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;
import org.eigentape.engine.stage.EnsembleContext;
import org.eigentape.engine.stage.EnsembleStage;
import org.eigentape.engine.stage.EnsembleStageProvider;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.engine.stage.TensorNeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleExecutionTest {

    private static final TensorDeclaration VALUE =
            new TensorDeclaration(0, "value", ElementType.F64, List.of(), "1", TensorRole.OTHER, EventType.STEP, true);
    private static final Schema SCHEMA = new Schema(List.of(VALUE));

    @TempDir
    Path folder;

    /** Copies each run's value. */
    private record Copying() implements StageProvider {
        @Override
        public StageDescription description() {
            return new StageDescription(
                    "copying",
                    1,
                    "Copies.",
                    List.of(TensorNeed.required("value", "it")),
                    List.of(),
                    List.of(new OutputDeclaration("copy", "scalar", "1", "the value")),
                    List.of());
        }

        @Override
        public Stage create(StageContext context) {
            ResultSeries copy = context.declare("copy", null);
            double[] value = new double[1];
            return (event, results) -> {
                if (event.copy(VALUE, value)) {
                    if (value[0] == 13) {
                        throw new IllegalStateException("thirteen");
                    }
                    results.put(copy, value[0]);
                }
            };
        }
    }

    /** Twice each run's value, and over the ensemble the sum of copies and doubles in the order of the runs. */
    private record Pooling() implements EnsembleStageProvider {
        @Override
        public StageDescription description() {
            return new StageDescription(
                    "pooling",
                    1,
                    "Pools.",
                    List.of(TensorNeed.required("value", "it")),
                    List.of("copying"),
                    List.of(
                            new OutputDeclaration("double", "scalar", "1", "twice the value"),
                            new OutputDeclaration("sum", "scalar", "1", "over the runs"),
                            new OutputDeclaration("count", "scalar", "1", "of the runs")),
                    List.of());
        }

        @Override
        public Stage create(StageContext context) {
            ResultSeries twice = context.declare("double", null);
            double[] value = new double[1];
            return (event, results) -> {
                if (event.copy(VALUE, value)) {
                    results.put(twice, 2 * value[0]);
                }
            };
        }

        @Override
        public EnsembleStage createEnsemble(EnsembleContext context) {
            ResultSeries copy = context.series("copying", "copy", null).orElseThrow();
            ResultSeries twice = context.series("pooling", "double", null).orElseThrow();
            assertTrue(context.series("pooling", "sum", null).isEmpty());
            ResultSeries sum = context.declare("sum", null);
            ResultSeries count = context.declare("count", null);
            double[] value = new double[1];
            return (step, results) -> {
                double total = 0;
                int runs = 0;
                for (int run = 0; run < context.runs(); run++) {
                    if (step.copy(copy, run, value)) {
                        total += value[0];
                        runs++;
                    }
                    total += step.copy(twice, run, value) ? value[0] : 0;
                }
                if (step.step() == 66) {
                    throw new IllegalStateException("sixty-six");
                }
                results.put(sum, total);
                results.put(count, runs);
            };
        }
    }

    private record Event(int run, EventType type, long step, double value, String attributes) {}

    /** One run's events: a value at each of the steps, and how it ends; no end for an empty word. */
    private static List<Event> run(int run, String outcome, long... steps) {
        List<Event> events = new ArrayList<>();
        events.add(new Event(run, EventType.RUN_STARTED, 0, 0, "{}"));
        for (long step : steps) {
            events.add(new Event(run, EventType.STEP, step, 0.1 * (run + 1) / (step + 1), ""));
        }
        if (!outcome.isEmpty()) {
            events.add(new Event(
                    run, EventType.RUN_ENDED, steps[steps.length - 1], 0, "{\"outcome\":\"" + outcome + "\"}"));
        }
        return events;
    }

    private List<StageOutcome> execute(String results, int runs, List<Event> events) {
        var catalog = new StageCatalog(List.of(new Copying(), new Pooling()));
        var graph = new StageGraph(catalog, List.of(StageRequest.of("pooling")), SCHEMA, "");
        var execution = new GroupExecution(
                graph.groups().get(0),
                SCHEMA,
                JsonNodeFactory.instance.objectNode(),
                "id",
                new ResultStore(folder.resolve(results)),
                runs);
        try (execution) {
            events.forEach(event -> execution.accept(view(event)));
            return execution.finish();
        }
    }

    private static EventView view(Event event) {
        EventLayout layout = event.type() == EventType.STEP ? new EventLayout(List.of(VALUE)) : EventLayout.EMPTY;
        FrameBuffer buffer = new FrameBuffer(1 << 12);
        EventEncoder encoder = new EventEncoder();
        encoder.begin(buffer, event.type(), event.run(), event.step(), layout, event.attributes());
        if (event.type() == EventType.STEP) {
            encoder.tensor(0).putDoubles(new double[] {event.value()});
        }
        encoder.end();
        new FrameSealer(0, 0).seal(buffer, 0, 0);
        return new EventView().wrap(buffer, 0);
    }

    private StoredResult ensemble(String results) {
        List<ResultStore.Entry> entries = new ResultStore(folder.resolve(results)).ensembles();
        assertEquals(1, entries.size());
        assertEquals(EventFrame.NO_RUN, entries.get(0).run());
        return entries.get(0).read();
    }

    private static StageOutcome last(List<StageOutcome> outcomes) {
        StageOutcome outcome = outcomes.get(outcomes.size() - 1);
        assertTrue(outcome.isOfEnsemble());
        return outcome;
    }

    @SafeVarargs
    private static List<Event> joined(List<Event>... runs) {
        List<Event> events = new ArrayList<>();
        List.of(runs).forEach(events::addAll);
        return events;
    }

    @Test
    void shouldPoolAllRunsAtEachStep() {
        StageOutcome outcome = last(execute(
                "a", 3, joined(run(0, "completed", 0, 5), run(1, "completed", 0, 5), run(2, "completed", 0, 7))));
        assertEquals(ResultState.COMPLETE, outcome.state());
        assertNull(outcome.reason());
        StoredResult result = ensemble("a");
        assertEquals(outcome.digest(), result.digest());
        assertEquals(EventFrame.NO_RUN, result.run());
        assertEquals(3, result.histories().get(0).size(), "the union of the steps");
        assertEquals(3 * 0.1 + 3 * 0.2 + 3 * 0.3, result.histories().get(0).value(0, 0), 1e-15);
        assertEquals(2, result.histories().get(1).value(1, 0));
        assertEquals(1, result.histories().get(1).value(2, 0));
    }

    @Test
    void shouldNotDependOnTheOrderOfEvents() throws IOException {
        List<Event> events = joined(
                run(0, "completed", 0, 5, 9),
                run(1, "completed", 0, 5),
                run(2, "completed", 0, 7),
                run(3, "diverged", 0));
        execute("ordered", 4, events);
        byte[] expected = Files.readAllBytes(
                new ResultStore(folder.resolve("ordered")).ensembles().get(0).file());
        Random random = new Random(1);
        for (int trial = 0; trial < 10; trial++) {
            List<List<Event>> left = new ArrayList<>();
            for (int run = 0; run < 4; run++) {
                int number = run;
                left.add(new ArrayList<>(
                        events.stream().filter(event -> event.run() == number).toList()));
            }
            List<Event> shuffled = new ArrayList<>();
            while (!left.isEmpty()) {
                List<Event> one = left.get(random.nextInt(left.size()));
                shuffled.add(one.remove(0));
                left.removeIf(List::isEmpty);
            }
            execute("shuffled", 4, shuffled);
            assertArrayEquals(
                    expected,
                    Files.readAllBytes(new ResultStore(folder.resolve("shuffled"))
                            .ensembles()
                            .get(0)
                            .file()));
        }
    }

    @Test
    void shouldLeaveOutRunsThatDivergedAndSaySo() {
        StageOutcome outcome =
                last(execute("a", 3, joined(run(0, "diverged", 0, 5), run(1, "completed", 0), run(2, "diverged", 0))));
        assertEquals(ResultState.COMPLETE, outcome.state());
        assertEquals("runs 0, 2 diverged and are left out", outcome.reason());
        StoredResult result = ensemble("a");
        assertEquals(outcome.reason(), result.reason());
        assertEquals(1, result.histories().get(0).size());
        assertEquals(3 * 0.2, result.histories().get(0).value(0, 0), 1e-15);
        assertEquals(1, result.histories().get(1).value(0, 0));
    }

    @Test
    void shouldBePartialWhereRunsDidNotEnd() {
        StageOutcome outcome = last(execute("a", 3, joined(run(0, "completed", 0, 5), run(1, "", 0))));
        assertEquals(ResultState.PARTIAL, outcome.state());
        assertEquals("2 of 3 runs did not come to their end", outcome.reason());
        assertEquals(2, ensemble("a").histories().get(1).value(0, 0));
    }

    @Test
    void shouldSayInWhichRunAStageBeforeItFailed() {
        List<Event> events = joined(run(0, "completed", 0), run(1, "completed", 0, 5));
        events.set(4, new Event(1, EventType.STEP, 0, 13, ""));
        StageOutcome outcome = last(execute("a", 2, events));
        assertEquals(ResultState.PARTIAL, outcome.state());
        assertEquals("stage copying failed in run 1 at step 0 (STEP): thirteen", outcome.reason());
        assertEquals(1, ensemble("a").histories().get(1).value(0, 0));
    }

    @Test
    void shouldKeepWhatWasFoundBeforeItFailed() {
        StageOutcome outcome = last(execute("a", 1, run(0, "completed", 0, 66, 70)));
        assertEquals(ResultState.FAILED, outcome.state());
        assertEquals("stage pooling failed over the ensemble at step 66: sixty-six", outcome.clause());
        assertEquals(1, ensemble("a").histories().get(0).size());
    }

    @Test
    void shouldLeaveTheEnsembleAloneWhereOnlySomeRunsAreLookedAt() {
        List<StageOutcome> outcomes = execute("a", 0, run(1, "completed", 0));
        assertTrue(outcomes.stream().noneMatch(StageOutcome::isOfEnsemble));
        assertTrue(new ResultStore(folder.resolve("a")).ensembles().isEmpty());
        assertFalse(new ResultStore(folder.resolve("a")).entries().isEmpty());
    }
}
