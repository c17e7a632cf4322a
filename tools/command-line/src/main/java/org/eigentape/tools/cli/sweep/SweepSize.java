package org.eigentape.tools.cli.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.engine.recording.FileTree;
import org.eigentape.engine.session.RecordingSession;
import org.eigentape.engine.session.Rehearsal;
import org.eigentape.engine.session.SessionRequest;
import org.eigentape.engine.sweep.Cell;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepRequest;
import org.eigentape.tools.cli.record.OutputDirectory;
import org.eigentape.tools.command.Quantity;

/**
 * How large a sweep will be.
 *
 * @param cells number of cells that are asked for
 * @param finished how many of them are finished already
 * @param eventBytes bytes that the events of the others will take, rounded up
 * @param resultBytes bytes that their results will take
 * @param otherBytes bytes of their manifests and of the tables
 */
record SweepSize(int cells, int finished, long eventBytes, long resultBytes, long otherBytes) {

    /** What a journal is larger than its events, manifest, configuration and state, rounded up. */
    private static final long BYTES_PER_CELL = 192 << 10;
    /** A row of {@code runs.csv}, and for each run its digest in the manifest. */
    private static final long BYTES_PER_RUN = 700;

    /**
     * Sums up cells, and checks that each of them can be recorded.
     *
     * @param looked told after each cell; what it throws ends the look
     * @throws org.eigentape.engine.error.RecordingException if one of them cannot
     */
    static SweepSize of(SweepRequest request, List<Cell> cells, SweepDirectory directory, Runnable looked) {
        int finished = 0;
        long events = 0;
        long results = 0;
        // Cells that differ in numbers only have equal results in size.
        Map<Long, Long> resultBytesOfEqual = new HashMap<>();
        for (Cell cell : cells) {
            SessionRequest recording = request.recording(cell, directory.cell(cell.point()));
            RecordingSession session = new RecordingSession(recording);
            if (request.problem(cell, directory).isEmpty()) {
                finished++;
            } else {
                events = sum(events, session.estimatedBytes());
                long ofCell = resultBytesOfEqual.computeIfAbsent(
                        session.plan().estimatedBytesPerRun(), ignored -> resultBytes(recording));
                results = sum(results, ofCell);
            }
            looked.run();
        }
        long other = product(cells.size() - finished, BYTES_PER_CELL + product(request.runs(), BYTES_PER_RUN));
        return new SweepSize(cells.size(), finished, events, results, other);
    }

    private static long resultBytes(SessionRequest recording) {
        if (recording.stages().isEmpty()) {
            return 0;
        }
        try {
            Path scratch = Files.createTempDirectory("eigentape-rehearsal");
            try {
                return new Rehearsal(recording).resultBytes(scratch);
            } finally {
                FileTree.delete(scratch);
            }
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot find out how large the results will be: " + StorageException.reason(e) + ".", e);
        }
    }

    private static long product(long left, long right) {
        return left > 0 && right > Long.MAX_VALUE / left ? Long.MAX_VALUE : left * right;
    }

    private static long sum(long left, long right) {
        return right > Long.MAX_VALUE - left ? Long.MAX_VALUE : left + right;
    }

    /** All that is still to be written. */
    long bytes() {
        return sum(sum(eventBytes, resultBytes), otherBytes);
    }

    /** What will be done, for people. */
    String announcement(SweepChoice choice, Path out, boolean check) {
        return "Sweeping " + Quantity.of(cells, "cell") + " of "
                + choice.experiment().name() + ", "
                + Quantity.of(choice.experiment().runs(), "run") + " of "
                + Quantity.of(choice.experiment().steps(), "step") + " each, into " + out + ": "
                + finished(check) + "about "
                + Quantity.bytes(bytes()) + " (" + Quantity.count(bytes()) + " bytes) to write, of which events "
                + Quantity.bytes(eventBytes) + " and results " + Quantity.bytes(resultBytes) + ".";
    }

    /** What is known of finished cells: with {@code --check}, not yet whether they stay so. */
    private String finished(boolean check) {
        if (finished == 0) {
            return "";
        }
        return Quantity.count(finished)
                + (check
                        ? " are there and will be read, damaged ones mended or recorded again in their place; besides, "
                        : " are finished; ");
    }

    /** Refuses a sweep that would not leave {@link SpaceGuard#KEPT_FREE} bytes of the disk free. */
    void checkSpace(Path out) {
        checkSpace(out, OutputDirectory.freeBytes(out));
    }

    /** The same where so many bytes are free, or -1 if that cannot be told. */
    void checkSpace(Path out, long free) {
        if (free >= 0 && bytes() > free - SpaceGuard.KEPT_FREE) {
            throw new StorageException(
                    "The sweep would take about " + Quantity.bytes(bytes()) + " more, results included, but where "
                            + out
                            + " shall be only " + Quantity.bytes(free) + " are free, and "
                            + Quantity.bytes(SpaceGuard.KEPT_FREE) + " are left free. Make space, take fewer runs or"
                            + " cells, record less with --record, choose another disk with --out, or use --force.",
                    null);
        }
    }
}
