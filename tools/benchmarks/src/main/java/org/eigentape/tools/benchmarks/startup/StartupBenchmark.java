package org.eigentape.tools.benchmarks.startup;

import java.nio.file.Path;
import java.util.Optional;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.SideBySide;
import org.eigentape.tools.benchmarks.measure.Target;
import org.eigentape.tools.benchmarks.training.DemoExperiment;

/**
 * Elapsed seconds of a short command, from starting {@code tools/eigentape} to the end of its process, against
 * {@code java -version}: {@code startup} is {@code --help}, {@code startup/describe} and {@code startup/verify} read a
 * recording of a thousand steps. Least of several, since the first start after a build warms the disk and makes an archive
 * of classes.
 */
public final class StartupBenchmark implements Benchmark {

    private static final long STEPS = 1000;
    private static final String BASELINE = "java -version";

    /** Creates the benchmark. */
    public StartupBenchmark() {}

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String description() {
        return "short commands from start to end, against an empty Java process";
    }

    @Override
    public void measure(BenchmarkRun run) throws Exception {
        Optional<Launcher> launcher = Launcher.find();
        if (launcher.isEmpty()) {
            run.notes().accept("startup is not measured: there is no built tools/eigentape above this program.");
            return;
        }
        measure("startup", 0.5, launcher.get(), run, "--help");
        Path recording = run.scratch().next("startup");
        new DemoExperiment().record(recording, STEPS);
        measure("startup/describe", 1.0, launcher.get(), run, "describe", recording.toString());
        measure("startup/verify", 1.0, launcher.get(), run, "verify", recording.toString());
        run.scratch().delete(recording);
    }

    private static void measure(String name, double seconds, Launcher launcher, BenchmarkRun run, String... arguments)
            throws Exception {
        if (!run.wants(name)) {
            return;
        }
        int code = launcher.run(arguments);
        if (code != 0) {
            run.notes()
                    .accept(name + " is not measured: '" + String.join(" ", arguments) + "' ended with code " + code
                            + ".");
            return;
        }
        SideBySide times = SideBySide.measure(
                System::nanoTime,
                Math.min(5, run.effort().rounds()),
                () -> launcher.run(arguments),
                Launcher::runBareJava);
        run.report(new Measurement(
                name, times.subjectNs() / 1e9, "s", times.baselineNs() / 1e9, BASELINE, Target.valueAtMost(seconds)));
    }
}
