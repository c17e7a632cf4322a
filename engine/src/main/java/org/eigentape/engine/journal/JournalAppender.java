package org.eigentape.engine.journal;

import org.eigentape.engine.event.FrameBuffer;

/**
 * Stores excerpts: one or more whole, sealed frames, back to back. What {@link #append} returned from survives the death
 * of this process. For one thread, the one that created it.
 */
public interface JournalAppender extends AutoCloseable {

    /**
     * Appends one excerpt in one write.
     *
     * @param frames where the frames are
     * @param offset first byte
     * @param length bytes of all frames together
     * @throws org.eigentape.engine.error.StorageException if it could not be written; nothing of it is visible then
     */
    void append(FrameBuffer frames, int offset, int length);

    /**
     * Bytes of frames appended by this appender.
     *
     * @return 0 or more
     */
    long bytesAppended();

    /**
     * Forces everything appended to the disk, so that it survives a power cut.
     *
     * @throws org.eigentape.engine.error.StorageException if the disk refuses
     */
    void sync();

    /** Releases files and the lock. Does not write anything. */
    @Override
    void close();
}
