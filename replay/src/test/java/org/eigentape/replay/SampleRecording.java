package org.eigentape.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.journal.ChronicleAppender;
import org.eigentape.engine.journal.JournalSettings;
import org.eigentape.engine.journal.JournalWriter;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.engine.recording.Completion;
import org.eigentape.engine.recording.Ensemble;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.recording.RecordingId;
import org.eigentape.engine.recording.WrittenBy;

/**
 * Writes small recordings event by event, in good order or not. Numbers depend on the seed only; the time of event n is n.
 */
final class SampleRecording implements AutoCloseable {

    static final TensorDeclaration WEIGHTS = new TensorDeclaration(
            0, "weights/1", ElementType.F64, List.of(3, 2), "1", TensorRole.WEIGHTS, EventType.STEP, true);
    static final TensorDeclaration LOSS = new TensorDeclaration(
            1, "train/loss", ElementType.F64, List.of(), "1", TensorRole.LOSS, EventType.PROBE, true);
    static final Schema SCHEMA = new Schema(List.of(WEIGHTS, LOSS));

    private static final EventLayout STEP = new EventLayout(List.of(WEIGHTS));
    private static final EventLayout PROBE = new EventLayout(List.of(LOSS));

    private final RecordingDirectory directory;
    private final FrameBuffer frames = new FrameBuffer(256);
    private final EventEncoder encoder = new EventEncoder();
    private final SplittableRandom random = new SplittableRandom(20);
    private final JournalWriter writer;
    private Manifest manifest;
    private long time;

    SampleRecording(Path root, long segmentLength) {
        directory = RecordingDirectory.create(root);
        encoder.begin(
                frames,
                EventType.RECORDING_STARTED,
                EventFrame.NO_RUN,
                0,
                EventLayout.EMPTY,
                "{\"simulation\":\"sample\"}");
        encoder.end();
        ObjectNode configuration = JsonNodeFactory.instance.objectNode().put("steps", 10);
        manifest = new Manifest(
                1,
                RecordingId.of(new EventView().wrap(frames, 0)),
                "sample",
                null,
                configuration,
                new Ensemble(2, 10, List.of(1L, 2L)),
                SCHEMA,
                List.of("every=1"),
                List.of(),
                new WrittenBy("0.1.0", "17", "any", "any", "any"),
                null);
        manifest.write(directory.manifest());
        writer = new JournalWriter(
                ChronicleAppender.open(
                        directory.events(),
                        new JournalSettings(0, segmentLength, 1 << 20),
                        new SpaceGuard("test", 0, 1 << 20, () -> Long.MAX_VALUE)),
                () -> time++);
        writer.append(frames, 0);
        writer.flush();
    }

    /** A complete recording of two interleaved runs. */
    static RecordingDirectory complete(Path root, int steps, long segmentLength) {
        try (SampleRecording recording = new SampleRecording(root, segmentLength)) {
            recording.runs(steps);
            recording.end();
            return recording.directory;
        }
    }

    void runs(int steps) {
        event(EventType.RUN_STARTED, 0, 0, "{\"seed\":1}");
        event(EventType.RUN_STARTED, 1, 0, "{\"seed\":2}");
        for (int step = 0; step < steps; step++) {
            for (int run = 0; run < 2; run++) {
                if (step % 5 == 0) {
                    probe(run, step);
                    event(EventType.SNAPSHOT, run, step, "");
                }
                step(run, step);
            }
            writer.flush();
        }
        for (int run = 0; run < 2; run++) {
            probe(run, steps);
            event(EventType.RUN_ENDED, run, steps, "{\"outcome\":\"completed\"}");
        }
        writer.flush();
    }

    void step(int run, long step) {
        encoder.begin(frames, EventType.STEP, run, step, STEP);
        encoder.tensor(0).putDoubles(random.doubles(6).toArray());
        encoder.end();
        writer.append(frames, 0);
    }

    void probe(int run, long step) {
        encoder.begin(frames, EventType.PROBE, run, step, PROBE);
        encoder.tensor(0).putDouble(random.nextDouble());
        encoder.end();
        writer.append(frames, 0);
    }

    void event(EventType type, int run, long step, String attributes) {
        encoder.begin(frames, type, run, step, EventLayout.EMPTY, attributes);
        encoder.end();
        writer.append(frames, 0);
    }

    /** An event of a type that this release does not know: the code is changed before the header is sealed. */
    void unknown(int run, long step) {
        encoder.begin(frames, EventType.STEP, run, step, STEP);
        encoder.tensor(0).putDoubles(new double[6]);
        encoder.end();
        frames.bytes().putShort(6, (short) 77);
        writer.append(frames, 0);
    }

    void endEvent(String attributes) {
        event(EventType.RECORDING_ENDED, EventFrame.NO_RUN, 0, attributes);
        writer.flush();
    }

    String endAttributes() {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        ObjectNode digests = attributes.putObject("runs");
        writer.runDigests().forEach((run, digest) -> digests.put(run.toString(), digest));
        return attributes.put("events", writer.nextSequence() + 1).toString();
    }

    void end() {
        endEvent(endAttributes());
        completeManifest();
    }

    void completeManifest() {
        writer.sync();
        manifest = manifest.completed(new Completion(
                writer.nextSequence() - 1,
                writer.chain(),
                writer.nextSequence(),
                writer.bytesAppended(),
                writer.runDigests()));
        manifest.write(directory.manifest());
    }

    RecordingDirectory directory() {
        return directory;
    }

    JournalWriter writer() {
        return writer;
    }

    @Override
    public void close() {
        writer.flush();
        writer.close();
    }
}
