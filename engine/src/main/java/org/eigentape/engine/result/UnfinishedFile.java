package org.eigentape.engine.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file of results that is still written, {@code NAME.PROCESS-NUMBER.unfinished}. Its writer holds a lock on it, which the
 * operating system releases when the process dies, however it dies: so {@link #removeIfAbandoned} knows what nobody will
 * finish, although the number of a dead process may belong to another one by now. For one thread.
 */
final class UnfinishedFile {

    private static final String SUFFIX = ".unfinished";
    /** Makes names unique: a recorder and a replay may work on the same results at the same time. */
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** A process that closes any channel of a file loses its locks on it, so this process must not open its own again. */
    private static final Set<Path> WRITTEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final OutputStream output;

    private UnfinishedFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        this.output = Channels.newOutputStream(channel);
    }

    /**
     * Makes a file and locks it.
     *
     * @param directory must exist
     * @param name that it will have when it is finished
     * @throws IOException if it cannot be made
     */
    static UnfinishedFile create(Path directory, String name) throws IOException {
        Path real = directory.toRealPath();
        while (true) {
            Path file =
                    real.resolve(name + "." + ProcessHandle.current().pid() + "-" + NUMBER.getAndIncrement() + SUFFIX);
            WRITTEN_HERE.add(file);
            FileChannel channel;
            try {
                channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                // A dead process had the same number: in containers that is the rule.
                WRITTEN_HERE.remove(file);
                continue;
            } catch (IOException e) {
                WRITTEN_HERE.remove(file);
                throw e;
            }
            if (lock(channel) && Files.exists(file)) {
                return new UnfinishedFile(file, channel);
            }
            // Another process took it for abandoned before it was locked.
            channel.close();
            WRITTEN_HERE.remove(file);
        }
    }

    /** True also where the file system has no locks: then nobody else can lock the file and remove it either. */
    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            return true;
        }
    }

    OutputStream output() {
        return output;
    }

    /**
     * Gives it its name. The lock is held until it has it.
     *
     * @param target replaced if it exists
     */
    void finish(Path target) throws IOException {
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        release();
    }

    /** Removes it. */
    void discard() throws IOException {
        Files.deleteIfExists(file);
        release();
    }

    private void release() throws IOException {
        try {
            channel.close();
        } finally {
            WRITTEN_HERE.remove(file);
        }
    }

    /**
     * Removes a file if it is an unfinished one that no living process writes. One that cannot be locked or removed stays.
     *
     * @param file any file
     */
    static void removeIfAbandoned(Path file) {
        if (!String.valueOf(file.getFileName()).endsWith(SUFFIX)
                || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            if (WRITTEN_HERE.contains(file.toRealPath())) {
                return;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | OverlappingFileLockException e) {
            // It harms nobody; whoever may remove it next time will.
        }
    }
}
