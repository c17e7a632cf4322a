package org.eigentape.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.provider.Origin;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.ResultWriter;
import org.eigentape.engine.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The stages of one group at work on one run. */
final class RunPipeline {

    /** One stage of the pipeline. */
    private static final class Work {
        final StageNode node;
        final EmittingSink sink;
        final ResultWriter writer;

        @Nullable
        Stage stage;

        @Nullable
        ResultState state;

        @Nullable
        String reason;

        Work(StageNode node, EmittingSink sink, ResultWriter writer) {
            this.node = node;
            this.sink = sink;
            this.writer = writer;
        }
    }

    private final int run;
    private final List<Work> works = new ArrayList<>();

    /**
     * Makes the stages of a run.
     *
     * @param group the stages in order
     * @param runStarted the run's first event; copied
     * @param runAttributes its attributes, read
     * @param schema of the recording
     * @param configuration of the simulation
     * @param recordingId of the recording
     * @param store where results go
     */
    RunPipeline(
            StageGroup group,
            EventView runStarted,
            JsonNode runAttributes,
            Schema schema,
            JsonNode configuration,
            String recordingId,
            ResultStore store) {
        run = runStarted.run();
        FrameBuffer copy = new FrameBuffer(runStarted.length());
        runStarted.copyFrameTo(copy);
        EventView kept = new EventView().wrap(copy, 0);
        Map<StageNode, Work> byNode = new IdentityHashMap<>();
        for (StageNode node : group.nodes()) {
            Map<String, EmittingSink> upstream = new HashMap<>();
            String blocked = null;
            for (StageNode before : node.upstream()) {
                Work work = byNode.get(before);
                if (work != null) {
                    upstream.put(before.description().name(), work.sink);
                    blocked = work.state == null ? blocked : before.key().request();
                }
            }
            RunContext context = new RunContext(node, schema, configuration, runAttributes, kept, upstream);
            Stage stage = null;
            String reason = null;
            if (blocked == null) {
                try {
                    stage = node.provider().create(context);
                    if (stage == null) {
                        reason = describe(runStarted, Origin.of(node.provider().getClass()) + " gave no stage");
                    }
                } catch (RuntimeException | LinkageError | StackOverflowError e) {
                    reason = describe(runStarted, e);
                }
            }
            EmittingSink sink = new EmittingSink(context.declared(), upstream);
            ResultWriter writer =
                    new ResultWriter(store.directory(node.key()), node.key(), recordingId, run, context.declared());
            sink.writeTo(writer);
            Work work = new Work(node, sink, writer);
            work.stage = stage;
            if (stage == null) {
                work.state = blocked != null ? ResultState.SKIPPED : ResultState.FAILED;
                work.reason = blocked != null ? skipped(blocked) : reason;
            }
            works.add(work);
            byNode.put(node, work);
        }
    }

    private static String skipped(String upstream) {
        return "Stage " + upstream + ", whose results it reads, failed.";
    }

    private static String describe(EventView event, Throwable problem) {
        return describe(event, problem.getMessage() == null ? problem.getClass().getName() : problem.getMessage());
    }

    /** Where and why, but neither who nor in which run, which {@link StageOutcome#clause} says. */
    private static String describe(EventView event, String message) {
        return "at step " + event.step() + " ("
                + event.type().map(EventType::name).orElse("event of type " + event.typeCode()) + "): " + message;
    }

    void accept(EventView event) {
        for (Work work : works) {
            Stage stage = work.stage;
            if (stage == null) {
                continue;
            }
            String blocked = failedUpstream(work);
            if (blocked != null) {
                work.stage = null;
                work.state = ResultState.SKIPPED;
                work.reason = skipped(blocked);
                continue;
            }
            work.sink.beginEvent(event.step());
            try {
                stage.onEvent(event, work.sink);
            } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError | AssertionError e) {
                work.stage = null;
                work.state = ResultState.FAILED;
                work.reason = describe(event, e);
                continue;
            }
            work.sink.flush();
        }
    }

    private @Nullable String failedUpstream(Work work) {
        for (StageNode before : work.node.upstream()) {
            for (Work other : works) {
                if (other.node == before && other.state != null) {
                    return before.key().request();
                }
            }
        }
        return null;
    }

    /**
     * Ends all files.
     *
     * @param state of the stages that did not fail
     * @param outcomes receives one entry for each stage
     */
    void finish(ResultState state, List<StageOutcome> outcomes) {
        for (Work work : works) {
            ResultState ended = work.state == null ? state : work.state;
            String digest = work.writer.finish(ended, work.reason);
            outcomes.add(new StageOutcome(work.node.key(), run, ended, work.reason, digest, work.sink.frames()));
        }
    }

    void abandon() {
        works.forEach(work -> work.writer.close());
    }
}
