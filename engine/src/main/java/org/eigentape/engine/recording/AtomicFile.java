package org.eigentape.engine.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.eigentape.engine.error.StorageException;

/** Replaces a file as a whole: a reader, or whoever looks after a crash, sees the old contents or the new ones. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Replaces a file, and forces it to the disk.
     *
     * @param file may exist
     * @param contents all of it
     * @throws StorageException if it cannot be written
     */
    public static void write(Path file, byte[] contents) {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(contents);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory(file);
        } catch (IOException e) {
            throw new StorageException("Cannot write " + file + ": " + StorageException.reason(e) + ".", e);
        }
    }

    private static void forceDirectory(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }
}
