package org.eigentape.engine.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.eigentape.engine.error.StorageException;

/**
 * Keeps processes that work on the same sweep off each other's cells. Each cell has one byte of {@code sweep.lock}, which the
 * operating system releases when the process dies, however it dies; the file stays, because deleting it would let two
 * processes in. Within a process there should be one object for each sweep: closing one gives up what others hold. Safe for
 * use by several threads.
 */
public final class SweepLocks implements AutoCloseable {

    /** The byte for the files of the sweep as a whole, behind those of all cells. */
    private static final long WHOLE = Grid.MOST_POINTS;

    private static final int PATIENCE_MILLIS = 50;

    /** A lock that is held. */
    public static final class Held implements AutoCloseable {
        private final FileLock lock;

        private Held(FileLock lock) {
            this.lock = lock;
        }

        /** Releases it. */
        @Override
        public void close() {
            try {
                lock.release();
            } catch (IOException e) {
                throw new StorageException("Cannot release a lock: " + StorageException.reason(e) + ".", e);
            }
        }
    }

    private final SweepDirectory directory;
    private final FileChannel channel;

    private SweepLocks(SweepDirectory directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Opens the file, and makes it where it is missing.
     *
     * @param directory of the sweep, which exists
     * @return no lock is held yet
     * @throws StorageException if it cannot be written
     */
    public static SweepLocks open(SweepDirectory directory) {
        try {
            return new SweepLocks(
                    directory, FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot open " + directory.lock() + ": " + StorageException.reason(e)
                            + "; choose a directory that can be written.",
                    e);
        }
    }

    /**
     * Takes a cell, if nobody has it.
     *
     * @param point its place in the grid
     * @return empty if another thread or process is at work on it
     */
    public Optional<Held> tryCell(GridPoint point) {
        return lock(point.index());
    }

    /**
     * Waits for the right to write the files of the sweep as a whole.
     *
     * @return to be closed soon
     * @throws InterruptedException if the thread is interrupted
     */
    public Held awaitWhole() throws InterruptedException {
        while (true) {
            Optional<Held> held = lock(WHOLE);
            if (held.isPresent()) {
                return held.get();
            }
            Thread.sleep(PATIENCE_MILLIS);
        }
    }

    private Optional<Held> lock(long position) {
        try {
            return Optional.ofNullable(channel.tryLock(position, 1, false)).map(Held::new);
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot lock " + directory.lock() + ": " + StorageException.reason(e)
                            + "; choose a disk that has locks.",
                    e);
        }
    }

    /** Releases all locks. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot release " + directory.lock() + ": " + StorageException.reason(e) + ".", e);
        }
    }
}
