package org.eigentape.engine.sweep;

import org.eigentape.engine.recording.RecordingDirectory;

/** Told how a sweep goes on; for people and progress bars. May be called by several threads at once. */
public interface SweepListener {

    /**
     * The recording of a cell begins: its directory was made and its manifest written.
     *
     * @param cell the cell
     * @param directory of its recording
     */
    default void started(Cell cell, RecordingDirectory directory) {}

    /**
     * Updates were done.
     *
     * @param updates since the last call
     */
    default void advanced(long updates) {}

    /**
     * A cell is finished now.
     *
     * @param cell the cell
     * @param here whether it was recorded by this call, and not before or elsewhere
     */
    default void finished(Cell cell, boolean here) {}

    /**
     * A cell of which something was there is recorded again, and what was there is deleted.
     *
     * @param cell the cell
     * @param reason why, as a clause
     */
    default void again(Cell cell, String reason) {}

    /**
     * Nothing is left but cells at which other processes are at work.
     *
     * @param cells how many
     */
    default void waiting(int cells) {}
}
