package org.eigentape.engine.journal;

import org.eigentape.engine.event.EventView;
import org.jspecify.annotations.Nullable;

/** Delivers a journal's events in order, each verified before it is seen. For one thread. */
public interface JournalReader extends AutoCloseable {

    /**
     * Goes to the next event.
     *
     * @return a view that is valid until the next call, or null where nothing more is stored now; asking again later may
     *     give events that were appended meanwhile
     * @throws org.eigentape.engine.error.CorruptRecordingException if what comes next is damaged
     * @throws org.eigentape.engine.error.FormatTooNewException if a newer release wrote it
     */
    @Nullable
    EventView next();

    /**
     * Bytes of frames delivered so far, for progress.
     *
     * @return 0 or more
     */
    long bytesRead();

    /** Closes the files. */
    @Override
    void close();
}
