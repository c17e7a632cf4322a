package org.eigentape.tools.cli.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.sweep.Cell;
import org.eigentape.engine.sweep.SweepListener;
import org.eigentape.tools.cli.record.RecordingFile;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.Quantity;

/**
 * Writes {@code config.yaml} into each cell, and tells how far the sweep is: cells finished, steps per second, and the time
 * left at the rate of this call so far, in which training, probes, stages and disk all count. One line every few seconds,
 * drawn over on a terminal.
 */
final class SweepProgress implements SweepListener {

    private static final long INTERVAL_NS = 5_000_000_000L;
    private static final long TERMINAL_INTERVAL_NS = 500_000_000L;
    /** Before one part in so many is done, the time left would be a guess. */
    private static final int LEAST_SHARE = 100;

    private final Console console;
    private final SweepChoice choice;
    private final int cells;
    private final long stepsPerCell;
    private final LongSupplier nanoTime;
    private final long startNs;
    private long nextNs;
    private int finished;
    private int before;
    private long steps;
    private final List<CellNote> notes = new ArrayList<>();
    private boolean waitingTold;
    private boolean drawn;

    SweepProgress(Console console, SweepChoice choice, int cells, LongSupplier nanoTime) {
        this.console = console;
        this.choice = choice;
        this.cells = cells;
        this.stepsPerCell = choice.experiment().steps() * choice.experiment().runs();
        this.nanoTime = nanoTime;
        this.startNs = nanoTime.getAsLong();
        this.nextNs = interval();
    }

    private long interval() {
        return console.terminal() ? TERMINAL_INTERVAL_NS : INTERVAL_NS;
    }

    @Override
    public void started(Cell cell, RecordingDirectory directory) {
        RecordingFile.write(directory.configuration(), choice.toFile(cell));
    }

    @Override
    public synchronized void advanced(long updates) {
        steps += updates;
        tell();
    }

    @Override
    public synchronized void finished(Cell cell, boolean here) {
        finished++;
        before += here ? 0 : 1;
        tell();
    }

    @Override
    public synchronized void again(Cell cell, String reason) {
        note(CellNote.of(cell, CellNote.Kind.RECORDED_AGAIN, reason));
    }

    /** A cell was mended from its events; the reason says what was wrong. */
    synchronized void mended(Cell cell, String reason) {
        note(CellNote.of(cell, CellNote.Kind.MENDED, reason));
    }

    private void note(CellNote note) {
        notes.add(note);
        end();
        console.err().println(note.sentence());
    }

    /** What was told of cells that were not kept as they were, in the order of their names. */
    synchronized List<CellNote> notes() {
        return notes.stream().sorted(Comparator.comparing(CellNote::cell)).toList();
    }

    @Override
    public synchronized void waiting(int left) {
        if (!waitingTold) {
            waitingTold = true;
            end();
            console.err().println("Waiting for " + Quantity.of(left, "cell") + " at which another process is at work.");
        }
    }

    private void tell() {
        long elapsed = nanoTime.getAsLong() - startNs;
        if (elapsed < nextNs) {
            return;
        }
        nextNs = elapsed + interval();
        if (console.terminal()) {
            console.err().print("\r" + line(elapsed) + "   ");
            console.err().flush();
            drawn = true;
        } else {
            console.err().println(line(elapsed));
        }
    }

    private String line(long elapsed) {
        double total = (cells - before) * (double) stepsPerCell;
        double seconds = elapsed * 1e-9;
        String line = String.format(
                Locale.ROOT,
                "sweeping: %,d of %s, %.2f million steps/s",
                finished,
                Quantity.of(cells, "cell"),
                steps / seconds / 1e6);
        if (steps == 0 || steps < total / LEAST_SHARE) {
            return line;
        }
        return line + ", " + Quantity.roughly(seconds * Math.max(0, total - steps) / steps) + " left";
    }

    /** Leaves a line that was drawn over. */
    synchronized void end() {
        if (drawn) {
            console.err().println();
            drawn = false;
        }
    }
}
