package org.eigentape.tools.benchmarks.jmh;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.journal.ChronicleAppender;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.journal.JournalSettings;
import org.eigentape.engine.journal.JournalWriter;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.tools.benchmarks.measure.ScratchDirectory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A journal of 10,000 steps with 16 x 32 weights: sealing and appending, and scanning it. Times are for one event. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 20)
@Measurement(iterations = 30)
public class JournalJmh {

    private static final int EVENTS = 10_000;

    private final FrameBuffer frame = new FrameBuffer(8192);
    private ScratchDirectory scratch;
    private Path written;
    private Path fresh;

    /** Encodes an event and writes a journal to scan. */
    @Setup
    public void writeJournal() {
        scratch = new ScratchDirectory(Path.of(System.getProperty("java.io.tmpdir")));
        EventLayout layout = new EventLayout(List.of(new TensorDeclaration(
                0, "weights/2", ElementType.F64, List.of(16, 32), "1", TensorRole.WEIGHTS, EventType.STEP, true)));
        EventEncoder encoder = new EventEncoder();
        encoder.begin(frame, EventType.STEP, 0, 0, layout);
        encoder.tensor(0).putDoubles(new double[512], 0, 512);
        encoder.end();
        written = scratch.nextDirectory("written");
        write(written);
    }

    /** Makes room for the next journal. */
    @Setup(Level.Invocation)
    public void makeDirectory() {
        fresh = scratch.nextDirectory("fresh");
    }

    /** Deletes it. */
    @TearDown(Level.Invocation)
    public void deleteDirectory() {
        scratch.delete(fresh);
    }

    /** Deletes everything. */
    @TearDown
    public void deleteAll() {
        scratch.close();
    }

    /** Opening, sealing, appending, closing. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long append() {
        return write(fresh);
    }

    private long write(Path directory) {
        try (JournalWriter journal = new JournalWriter(
                ChronicleAppender.open(directory, JournalSettings.forEventsUpTo(8192), SpaceGuard.of(directory)),
                () -> 0L)) {
            for (int event = 0; event < EVENTS; event++) {
                journal.append(frame, 0);
            }
            journal.flush();
            return journal.bytesAppended();
        }
    }

    /** Opening, verifying each frame, closing. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long scan() {
        long steps = 0;
        try (JournalScanner scanner = new JournalScanner(written)) {
            for (EventView event = scanner.next(); event != null; event = scanner.next()) {
                steps += event.step();
            }
        }
        return steps;
    }
}
