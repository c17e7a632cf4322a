package org.eigentape.tools.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.session.RecordingSession;
import org.eigentape.engine.session.SessionListener;
import org.eigentape.engine.session.SessionRequest;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.RecordingReader;
import org.eigentape.replay.Replay;
import org.eigentape.replay.VerificationProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on reading recordings back shows of the interfaces for Java. */
class FromJavaTest {

    @TempDir
    Path folder;

    private Path recording;

    @BeforeEach
    void record() throws InterruptedException {
        recording = folder.resolve("recording");
        SimulationProvider network = SimulationCatalog.load().simulation("teacher-student");
        new RecordingSession(new SessionRequest(
                        network,
                        null,
                        new Configuration(network.keys(), Map.of("samples", new TextNode("40"))),
                        RecordingPolicy.of(List.of("every=10"), List.of()),
                        2,
                        200,
                        1,
                        1,
                        new StageCatalog(List.of()),
                        List.of(),
                        recording,
                        "test"))
                .record(new SessionListener() {});
    }

    @Test
    void shouldReplay() {
        // tag::replay[]
        Replay replay =
                new Replay(recording, EventSelection.ALL, StageCatalog.load(), List.of(StageRequest.of("spectrum")));
        List<StageOutcome> outcomes = replay.run(VerificationProgress.NONE, () -> false);
        // end::replay[]
        assertEquals(2, outcomes.size());
        assertTrue(outcomes.stream().allMatch(outcome -> outcome.state() == ResultState.COMPLETE), outcomes.toString());
    }

    @Test
    void shouldRead() {
        // tag::read[]
        double squaredNorm = 0;
        EventSelection lastSteps = new EventSelection(Set.of(1), 100, 200, 50);
        try (RecordingReader reader = RecordingReader.open(recording, lastSteps)) {
            TensorDeclaration weights = reader.schema().tensor("weights/2");
            double[] w = new double[weights.elements()];
            for (EventView event = reader.next(); event != null; event = reader.next()) {
                if (event.is(EventType.STEP) && event.copy(weights, w)) {
                    squaredNorm = 0;
                    for (double element : w) {
                        squaredNorm += element * element;
                    }
                    System.out.println(event.run() + " " + event.step() + " " + squaredNorm);
                }
            }
        }
        // end::read[]
        assertTrue(squaredNorm > 0);
    }
}
