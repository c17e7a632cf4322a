package org.eigentape.tools.benchmarks.reading;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigentape.engine.session.SessionSummary;
import org.eigentape.replay.Verification;
import org.eigentape.replay.VerificationProgress;
import org.eigentape.replay.VerificationResult;
import org.eigentape.replay.VerificationState;
import org.eigentape.tools.benchmarks.journal.BareQueue;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.SideBySide;
import org.eigentape.tools.benchmarks.measure.Target;
import org.eigentape.tools.benchmarks.measure.ThreadCounters;
import org.eigentape.tools.benchmarks.training.DemoExperiment;

/**
 * Verification of a recording of 16 x 32 weights at every step, against a bare Chronicle tailer that copies the same
 * excerpts out of a copy of its files. Processor time of one thread each; the files are in the system's cache for both.
 */
public final class VerifyBenchmark implements Benchmark {

    private static final long STEPS = 50_000;

    /** Creates the benchmark. */
    public VerifyBenchmark() {}

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String description() {
        return "verification of a recording, against a bare Chronicle tailer over the same files";
    }

    @Override
    public void measure(BenchmarkRun run) throws Exception {
        Path root = run.scratch().next("verify");
        SessionSummary recorded =
                new DemoExperiment().recordEveryStep(root, run.effort().of(STEPS));
        // A copy, because the queue makes the files that it opens longer.
        Path copy = copy(recorded.directory().events(), run.scratch().nextDirectory("copy"));
        SideBySide times = SideBySide.measure(
                ThreadCounters::processorNs,
                run.effort().rounds(),
                () -> verify(root, recorded.bytes()),
                () -> tail(copy, recorded.bytes()));
        double megabytes = recorded.bytes() / 1e6;
        run.report(new Measurement(
                "verify",
                megabytes / times.subjectNs() * 1e9,
                "MB/s",
                megabytes / times.baselineNs() * 1e9,
                "bare Chronicle tailer",
                Target.ratioAtLeast(0.5)));
        run.scratch().delete(root);
        run.scratch().delete(copy);
    }

    private static Path copy(Path events, Path target) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(events)) {
            for (Path file : files) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target;
    }

    private static void verify(Path root, long bytes) {
        VerificationResult result = Verification.verify(root, VerificationProgress.NONE);
        if (result.state() != VerificationState.COMPLETE || result.bytes() != bytes) {
            throw new IllegalStateException(
                    "verification read " + result.bytes() + " bytes and said: " + result.message());
        }
    }

    private static void tail(Path events, long bytes) {
        long read = BareQueue.tail(events);
        if (read != bytes) {
            throw new IllegalStateException("the tailer read " + read + " bytes of " + bytes);
        }
    }
}
