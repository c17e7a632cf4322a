package org.eigentape.engine.session;

import org.eigentape.engine.recording.RecordingDirectory;

/** Told how a recording goes on; for people and progress bars. May be called by several threads at once. */
public interface SessionListener {

    /**
     * The directory was made and the manifest written; no event has been recorded yet.
     *
     * @param directory of the recording
     */
    default void started(RecordingDirectory directory) {}

    /**
     * Updates were done.
     *
     * @param updates since the last call, over all runs
     */
    default void advanced(long updates) {}

    /**
     * All runs have ended and the journal is closed; stages may still be at work.
     *
     * @param eventsToSee events that the slowest group of stages still has to see
     */
    default void stagesLag(long eventsToSee) {}
}
