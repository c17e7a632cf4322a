package org.eigentape.tools.cli.sweep;

import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.engine.session.RecordingSession;
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
 * @param bytesLeft bytes that the events of the others will take, rounded up
 */
record SweepSize(int cells, int finished, long bytesLeft) {

    /**
     * Sums up cells, and checks that each of them can be recorded.
     *
     * @throws org.eigentape.engine.error.RecordingException if one of them cannot
     */
    static SweepSize of(SweepRequest request, List<Cell> cells, SweepDirectory directory) {
        int finished = 0;
        long bytes = 0;
        for (Cell cell : cells) {
            long more = new RecordingSession(request.recording(cell, directory.cell(cell.point()))).estimatedBytes();
            if (request.isFinished(cell, directory)) {
                finished++;
            } else {
                bytes = more > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : bytes + more;
            }
        }
        return new SweepSize(cells.size(), finished, bytes);
    }

    /** What will be done, for people. */
    String announcement(SweepChoice choice, Path out) {
        return "Sweeping " + Quantity.of(cells, "cell") + " of "
                + choice.experiment().name() + ", "
                + Quantity.of(choice.experiment().runs(), "run") + " of "
                + Quantity.of(choice.experiment().steps(), "step") + " each, into " + out + ": "
                + (finished == 0 ? "" : Quantity.count(finished) + " are finished; ") + "about "
                + Quantity.bytes(bytesLeft) + " of events to record.";
    }

    /** Refuses a sweep that would not leave {@link SpaceGuard#KEPT_FREE} bytes of the disk free. */
    void checkSpace(Path out) {
        long free = OutputDirectory.freeBytes(out);
        if (free >= 0 && bytesLeft > free - SpaceGuard.KEPT_FREE) {
            throw new StorageException(
                    "The sweep would take about " + Quantity.bytes(bytesLeft) + " more, but where " + out
                            + " shall be only " + Quantity.bytes(free) + " are free, and "
                            + Quantity.bytes(SpaceGuard.KEPT_FREE) + " are left free. Make space, take fewer runs or"
                            + " cells, record less with --record, choose another disk with --out, or use --force.",
                    null);
        }
    }
}
