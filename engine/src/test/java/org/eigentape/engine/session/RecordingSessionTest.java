package org.eigentape.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.LowSpaceException;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.network.experiment.TeacherStudentProvider;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.stage.StageCatalog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records the real network into real files. */
class RecordingSessionTest {

    private static final String GOLDEN_DIGESTS = "[c0cf566fe14ecc13d17fb5d93f2e04394de8efed9edf002200633ef872695dfd,"
            + " 33b7780cef58ad4d230d45c7c97969e0d2c810c567eae1069a4234d3e91e6a25]";

    @TempDir
    Path folder;

    private SessionSummary record(String name, int runs, long steps, int threads, String... policy) throws Exception {
        return session(name, runs, steps, threads, policy).record(new SessionListener() {});
    }

    private RecordingSession session(String name, int runs, long steps, int threads, String... policy) {
        return new RecordingSession(request(name, runs, steps, threads, policy));
    }

    private SessionRequest request(String name, int runs, long steps, int threads, String... policy) {
        TeacherStudentProvider provider = new TeacherStudentProvider();
        Map<String, JsonNode> settings = Map.of(
                "temperature", new TextNode("2^-3"),
                "inverseSigmaW", new TextNode("8"),
                "samples", new TextNode("400"));
        return new SessionRequest(
                provider,
                null,
                new Configuration(provider.keys(), settings),
                RecordingPolicy.of(List.of(policy), List.of()),
                runs,
                steps,
                1,
                threads,
                new StageCatalog(List.of()),
                List.of(),
                folder.resolve(name),
                "test");
    }

    private static List<String> events(SessionSummary summary, int run) {
        List<String> events = new ArrayList<>();
        try (JournalScanner scanner = new JournalScanner(summary.directory().events())) {
            for (EventView event = scanner.next(); event != null; event = scanner.next()) {
                if (event.run() == run) {
                    events.add(event.type().orElseThrow() + " " + event.step());
                }
            }
        }
        return events;
    }

    private static SortedMap<Integer, String> digests(SessionSummary summary) {
        Manifest manifest = Manifest.read(summary.directory().manifest());
        assertNotNull(manifest.completion());
        return manifest.completion().runDigests();
    }

    @Test
    void shouldRecordProbeThenStepThenSnapshot() throws Exception {
        SessionSummary summary = record("a", 1, 20, 1, "every=10", "probe:at=0,end", "snapshot:at=10");

        assertTrue(summary.complete());
        assertEquals(
                List.of(
                        "RUN_STARTED 0",
                        "PROBE 0",
                        "STEP 0",
                        "STEP 10",
                        "SNAPSHOT 10",
                        "PROBE 20",
                        "STEP 20",
                        "RUN_ENDED 20"),
                events(summary, 0));
        assertEquals(List.of("RECORDING_STARTED 0", "RECORDING_ENDED 0"), events(summary, -1));
    }

    @Test
    @Tag("determinism")
    void shouldGiveTheSameRunsWhateverTheNumberOfThreads() throws Exception {
        SortedMap<Integer, String> alone = digests(record("a", 3, 300, 1, "every=10", "probe:log=5"));
        SortedMap<Integer, String> together = digests(record("b", 3, 300, 3, "every=10", "probe:log=5"));

        assertEquals(3, alone.size());
        assertEquals(alone, together);
    }

    /** The bits of a recorded run: weights, losses, moments and factors. Changes only with a change of the arithmetic. */
    @Test
    @Tag("determinism")
    void shouldRecordTheSameBitsOnEveryJavaRuntime() throws Exception {
        SortedMap<Integer, String> digests =
                digests(record("a", 2, 200, 2, "every=10", "probe:log=5", "published/deltas/*:at=end"));

        assertEquals(GOLDEN_DIGESTS, digests.values().toString());
    }

    @Test
    void shouldAdvanceByAtLeastOneUpdateHoweverOftenSomethingFallsDue() throws Exception {
        SessionSummary summary = session("a", 1, 200, 1, "every=1").record(new SessionListener() {
            @Override
            public void advanced(long updates) {
                assertEquals(1, updates);
            }
        });

        assertTrue(summary.complete());
        assertEquals(1 + 1 + 201 + 1 + 1, summary.events());
    }

    @Test
    void shouldLeaveOneSnapshotAtAStepThatHasOneByTheRulesWhenItIsStopped() throws Exception {
        RecordingSession session = session("a", 1, 1000, 1, "at=0", "probe:none", "snapshot:every=1");
        SessionSummary summary = session.record(new SessionListener() {
            @Override
            public void advanced(long updates) {
                session.requestStop("test");
            }
        });

        assertFalse(summary.complete());
        assertEquals(List.of("RUN_STARTED 0", "STEP 0", "SNAPSHOT 0", "SNAPSHOT 1"), events(summary, 0));
    }

    @Test
    void shouldNotLetSnapshotsChangeTheDigestOfARun() throws Exception {
        assertEquals(
                digests(record("a", 1, 50, 1, "every=10")),
                digests(record("b", 1, 50, 1, "every=10", "snapshot:every=7")));
    }

    @Test
    void shouldRecordTheFirstNonFiniteStepOfARunThatDiverges() throws Exception {
        TeacherStudentProvider provider = new TeacherStudentProvider();
        Map<String, JsonNode> settings = Map.of(
                "activation", new TextNode("identity"),
                "learningRate", new TextNode("10"),
                "samples", new TextNode("40"));
        SessionSummary summary = new RecordingSession(new SessionRequest(
                        provider,
                        null,
                        new Configuration(provider.keys(), settings),
                        RecordingPolicy.of(List.of("every=1000"), List.of()),
                        1,
                        100_000,
                        1,
                        1,
                        new StageCatalog(List.of()),
                        List.of(),
                        folder.resolve("a"),
                        "test"))
                .record(new SessionListener() {});

        assertTrue(summary.complete());
        RunOutcome outcome = summary.runs().get(0);
        assertEquals(RunOutcome.End.DIVERGED, outcome.end());
        List<String> events = events(summary, 0);
        assertEquals(List.of("RUN_STARTED 0", "STEP 0", "RUN_ENDED " + outcome.lastStep()), events);
        assertTrue(outcome.lastStep() > 1 && outcome.lastStep() < 1000, outcome.toString());
    }

    @Test
    void shouldStopInGoodOrderWhereFewerBytesAreFreeThanAreKept() throws Exception {
        long usable = Files.getFileStore(folder).getUsableSpace();
        SessionSummary summary = new RecordingSession(request("a", 2, 1_000_000, 2, "every=1000"), usable / 2 * 3)
                .record(new SessionListener() {});

        assertFalse(summary.complete());
        assertTrue(summary.stopReason().contains("are kept free; make space"), summary.stopReason());
        assertFalse(summary.stopReason().contains("resume"), summary.stopReason());
        RecordingSession refused = new RecordingSession(request("b", 2, 1_000_000, 2, "every=1000"), usable * 3);
        assertThrows(LowSpaceException.class, () -> refused.record(new SessionListener() {}));
        assertFalse(Files.exists(folder.resolve("b")), "nothing is left of a recording that could not start");
    }

    @Test
    void shouldTakeTheNameOfARecordingThatDiedBeforeItsFirstEvent() throws Exception {
        Files.createDirectories(folder.resolve("a/events"));
        Files.writeString(folder.resolve("a/.manifest.json.new"), "{ half");

        assertTrue(record("a", 1, 20, 1, "every=10").complete());
        assertFalse(Files.exists(folder.resolve("a/.manifest.json.new")));
    }

    @Test
    void shouldEstimateAtMostTheLargestNumber() {
        assertEquals(
                Long.MAX_VALUE,
                session("a", 100_000, 10_000_000_000_000L, 1, "every=1").estimatedBytes());
        assertThrows(InvalidRequestException.class, () -> request("a", 100_000, 10_000_000_000_001L, 1, "every=1"));
    }

    @Test
    void shouldLeaveASnapshotAndNoEndWhenStopped() throws Exception {
        RecordingSession session = session("a", 2, 1_000_000_000L, 2, "every=1000000");
        SessionSummary summary = session.record(new SessionListener() {
            @Override
            public void advanced(long updates) {
                session.requestStop("test");
            }
        });

        assertFalse(summary.complete());
        assertEquals("test", summary.stopReason());
        int started = summary.runs().get(0).run();
        List<String> events = events(summary, started);
        assertTrue(events.get(events.size() - 1).startsWith(EventType.SNAPSHOT.name()), events.toString());
        assertEquals(List.of("RECORDING_STARTED 0"), events(summary, -1));
        assertTrue(Files.readString(summary.directory().status()).contains("stopped"));
    }
}
