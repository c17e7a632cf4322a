package org.eigentape.tools.benchmarks.journal;

import java.nio.file.Path;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.Target;
import org.eigentape.tools.benchmarks.measure.ThreadCounters;

/**
 * Bytes that are allocated on the heap for each event, by the JVM's own counters of both threads, after a warm-up:
 * {@code allocation} in publish and encode, {@code allocation/append} in the journal's thread, {@code allocation/large}
 * in publish and encode of events that travel in pooled buffers. The baseline is the event itself, which a line that made
 * a new array for each event would allocate at least.
 */
public final class AllocationBenchmark implements Benchmark {

    private static final long EVENTS = 1_000_000;
    private static final long LARGE_EVENTS = 10_000;
    /** Nothing for each event: the JVM allocates some bytes on a thread now and then. */
    private static final Target NOTHING = Target.valueAtMost(0.01);

    private static final String BASELINE = "one array for each event";

    /** Creates the benchmark. */
    public AllocationBenchmark() {}

    @Override
    public String name() {
        return "allocation";
    }

    @Override
    public String description() {
        return "heap bytes for each event in publish, encode and append";
    }

    @Override
    public void measure(BenchmarkRun run) throws Exception {
        if (run.wants("allocation") || run.wants("allocation/append")) {
            WeightEvents small = new WeightEvents(4, 4);
            Allocation allocation = count(small, run.effort().of(EVENTS), run);
            report("allocation", allocation.published(), small, NOTHING, run);
            report("allocation/append", allocation.appended(), small, Target.valueAtMost(16), run);
        }
        if (run.wants("allocation/large")) {
            WeightEvents large = new WeightEvents(64, 64);
            Allocation allocation = count(large, run.effort().of(LARGE_EVENTS), run);
            report("allocation/large", allocation.published(), large, NOTHING, run);
        }
    }

    private static void report(String name, double bytes, WeightEvents events, Target target, BenchmarkRun run) {
        run.report(new Measurement(name, bytes, "B/event", events.frameLength(), BASELINE, target));
    }

    /**
     * Bytes for each event.
     *
     * @param published by the thread that publishes
     * @param appended by the journal's thread
     */
    record Allocation(double published, double appended) {}

    /**
     * Counts what the two threads allocate.
     *
     * @param events which kind
     * @param count how many are counted, after a fifth as many, and at least 20,000, for warm-up
     * @param run where files go
     */
    static Allocation count(WeightEvents events, long count, BenchmarkRun run) throws Exception {
        long warmUp = Math.max(20_000, count / 5);
        Path directory = run.scratch().nextDirectory("allocation");
        try (RecordingLine line = new RecordingLine(directory, events.frameLength())) {
            events.publish(line.publisher(), 0, warmUp);
            line.await(warmUp * events.frameLength());
            long appendedBefore = line.journalAllocatedBytes();
            long publishedBefore = ThreadCounters.allocatedBytes();
            events.publish(line.publisher(), warmUp, count);
            long published = ThreadCounters.allocatedBytes() - publishedBefore;
            line.await((warmUp + count) * events.frameLength());
            long appended = line.journalAllocatedBytes() - appendedBefore;
            line.drain();
            return new Allocation((double) published / count, (double) appended / count);
        } finally {
            run.scratch().delete(directory);
        }
    }
}
