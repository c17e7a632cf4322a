package org.eigentape.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.graph.GroupExecution;
import org.eigentape.engine.graph.StageGraph;
import org.eigentape.engine.graph.StageGroup;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.journal.JournalReader;
import org.eigentape.engine.journal.JournalWriter;
import org.eigentape.engine.journal.MemoryJournal;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ring, journal and stages together, on a journal in memory. */
@Timeout(60)
class RecorderTest {

    private static final TensorDeclaration SMALL = tensor(0, "weights/1", 4);
    private static final TensorDeclaration LARGE = tensor(1, "weights/2", 4000);
    private static final Schema SCHEMA = new Schema(List.of(SMALL, LARGE));
    private static final RingSettings RING = new RingSettings(64, 1024, 4, 30);

    @TempDir
    Path folder;

    private static TensorDeclaration tensor(int id, String name, int elements) {
        return new TensorDeclaration(
                id, name, ElementType.F64, List.of(elements), "1", TensorRole.WEIGHTS, EventType.STEP, true);
    }

    /** Sums all elements of an event; what it does besides that is the test's. */
    private record Summing(String name, List<String> upstream, BiConsumer<EventView, ResultSink> evil)
            implements StageProvider {
        @Override
        public StageDescription description() {
            return new StageDescription(
                    name,
                    1,
                    "Sums.",
                    List.of(),
                    upstream,
                    List.of(new OutputDeclaration("sum", "scalar", "1", "Sum of all elements.")),
                    List.of());
        }

        @Override
        public Stage create(StageContext context) {
            ResultSeries sum = context.declare("sum", null);
            double[] elements = new double[4000];
            return (event, results) -> {
                evil.accept(event, results);
                double total = 0;
                for (TensorDeclaration tensor : SCHEMA.tensors()) {
                    if (event.copy(tensor, elements)) {
                        for (int index = 0; index < tensor.elements(); index++) {
                            total += elements[index];
                        }
                    }
                }
                results.put(sum, total);
            };
        }
    }

    private static Summing honest(String name) {
        return new Summing(name, List.of(), (event, results) -> {});
    }

    private List<GroupExecution> executions(String results, List<StageProvider> providers) {
        List<StageRequest> requests = providers.stream()
                .map(provider -> StageRequest.of(provider.description().name()))
                .toList();
        StageGraph graph = new StageGraph(new StageCatalog(providers), requests, SCHEMA, "");
        List<GroupExecution> executions = new ArrayList<>();
        for (StageGroup group : graph.groups()) {
            executions.add(new GroupExecution(
                    group,
                    SCHEMA,
                    JsonNodeFactory.instance.objectNode(),
                    "id",
                    new ResultStore(folder.resolve(results)),
                    3));
        }
        return executions;
    }

    private static SpaceGuard plenty() {
        return new SpaceGuard("memory", 0, 1 << 20, () -> Long.MAX_VALUE);
    }

    /** Publishes three runs from three threads, every tenth event large. */
    private List<GroupReport> record(MemoryJournal journal, RingSettings ring, int steps, List<StageProvider> stages)
            throws InterruptedException {
        try (JournalWriter writer = new JournalWriter(journal, () -> 0L);
                Recorder recorder = new Recorder(ring, writer, plenty(), executions("live", stages), journal::reader)) {
            List<Thread> threads = new ArrayList<>();
            for (int run = 0; run < 3; run++) {
                EventPublisher publisher = recorder.publisher(run);
                int number = run;
                threads.add(new Thread(() -> publish(publisher, number, steps)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            recorder.drain();
            return recorder.awaitStages(lag -> {});
        }
    }

    private static void publish(EventPublisher publisher, int run, int steps) {
        EventLayout small = new EventLayout(List.of(SMALL));
        EventLayout large = new EventLayout(List.of(SMALL, LARGE));
        double[] elements = new double[4000];
        publisher.publish(EventType.RUN_STARTED, 0, EventLayout.EMPTY, "{}", (tensor, sink) -> {});
        for (int step = 0; step < steps; step++) {
            java.util.Arrays.fill(elements, run + 1e-3 * step);
            publisher.publish(
                    EventType.STEP,
                    step,
                    step % 10 == 0 ? large : small,
                    (tensor, sink) -> sink.putDoubles(elements, 0, tensor.elements()));
        }
        publisher.publish(EventType.RUN_ENDED, steps, EventLayout.EMPTY, "{}", (tensor, sink) -> {});
    }

    private TreeMap<String, String> replayed(MemoryJournal journal, List<StageProvider> stages) {
        List<GroupExecution> executions = executions("replayed", stages);
        try (JournalReader reader = journal.reader()) {
            for (EventView event = reader.next(); event != null; event = reader.next()) {
                for (GroupExecution execution : executions) {
                    execution.accept(event);
                }
            }
        }
        List<StageOutcome> outcomes = new ArrayList<>();
        executions.forEach(execution -> outcomes.addAll(execution.finish()));
        return digests(outcomes);
    }

    private static TreeMap<String, String> digests(List<StageOutcome> outcomes) {
        TreeMap<String, String> digests = new TreeMap<>();
        outcomes.forEach(outcome -> digests.put(
                outcome.key().stage() + " run " + outcome.run(),
                outcome.state() + " " + outcome.frames() + " " + outcome.digest()));
        return digests;
    }

    private static TreeMap<String, String> live(List<GroupReport> reports) {
        return digests(
                reports.stream().flatMap(report -> report.outcomes().stream()).toList());
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldJournalEachRunInItsOwnOrder() throws InterruptedException {
        MemoryJournal journal = new MemoryJournal();
        record(journal, RING, 500, List.of());

        long[] expected = new long[3];
        int events = 0;
        try (JournalReader reader = journal.reader()) {
            for (EventView event = reader.next(); event != null; event = reader.next(), events++) {
                if (event.is(EventType.STEP)) {
                    assertEquals(expected[event.run()]++, event.step());
                }
            }
        }
        assertEquals(3 * 502, events);
    }

    @Test
    void shouldGiveLiveResultsEqualToReplayedOnes() throws InterruptedException {
        MemoryJournal journal = new MemoryJournal();
        List<StageProvider> stages = List.of(honest("one"), honest("two"));

        TreeMap<String, String> live = live(record(journal, RING, 500, stages));

        assertEquals(6, live.size());
        assertEquals(replayed(journal, stages), live);
    }

    @Test
    void shouldLetALaggingGroupGoOnFromTheJournalWithTheSameResults() throws InterruptedException {
        MemoryJournal journal = new MemoryJournal();
        Summing slow = new Summing("slow", List.of(), (event, results) -> {
            if (event.step() % 50 == 0) {
                pause(5);
            }
        });
        List<StageProvider> stages = List.of(slow, honest("quick"));

        List<GroupReport> reports = record(journal, RING, 2000, stages);

        assertTrue(reports.get(0).leftRing(), "the slow group must have left the ring");
        assertEquals(replayed(journal, List.of(honest("slow"), honest("quick"))), live(reports));
    }

    @Test
    void shouldLetAGroupThatHoldsPooledFramesLeaveSoThatRunsGoOn() throws InterruptedException {
        MemoryJournal journal = new MemoryJournal();
        Summing stuck = new Summing("stuck", List.of(), (event, results) -> {
            if (event.is(EventType.STEP) && event.step() == 0 && event.run() == 0) {
                pause(500);
            }
        });

        // A ring so large that only the four pooled frames can run out.
        List<GroupReport> reports = record(journal, new RingSettings(4096, 1024, 4, 30), 300, List.of(stuck));

        assertTrue(reports.get(0).leftRing());
        assertEquals(replayed(journal, List.of(honest("stuck"))), live(reports));
    }

    @Test
    void shouldMarkAThrowingStageAndSkipItsDependantsAndGoOn() throws InterruptedException {
        MemoryJournal journal = new MemoryJournal();
        Summing throwing = new Summing("throwing", List.of(), (event, results) -> {
            if (event.run() == 1 && event.step() == 100) {
                throw new IllegalArgumentException("step one hundred is unlucky");
            }
        });
        Summing dependent = new Summing("dependent", List.of("throwing"), (event, results) -> {});

        List<GroupReport> reports = record(journal, RING, 300, List.of(dependent, throwing, honest("other")));

        List<StageOutcome> outcomes =
                reports.stream().flatMap(report -> report.outcomes().stream()).toList();
        for (StageOutcome outcome : outcomes) {
            boolean hit = outcome.run() == 1;
            ResultState expected = switch (outcome.key().stage()) {
                case "throwing" -> hit ? ResultState.FAILED : ResultState.COMPLETE;
                case "dependent" -> hit ? ResultState.SKIPPED : ResultState.COMPLETE;
                default -> ResultState.COMPLETE;
            };
            assertEquals(expected, outcome.state(), outcome.toString());
            if (outcome.state() == ResultState.FAILED) {
                assertEquals(100, outcome.frames(), outcome.toString());
                assertNotNull(outcome.reason());
                assertTrue(outcome.reason().startsWith("at step 100 (STEP): "), outcome.reason());
            }
        }
        assertEquals(9, outcomes.size());
    }

    @Test
    void shouldGoOnWhenAWholeGroupEnds() throws InterruptedException {
        MemoryJournal journal = new MemoryJournal();
        Summing dying = new Summing("dying", List.of(), (event, results) -> {
            if (event.step() == 10) {
                throw new Error("not even an exception");
            }
        });

        List<GroupReport> reports = record(journal, RING, 2000, List.of(dying));

        assertNotNull(reports.get(0).failure());
        assertEquals(3, replayed(journal, List.of(honest("x"))).size());
    }

    @Test
    void shouldStopRunsWhenTheJournalFails() {
        MemoryJournal full = new MemoryJournal();
        class FailingWriter implements org.eigentape.engine.journal.JournalAppender {
            private int left = 3;

            @Override
            public void append(FrameBuffer frames, int offset, int length) {
                if (left-- == 0) {
                    throw new StorageException("The disk is full.", null);
                }
                full.append(frames, offset, length);
            }

            @Override
            public long bytesAppended() {
                return full.bytesAppended();
            }

            @Override
            public void sync() {}

            @Override
            public void close() {}
        }
        try (JournalWriter writer = new JournalWriter(new FailingWriter(), () -> 0L);
                Recorder recorder = new Recorder(RING, writer, plenty(), List.of(), full::reader)) {
            EventPublisher publisher = recorder.publisher(0);
            StorageException stopped =
                    assertThrows(StorageException.class, () -> publish(publisher, 0, Integer.MAX_VALUE));
            assertTrue(String.valueOf(stopped.getMessage()).contains("The disk is full."));
            assertTrue(publisher.stopRequested());
            assertThrows(StorageException.class, recorder::drain);
        }
    }

    @Test
    void shouldNotPublishAnEventWhoseTensorsCouldNotBeWritten() throws InterruptedException {
        MemoryJournal journal = new MemoryJournal();
        try (JournalWriter writer = new JournalWriter(journal, () -> 0L);
                Recorder recorder = new Recorder(RING, writer, plenty(), List.of(), journal::reader)) {
            EventPublisher publisher = recorder.publisher(0);
            EventLayout large = new EventLayout(List.of(LARGE));
            for (int attempt = 0; attempt < 20; attempt++) {
                // More often than there are pooled frames: each must be given back.
                assertThrows(
                        IllegalStateException.class,
                        () -> publisher.publish(
                                EventType.STEP, 0, large, (tensor, sink) -> sink.putDoubles(new double[3])));
            }
            publisher.publish(EventType.RUN_STARTED, 0, EventLayout.EMPTY, "{}", (tensor, sink) -> {});
            recorder.drain();
        }
        try (JournalReader reader = journal.reader()) {
            EventView only = reader.next();
            assertNotNull(only);
            assertTrue(only.is(EventType.RUN_STARTED));
            assertFalse(reader.next() != null);
        }
    }

    @Test
    void shouldAskRunsToStopWhenSpaceRunsLow() throws InterruptedException {
        MemoryJournal journal = new MemoryJournal();
        SpaceGuard low = new SpaceGuard("memory", 1 << 20, 1, () -> 0L);
        try (JournalWriter writer = new JournalWriter(journal, () -> 0L);
                Recorder recorder = new Recorder(RING, writer, low, List.of(), journal::reader)) {
            EventPublisher publisher = recorder.publisher(0);
            publish(publisher, 0, 100);
            recorder.drain();
            assertTrue(publisher.stopRequested());
            assertNotNull(recorder.stopReason());
        }
    }
}
