package org.eigentape.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.eigentape.engine.error.StorageException;

/**
 * The exclusive lock of a journal's one writer, on {@code events/run.lock}. The operating system releases it when the
 * process dies, however it dies; the file stays, because deleting a lock file lets two writers in.
 */
public final class RecordingLock implements AutoCloseable {

    /** Name of the locked file. */
    public static final String FILE_NAME = "run.lock";

    /** A process that closes any channel of a file loses its locks on it, so this process must not open its own again. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private static final int ATTEMPTS = 10;
    private static final long ATTEMPT_NS = 20_000_000;

    private final Path file;
    private final FileChannel channel;

    private RecordingLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param events the journal's directory, which must exist
     * @return the lock, held until closed
     * @throws StorageException if another writer holds it or the directory cannot be written
     */
    public static RecordingLock acquire(Path events) {
        Path file = file(events);
        if (!HELD_HERE.add(file)) {
            throw new StorageException(file.getParent() + " is being written by this process already.", null);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (!lock(channel)) {
                throw new StorageException(
                        events + " is being written by another process; wait for it to end or stop it.", null);
            }
            return new RecordingLock(file, channel);
        } catch (IOException | OverlappingFileLockException | StorageException e) {
            HELD_HERE.remove(file);
            closeQuietly(channel);
            throw e instanceof StorageException refused
                    ? refused
                    : new StorageException(
                            "Cannot lock " + events + " for writing: " + reason(e)
                                    + "; choose a directory that can be written.",
                            e);
        }
    }

    /**
     * Whether a writer is at work now, in this process or another.
     *
     * @param events the journal's directory
     * @return false also where the lock file does not exist or cannot be opened
     */
    public static boolean isHeld(Path events) {
        if (!Files.isRegularFile(events.resolve(FILE_NAME), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Path file = file(events);
        if (HELD_HERE.contains(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** Releases the lock; the file stays. */
    @Override
    public void close() {
        closeQuietly(channel);
        HELD_HERE.remove(file);
    }

    /** Tries more than once, because {@link #isHeld} takes the lock for a moment. */
    private static boolean lock(FileChannel channel) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (channel.tryLock() != null) {
                return true;
            }
            LockSupport.parkNanos(ATTEMPT_NS);
        }
        return false;
    }

    private static Path file(Path events) {
        try {
            return events.toRealPath().resolve(FILE_NAME);
        } catch (IOException e) {
            throw new StorageException("Cannot open " + events + ": " + reason(e) + ".", e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException failure
                ? StorageException.reason(failure)
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new StorageException("Cannot release the lock: " + reason(e) + ".", e);
        }
    }
}
