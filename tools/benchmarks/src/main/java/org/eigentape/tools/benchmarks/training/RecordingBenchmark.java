package org.eigentape.tools.benchmarks.training;

import java.nio.file.Path;
import java.util.Arrays;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.policy.RecordingPlan;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectory;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.Replay;
import org.eigentape.replay.VerificationProgress;
import org.eigentape.tools.benchmarks.journal.RecordingLine;
import org.eigentape.tools.benchmarks.measure.Benchmark;
import org.eigentape.tools.benchmarks.measure.BenchmarkRun;
import org.eigentape.tools.benchmarks.measure.Effort;
import org.eigentape.tools.benchmarks.measure.Measurement;
import org.eigentape.tools.benchmarks.measure.Target;
import org.eigentape.tools.benchmarks.measure.ThreadCounters;

/**
 * What recording by the policy of {@code demo} adds to the trainers' processor time. The same run is trained twice, in
 * turns of some thousand steps: bare, and with its steps and snapshots published to a journal.
 *
 * <ul>
 *   <li>{@code recording}: time of the trainer's thread inside publishing, plus all time of the journal's thread;
 *   <li>{@code recording/paired}: the same as a difference of whole turns, which also holds what recording costs the
 *       trainer between events, for example by lost caches; median over the turns, noisy;
 *   <li>{@code recording/probes}: measuring and publishing the probes of one run;
 *   <li>{@code recording/stages}: all stages of the demonstration over the events of one run;
 *   <li>{@code recording/start}: opening and closing a recording of a run of no steps, models and data included.
 * </ul>
 */
public final class RecordingBenchmark implements Benchmark {

    private static final long STEPS = 10_000_000;
    private static final int TURNS = 50;
    /** Bare turns are shorter by this factor, so that most of the time goes into what is judged. */
    private static final int BARE_PART = 4;

    private static final long WARM_UP_STEPS = 400_000;
    private static final String BASELINE = "training alone";

    /** Creates the benchmark. */
    public RecordingBenchmark() {}

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public String description() {
        return "what publishing, probing and stages add to training, by the policy of demo";
    }

    @Override
    public void measure(BenchmarkRun run) throws Exception {
        DemoExperiment demo = new DemoExperiment();
        double trainerNs = measureSteps(demo, run);
        if (run.wants("recording/probes")) {
            measureProbes(demo, trainerNs, run);
        }
        if (run.wants("recording/stages")) {
            measureStages(demo, trainerNs, run);
        }
        if (run.wants("recording/start")) {
            measureStart(demo, trainerNs, run);
        }
    }

    private static double measureSteps(DemoExperiment demo, BenchmarkRun run) throws Exception {
        Simulation simulation = demo.simulation();
        long steps = run.effort().of(STEPS);
        long warmUp = run.effort().of(WARM_UP_STEPS);
        RecordingPlan plan = demo.plan(simulation, warmUp + steps + steps / BARE_PART + TURNS);
        // One trajectory takes both kinds of turn: two copies of it lie at different places in memory, and differ for
        // that.
        Trajectory trajectory = simulation.start(0, 1);
        Path events = run.scratch().nextDirectory("recording");
        try (RecordingLine line = new RecordingLine(events, plan.largestEvent())) {
            RecordedTraining recorded = new RecordedTraining(trajectory, plan, line.publisher());
            recorded.advance(warmUp, EventType.STEP, EventType.SNAPSHOT);
            Turns turns = new Turns(trajectory, recorded, line);
            turns.take(TURNS, Math.max(1, steps / TURNS));
            double trainer = turns.bareNsPerStep();
            run.report(new Measurement(
                    "recording",
                    turns.costNsPerStep() / 1000,
                    "us/step",
                    trainer / 1000,
                    BASELINE,
                    Target.ratioAtMost(0.05)));
            run.report(new Measurement(
                    "recording/paired",
                    turns.pairedRatio() * trainer / 1000,
                    "us/step",
                    trainer / 1000,
                    BASELINE,
                    Target.ratioAtMost(0.05)));
            line.drain();
            return trainer;
        } finally {
            run.scratch().delete(events);
        }
    }

    /** The turns of a trajectory, bare and recorded. */
    private static final class Turns {

        private static final EventType[] PUBLISHED = {EventType.STEP, EventType.SNAPSHOT};

        private final Trajectory trajectory;
        private final RecordedTraining recorded;
        private final RecordingLine line;
        private double[] ratios = {};
        private double bareNs;
        private double costNs;
        private long steps;
        private long bareSteps;

        Turns(Trajectory trajectory, RecordedTraining recorded, RecordingLine line) {
            this.trajectory = trajectory;
            this.recorded = recorded;
            this.line = line;
        }

        void take(int count, long length) {
            ratios = new double[count];
            for (int turn = 0; turn < count; turn++) {
                long started = ThreadCounters.processorNs();
                long bareLength = Math.max(1, length / BARE_PART);
                trajectory.advance(bareLength);
                long bareDone = ThreadCounters.processorNs();
                long publishedBefore = publishedNs();
                long journalBefore = line.journalProcessorNs();
                long recordedStarted = ThreadCounters.processorNs();
                recorded.advance(length, PUBLISHED);
                long recordedNs = ThreadCounters.processorNs() - recordedStarted;
                long journalNs = line.journalProcessorNs() - journalBefore;
                bareNs += bareDone - started;
                costNs += publishedNs() - publishedBefore + journalNs;
                double bareOfTurn = Math.max(1, bareDone - started) / (double) bareLength;
                ratios[turn] = (recordedNs + journalNs) / (double) length / bareOfTurn - 1;
                steps += length;
                bareSteps += bareLength;
            }
        }

        private long publishedNs() {
            return recorded.spentNs(EventType.STEP) + recorded.spentNs(EventType.SNAPSHOT);
        }

        double bareNsPerStep() {
            return bareNs / bareSteps;
        }

        double costNsPerStep() {
            return costNs / steps;
        }

        double pairedRatio() {
            Arrays.sort(ratios);
            return ratios[ratios.length / 2];
        }
    }

    private static void measureProbes(DemoExperiment demo, double trainerNs, BenchmarkRun run) throws Exception {
        Simulation simulation = demo.simulation();
        // Probes are spread over a whole run, so a part of a run would have its own share of them.
        long steps = run.effort() == Effort.TINY ? 100 : demo.stepsPerRun();
        RecordingPlan plan = demo.plan(simulation, steps);
        Path events = run.scratch().nextDirectory("probes");
        double least = Double.POSITIVE_INFINITY;
        try (RecordingLine line = new RecordingLine(events, plan.largestEvent())) {
            for (int round = 0; round < Math.min(3, run.effort().rounds()); round++) {
                RecordedTraining recorded = new RecordedTraining(simulation.start(0, 1), plan.copy(), line.publisher());
                recorded.advance(steps, EventType.PROBE);
                least = Math.min(least, recorded.spentNs(EventType.PROBE));
            }
            line.drain();
        } finally {
            run.scratch().delete(events);
        }
        run.report(
                new Measurement("recording/probes", least / steps / 1000, "us/step", trainerNs / 1000, BASELINE, null));
    }

    private static void measureStages(DemoExperiment demo, double trainerNs, BenchmarkRun run) throws Exception {
        long steps = run.effort() == Effort.TINY ? 1000 : demo.stepsPerRun();
        Path recording = run.scratch().next("stages");
        demo.record(recording, steps);
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round < Math.min(3, run.effort().rounds()); round++) {
            Replay replay = new Replay(recording, EventSelection.ALL, StageCatalog.load(), demo.stages());
            long started = ThreadCounters.processorNs();
            replay.run(VerificationProgress.NONE, () -> false);
            least = Math.min(least, ThreadCounters.processorNs() - started);
        }
        run.report(
                new Measurement("recording/stages", least / steps / 1000, "us/step", trainerNs / 1000, BASELINE, null));
        run.scratch().delete(recording);
    }

    private static void measureStart(DemoExperiment demo, double trainerNs, BenchmarkRun run) throws Exception {
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round < Math.min(5, run.effort().rounds()); round++) {
            Path recording = run.scratch().next("start");
            long started = System.nanoTime();
            demo.record(recording, 0);
            least = Math.min(least, System.nanoTime() - started);
            run.scratch().delete(recording);
        }
        run.report(new Measurement(
                "recording/start",
                least / 1e6,
                "ms",
                trainerNs * demo.stepsPerRun() / 1e6,
                "training of one run",
                null));
    }
}
