package org.eigentape.tools.benchmarks.journal;

import java.nio.file.Path;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.Target;

/**
 * Weights of 16 x 32 at every step, as fast as they can be published, through publisher, ring and journal, against a bare
 * Chronicle appender that writes as many excerpts of the same size to the same file system.
 *
 * <pre>
 *   publisher --> ring --> journal --> disk          bare appender --> disk
 * </pre>
 *
 * <p>{@code journal} counts elapsed time up to the acknowledgement of the last event; the line uses two threads, the
 * appender one. {@code journal/processor} counts the processor time of all threads.
 */
public final class JournalBenchmark implements Benchmark {

    private static final long EVENTS = 20_000;
    /** Many short rounds: elapsed time needs both cores to be free for a moment. */
    private static final int ROUNDS_FACTOR = 3;

    private static final String BASELINE = "bare Chronicle appender";

    private double lineNs;
    private double lineProcessorNs;
    private double bareNs;
    private double bareProcessorNs;

    /** Creates the benchmark. */
    public JournalBenchmark() {}

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public String description() {
        return "16 x 32 weights at every step to the disk, against a bare Chronicle appender";
    }

    @Override
    public void measure(BenchmarkRun run) throws Exception {
        WeightEvents events = new WeightEvents(16, 32);
        long count = run.effort().of(EVENTS);
        // Each round makes new files, so that both sides pay for fresh pages.
        for (int round = 0; round <= ROUNDS_FACTOR * run.effort().rounds(); round++) {
            if (round <= Math.min(2, run.effort().rounds())) {
                forget();
            }
            record(events, count, run);
            appendBare(events.frameLength(), count, run);
        }
        run.report(new Measurement(
                "journal", count / lineNs * 1e9, "events/s", count / bareNs * 1e9, BASELINE, Target.ratioAtLeast(0.5)));
        run.report(new Measurement(
                "journal/processor",
                lineProcessorNs / count / 1000,
                "us/event",
                bareProcessorNs / count / 1000,
                BASELINE,
                null));
    }

    private void forget() {
        lineNs = Double.POSITIVE_INFINITY;
        lineProcessorNs = Double.POSITIVE_INFINITY;
        bareNs = Double.POSITIVE_INFINITY;
        bareProcessorNs = Double.POSITIVE_INFINITY;
    }

    private void record(WeightEvents events, long count, BenchmarkRun run) throws Exception {
        Path directory = run.scratch().nextDirectory("journal");
        try (RecordingLine line = new RecordingLine(directory, events.frameLength())) {
            Stopwatch watch = new Stopwatch();
            watch.start();
            events.publish(line.publisher(), 0, count);
            line.await(count * events.frameLength());
            watch.stop();
            line.drain();
            lineNs = Math.min(lineNs, watch.elapsedNs());
            lineProcessorNs = Math.min(lineProcessorNs, watch.processorNs() + line.journalProcessorNs());
        }
        run.scratch().delete(directory);
    }

    private void appendBare(int length, long count, BenchmarkRun run) {
        Path directory = run.scratch().nextDirectory("bare");
        Stopwatch watch = new Stopwatch();
        BareQueue.append(directory, length, count, watch);
        bareNs = Math.min(bareNs, watch.elapsedNs());
        bareProcessorNs = Math.min(bareProcessorNs, watch.processorNs());
        run.scratch().delete(directory);
    }
}
