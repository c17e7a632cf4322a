package org.eigentape.engine.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.eigentape.engine.policy.RecordingPlan;
import org.eigentape.engine.ring.Recorder;
import org.eigentape.engine.simulation.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * Drives all runs of a recording, several at a time. Threads take runs in ascending order; the order in which their events
 * interleave differs each time, and nothing may depend on it.
 */
final class EnsembleDriver {

    private final Simulation simulation;
    private final RecordingPlan plan;
    private final SessionRequest request;
    private final SessionListener listener;
    private final AtomicInteger nextRun = new AtomicInteger();
    private final AtomicLongArray lastSteps;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<RunOutcome> outcomes = new ArrayList<>();

    EnsembleDriver(Simulation simulation, RecordingPlan plan, SessionRequest request, SessionListener listener) {
        this.simulation = simulation;
        this.plan = plan;
        this.request = request;
        this.listener = listener;
        this.lastSteps = new AtomicLongArray(request.runs());
        for (int run = 0; run < request.runs(); run++) {
            lastSteps.set(run, -1);
        }
    }

    /** Drives all runs; returns when all have ended or stopped. */
    List<RunOutcome> drive(Recorder recorder) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        int count = Math.min(request.threads(), request.runs());
        for (int index = 0; index < count; index++) {
            Thread thread = new Thread(() -> work(recorder), "eigentape-run-" + index);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Throwable problem = failure.get();
        if (problem instanceof RuntimeException exception) {
            throw exception;
        }
        if (problem instanceof Error error) {
            throw error;
        }
        synchronized (outcomes) {
            outcomes.sort(Comparator.comparingInt(RunOutcome::run));
            return List.copyOf(outcomes);
        }
    }

    private void work(Recorder recorder) {
        try {
            for (int run = nextRun.getAndIncrement(); run < request.runs(); run = nextRun.getAndIncrement()) {
                if (recorder.stopReason() != null || failure.get() != null) {
                    return;
                }
                RunOutcome outcome = drive(run, recorder);
                synchronized (outcomes) {
                    outcomes.add(outcome);
                }
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            recorder.requestStop("A run failed: " + e.getMessage());
        }
    }

    private RunOutcome drive(int run, Recorder recorder) {
        lastSteps.set(run, 0);
        return new RunDriver(
                        run,
                        request.seed(),
                        simulation.start(run, request.seed()),
                        plan.copy(),
                        recorder.publisher(run),
                        updates -> {
                            lastSteps.addAndGet(run, updates);
                            listener.advanced(updates);
                        })
                .drive();
    }

    /** The step that each started run has reached, by run. */
    SortedMap<Integer, Long> lastSteps() {
        SortedMap<Integer, Long> steps = new TreeMap<>();
        for (int run = 0; run < lastSteps.length(); run++) {
            if (lastSteps.get(run) >= 0) {
                steps.put(run, lastSteps.get(run));
            }
        }
        return steps;
    }
}
