package org.eigentape.engine.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.graph.GroupExecution;
import org.eigentape.engine.graph.StageGraph;
import org.eigentape.engine.graph.StageGroup;
import org.eigentape.engine.journal.ChronicleAppender;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.journal.JournalSettings;
import org.eigentape.engine.journal.JournalWriter;
import org.eigentape.engine.journal.RecordingLock;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.engine.policy.RecordingPlan;
import org.eigentape.engine.recording.Completion;
import org.eigentape.engine.recording.Ensemble;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.recording.RecordingId;
import org.eigentape.engine.recording.RecordingState;
import org.eigentape.engine.recording.WrittenBy;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.ring.GroupReport;
import org.eigentape.engine.ring.Recorder;
import org.eigentape.engine.ring.RingSettings;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * Records a simulation, from the request to the closed recording:
 *
 * <pre>
 *   1. check        simulation, plan and stage graph are made; whatever is wrong with the request is found here
 *   2. open         directory, manifest, journal, first event
 *   3. run          the runs are driven in parallel; ring, journal and stages are wired by the Recorder
 *   4. close        last event, disk forced, manifest completed
 *   5. await stages they catch up from the ring or the journal
 * </pre>
 *
 * <p>{@link #requestStop} may be called from any thread, for example when the user presses Ctrl-C; then every run leaves a
 * snapshot. Use a session once.
 */
public final class RecordingSession {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SessionRequest request;
    private final Configuration configuration;
    private final Simulation simulation;
    private final RecordingPlan plan;
    private final StageGraph graph;
    private final long keptFree;
    private final AtomicReference<@Nullable Recorder> recorder = new AtomicReference<>();
    private volatile @Nullable String stopReason;

    /**
     * Checks a request.
     *
     * @param request what to record
     * @throws org.eigentape.engine.error.RecordingException if it cannot be carried out; nothing was touched then
     */
    public RecordingSession(SessionRequest request) {
        this(request, SpaceGuard.KEPT_FREE);
    }

    /**
     * Checks a request.
     *
     * @param request what to record
     * @param keptFree bytes of the disk that are left free: once fewer are, all runs are asked to stop, and once fewer than
     *     half of them are, nothing is appended
     * @throws org.eigentape.engine.error.RecordingException if it cannot be carried out; nothing was touched then
     */
    public RecordingSession(SessionRequest request, long keptFree) {
        this.request = request;
        this.keptFree = keptFree;
        this.configuration = request.simulation().resolve(request.configuration());
        this.simulation = request.simulation().configure(configuration);
        this.plan = new RecordingPlan(request.policy(), simulation.tensors(), request.steps());
        this.graph = StageGraph.beforeRecording(request.catalog(), request.stages(), plan.schema());
    }

    /**
     * What will be recorded when.
     *
     * @return the plan
     */
    public RecordingPlan plan() {
        return plan;
    }

    /**
     * Bytes that the events of all runs will take, rounded up.
     *
     * @return at least 0; {@link Long#MAX_VALUE} also for more than that
     */
    public long estimatedBytes() {
        long perRun = plan.estimatedBytesPerRun();
        return perRun > Long.MAX_VALUE / request.runs() ? Long.MAX_VALUE : perRun * request.runs();
    }

    /**
     * Asks all runs to leave a snapshot and end.
     *
     * @param reason one sentence for people
     */
    public void requestStop(String reason) {
        stopReason = reason;
        Recorder current = recorder.get();
        if (current != null) {
            current.requestStop(reason);
        }
    }

    /**
     * Records.
     *
     * @param listener told how it goes on
     * @return what was recorded
     * @throws org.eigentape.engine.error.RecordingException if the recording cannot be made or goes wrong; what was
     *     acknowledged before is safe
     * @throws InterruptedException if the thread is interrupted
     */
    public SessionSummary record(SessionListener listener) throws InterruptedException {
        FrameBuffer first = recordingStarted();
        Manifest manifest = manifest(RecordingId.of(new EventView().wrap(first, 0)));
        RecordingDirectory directory = RecordingDirectory.create(request.output());
        RecordingLock lock = directory.claim();
        boolean opened = false;
        try {
            manifest.write(directory.manifest());
            listener.started(directory);
            try (JournalWriter journal = open(directory, lock)) {
                opened = true;
                journal.append(first, 0);
                journal.flush();
                return run(directory, manifest, journal, listener);
            }
        } finally {
            if (!opened) {
                lock.close();
                directory.discard();
            }
        }
    }

    private JournalWriter open(RecordingDirectory directory, RecordingLock lock) {
        int largest = Math.max(plan.largestEvent(), 1 << 16);
        ChronicleAppender appender = ChronicleAppender.open(
                directory.events(),
                JournalSettings.forEventsUpTo(largest),
                SpaceGuard.of(directory.events(), keptFree / 2),
                lock);
        return new JournalWriter(appender, RecordingSession::timeNs);
    }

    private static long timeNs() {
        return System.currentTimeMillis() * 1_000_000L;
    }

    private SessionSummary run(
            RecordingDirectory directory, Manifest manifest, JournalWriter journal, SessionListener listener)
            throws InterruptedException {
        List<GroupExecution> executions = executions(directory, manifest);
        SpaceGuard warning = SpaceGuard.of(directory.events(), keptFree);
        RingSettings settings = RingSettings.forEventsUpTo(plan.largestEvent());
        EnsembleDriver ensemble = new EnsembleDriver(simulation, plan, request, listener);
        try (Recorder active = new Recorder(
                        settings, journal, warning, executions, () -> new JournalScanner(directory.events()));
                StatusHeartbeat heartbeat = new StatusHeartbeat(directory, ensemble)) {
            recorder.set(active);
            String reason = stopReason;
            if (reason != null) {
                active.requestStop(reason);
            }
            heartbeat.start();
            List<RunOutcome> outcomes;
            try {
                outcomes = ensemble.drive(active);
                active.drain();
            } catch (RuntimeException | Error e) {
                heartbeat.end(RecordingState.FAILED, String.valueOf(e.getMessage()));
                throw e;
            }
            boolean complete = outcomes.size() == request.runs()
                    && outcomes.stream().noneMatch(run -> run.end() == RunOutcome.End.STOPPED);
            close(directory, manifest, journal, complete);
            heartbeat.end(complete ? RecordingState.COMPLETE : RecordingState.STOPPED, active.stopReason());
            List<GroupReport> groups = active.awaitStages(listener::stagesLag);
            return new SessionSummary(
                    directory,
                    complete,
                    active.stopReason(),
                    journal.nextSequence(),
                    journal.bytesAppended(),
                    outcomes,
                    groups);
        }
    }

    private List<GroupExecution> executions(RecordingDirectory directory, Manifest manifest) {
        List<GroupExecution> executions = new ArrayList<>();
        ResultStore store = new ResultStore(directory.results());
        for (StageGroup group : graph.groups()) {
            executions.add(new GroupExecution(
                    group, plan.schema(), configuration.toJson(), manifest.recordingId(), store, request.runs()));
        }
        return executions;
    }

    private void close(RecordingDirectory directory, Manifest manifest, JournalWriter journal, boolean complete) {
        if (!complete) {
            journal.sync();
            return;
        }
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        ObjectNode digests = attributes.putObject("runs");
        journal.runDigests().forEach((run, digest) -> digests.put(Integer.toString(run), digest));
        attributes.put("events", journal.nextSequence() + 1);
        journal.append(recordingEvent(EventType.RECORDING_ENDED, attributes), 0);
        journal.sync();
        manifest.completed(new Completion(
                        journal.nextSequence() - 1,
                        journal.chain(),
                        journal.nextSequence(),
                        journal.bytesAppended(),
                        journal.runDigests()))
                .write(directory.manifest());
    }

    private Manifest manifest(String recordingId) {
        return new Manifest(
                EventFrame.VERSION,
                recordingId,
                request.simulation().name(),
                request.preset(),
                configuration.toJson(),
                new Ensemble(request.runs(), request.steps(), Collections.nCopies(request.runs(), request.seed())),
                plan.schema(),
                plan.canonicalPolicy(),
                graph.stageNames(),
                WrittenBy.thisProcess(request.codeVersion()),
                null);
    }

    private FrameBuffer recordingStarted() {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("simulation", request.simulation().name());
        attributes.set("configuration", configuration.toJson());
        attributes.put("runs", request.runs());
        attributes.put("steps", request.steps());
        attributes.put("seed", request.seed());
        attributes.set("policy", JSON.valueToTree(plan.canonicalPolicy()));
        attributes.set("schema", JSON.valueToTree(plan.schema()));
        return recordingEvent(EventType.RECORDING_STARTED, attributes);
    }

    private static FrameBuffer recordingEvent(EventType type, ObjectNode attributes) {
        FrameBuffer target = new FrameBuffer(1 << 12);
        EventEncoder encoder = new EventEncoder();
        encoder.begin(target, type, EventFrame.NO_RUN, 0, EventLayout.EMPTY, attributes.toString());
        encoder.end();
        return target;
    }
}
