package org.eigentape.engine.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eigentape.engine.session.RecordingSession;
import org.eigentape.engine.session.SessionSummary;
import org.jspecify.annotations.Nullable;

/**
 * Finishes cells, several at a time: threads take them in grid order, pass over those that are finished or that another
 * process has locked, and come back to the latter until nothing is left. So several processes may work on the same cells, and
 * when one of them is killed the others do what it left. {@link #requestStop} may be called from any thread. Use once.
 */
public final class SweepRunner {

    private static final long PATIENCE_MILLIS = 300;

    private final CellRecorder recorder;
    private final SweepLocks locks;
    private final int threads;
    private final long keptFree;
    private final SweepListener listener;
    private final CellInspector inspector;
    private final int cells;

    private final Deque<Cell> queue;
    private final List<Cell> elsewhere = new ArrayList<>();
    private final Set<RecordingSession> active = new HashSet<>();
    private final List<String> failed = new ArrayList<>();
    private int busy;
    private final List<GridPoint> recorded = new ArrayList<>();
    private int before;
    private long bytes;
    private SweepTimes times = SweepTimes.NONE;
    private @Nullable String stopReason;
    private @Nullable Throwable problem;

    /**
     * Prepares to finish cells.
     *
     * @param request what to sweep
     * @param cells those that shall be finished, in grid order
     * @param directory of the sweep
     * @param locks of the sweep
     * @param threads number of cells at work at the same time, at least 1
     * @param keptFree bytes of the disk that are left free, see {@link RecordingSession}
     * @param inspector looks at each cell before it is done
     * @param listener told how it goes on
     */
    public SweepRunner(
            SweepRequest request,
            List<Cell> cells,
            SweepDirectory directory,
            SweepLocks locks,
            int threads,
            long keptFree,
            CellInspector inspector,
            SweepListener listener) {
        this.recorder = new CellRecorder(request, directory);
        this.locks = locks;
        this.threads = threads;
        this.keptFree = keptFree;
        this.inspector = inspector;
        this.listener = listener;
        this.cells = cells.size();
        this.queue = new ArrayDeque<>(cells);
    }

    /**
     * Asks all cells at work to stop; what they have is done again by the next call.
     *
     * @param reason one sentence for people
     */
    public synchronized void requestStop(String reason) {
        if (stopReason == null) {
            stopReason = reason;
        }
        active.forEach(session -> session.requestStop(reason));
        notifyAll();
    }

    /**
     * Works until all cells are finished or it was stopped.
     *
     * @return what was done
     * @throws org.eigentape.engine.error.RecordingException if a cell cannot be recorded; the others were stopped then
     * @throws InterruptedException if the thread is interrupted
     */
    public SweepSummary run() throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int index = 0; index < Math.min(threads, Math.max(1, cells)); index++) {
            Thread worker = new Thread(this::work, "eigentape-sweep-" + index);
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return summary();
    }

    private synchronized SweepSummary summary() {
        if (problem instanceof RuntimeException exception) {
            throw exception;
        }
        if (problem instanceof Error error) {
            throw error;
        }
        return new SweepSummary(cells, recorded, before, failed, bytes, times, stopReason);
    }

    private void work() {
        try {
            for (Cell cell = next(); cell != null; cell = next()) {
                try {
                    finish(cell);
                } finally {
                    release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            requestStop("Interrupted.");
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                problem = problem == null ? e : problem;
            }
            requestStop("A cell cannot be recorded: " + e.getMessage());
        }
    }

    /** The next cell to look at, or null when there is nothing left to do. */
    private synchronized @Nullable Cell next() throws InterruptedException {
        while (stopReason == null) {
            Cell cell = queue.poll();
            if (cell != null) {
                busy++;
                return cell;
            }
            if (elsewhere.isEmpty() && busy == 0) {
                return null;
            }
            if (elsewhere.isEmpty()) {
                // What another thread is about to look at may turn out to be at work elsewhere; or all is done soon.
                wait(PATIENCE_MILLIS);
                continue;
            }
            if (busy == 0) {
                listener.waiting(elsewhere.size());
            }
            wait(PATIENCE_MILLIS);
            queue.addAll(elsewhere);
            elsewhere.clear();
        }
        return null;
    }

    private synchronized void release() {
        busy--;
        notifyAll();
    }

    private void finish(Cell cell) throws InterruptedException {
        Optional<SweepLocks.Held> held = locks.tryCell(cell.point());
        if (held.isEmpty()) {
            synchronized (this) {
                elsewhere.add(cell);
            }
            return;
        }
        try (SweepLocks.Held lock = held.get()) {
            Optional<String> problem = inspector.problem(cell);
            if (problem.isEmpty()) {
                count(cell, false);
                return;
            }
            if (!problem.get().isBlank()) {
                listener.again(cell, problem.get());
            }
            record(cell);
        }
    }

    private void record(Cell cell) throws InterruptedException {
        RecordingSession session = recorder.prepare(cell, keptFree);
        synchronized (this) {
            if (stopReason != null) {
                return;
            }
            active.add(session);
        }
        try {
            long started = System.nanoTime();
            SessionSummary summary = recorder.record(cell, session, listener);
            add(cell, summary, System.nanoTime() - started);
        } finally {
            synchronized (this) {
                active.remove(session);
            }
        }
    }

    private void add(Cell cell, SessionSummary summary, long tookNs) {
        if (!summary.complete()) {
            requestStop(summary.stopReason() == null ? "A cell was stopped." : summary.stopReason());
            return;
        }
        Optional<String> failure = recorder.failure(cell);
        synchronized (this) {
            bytes += summary.bytes();
            times = times.plus(summary, tookNs);
            failure.ifPresent(reason -> failed.add("In the cell " + cell.name() + " " + reason));
        }
        if (failure.isEmpty()) {
            count(cell, true);
        }
    }

    private void count(Cell cell, boolean here) {
        synchronized (this) {
            if (here) {
                recorded.add(cell.point());
            } else {
                before++;
            }
        }
        listener.finished(cell, here);
    }
}
