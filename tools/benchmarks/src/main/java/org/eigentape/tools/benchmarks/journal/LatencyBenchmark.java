package org.eigentape.tools.benchmarks.journal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.journal.ChronicleAppender;
import org.eigentape.engine.journal.JournalAppender;
import org.eigentape.engine.journal.JournalSettings;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.engine.ring.RingSettings;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Measurement;

/**
 * From the call of publish to the return of the append, for single events of 16 x 32 weights with a pause between them,
 * against an append without a ring: {@code latency} (median) and {@code latency/p99} where each event wakes the journal,
 * {@code latency/gathered} (median) where events wait for others, as in a recording that nobody watches. Elapsed time, so
 * most of it is the waking of a thread, and all of it suffers from other programs: the median says how the line is, the
 * 99th percentile how the machine is.
 */
public final class LatencyBenchmark implements Benchmark {

    private static final int EVENTS = 5000;
    private static final long PAUSE_NS = 200_000;
    private static final String BASELINE = "append on the same thread";

    /** Creates the benchmark. */
    public LatencyBenchmark() {}

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String description() {
        return "from publish to acknowledged, against an append without a ring";
    }

    @Override
    public void measure(BenchmarkRun run) throws Exception {
        int count = run.effort().of(EVENTS);
        long[] appended = directly(count, run);
        long[] woken = throughTheRing(0, count, run);
        report("latency", 0.5, woken, appended, run);
        report("latency/p99", 0.99, woken, appended, run);
        if (run.wants("latency/gathered")) {
            long[] gathered = throughTheRing(RingSettings.DEFAULT_GATHER_NS, count, run);
            report("latency/gathered", 0.5, gathered, appended, run);
        }
    }

    private static void report(String name, double fraction, long[] published, long[] appended, BenchmarkRun run) {
        run.report(new Measurement(
                name, quantile(published, fraction) / 1000, "us", quantile(appended, fraction) / 1000, BASELINE, null));
    }

    private static double quantile(long[] ascending, double fraction) {
        return Math.max(1, ascending[(int) (fraction * (ascending.length - 1))]);
    }

    private static long[] throughTheRing(long gatherNs, int count, BenchmarkRun run) throws Exception {
        WeightEvents events = new WeightEvents(16, 32);
        Path directory = run.scratch().nextDirectory("latency");
        Acknowledgements acknowledged = new Acknowledgements(open(directory, events), 2 * count);
        RingSettings settings = RingSettings.forEventsUpTo(events.frameLength()).gathering(gatherNs);
        long[] took = new long[2 * count];
        try (RecordingLine line = new RecordingLine(acknowledged, directory, settings)) {
            for (int step = 0; step < took.length; step++) {
                took[step] = -System.nanoTime();
                events.publish(line.publisher(), step, 1);
                LockSupport.parkNanos(PAUSE_NS);
            }
            line.await((long) took.length * events.frameLength());
            line.drain();
        }
        for (int step = 0; step < took.length; step++) {
            took[step] += acknowledged.atNs(step);
        }
        run.scratch().delete(directory);
        return warm(took);
    }

    private static long[] directly(int count, BenchmarkRun run) {
        WeightEvents events = new WeightEvents(16, 32);
        Path directory = run.scratch().nextDirectory("latency");
        FrameBuffer frame = new FrameBuffer(events.frameLength());
        long[] took = new long[2 * count];
        try (ChronicleAppender appender = open(directory, events)) {
            for (int step = 0; step < took.length; step++) {
                long started = System.nanoTime();
                appender.append(frame, 0, events.frameLength());
                took[step] = System.nanoTime() - started;
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
        run.scratch().delete(directory);
        return warm(took);
    }

    private static ChronicleAppender open(Path directory, WeightEvents events) {
        return ChronicleAppender.open(
                directory, JournalSettings.forEventsUpTo(events.frameLength()), SpaceGuard.of(directory));
    }

    /** The second half, ascending: the first is warm-up. */
    private static long[] warm(long[] took) {
        long[] second = Arrays.copyOfRange(took, took.length / 2, took.length);
        Arrays.sort(second);
        return second;
    }

    /** Notes when the append of each step returned. */
    private static final class Acknowledgements implements JournalAppender {

        private final JournalAppender appender;
        private final EventView view = new EventView();
        private final AtomicLongArray atNs;

        Acknowledgements(JournalAppender appender, int steps) {
            this.appender = appender;
            this.atNs = new AtomicLongArray(steps);
        }

        long atNs(int step) {
            return atNs.get(step);
        }

        @Override
        public void append(FrameBuffer frames, int offset, int length) {
            appender.append(frames, offset, length);
            long now = System.nanoTime();
            for (int at = offset; at < offset + length; at += view.length()) {
                atNs.set((int) view.wrap(frames, at).step(), now);
            }
        }

        @Override
        public long bytesAppended() {
            return appender.bytesAppended();
        }

        @Override
        public void sync() {
            appender.sync();
        }

        @Override
        public void close() {
            appender.close();
        }
    }
}
