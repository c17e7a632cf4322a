package org.eigentape.tools.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eigentape.engine.error.StorageException;

/** Writes a file beside its place and moves it there when it is complete, so that half of one is never seen. */
final class WholeFile {

    /** Writes the contents. */
    interface Contents {
        void writeTo(OutputStream output) throws IOException;
    }

    private WholeFile() {}

    static void write(Path file, Contents contents) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
                contents.writeTo(output);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StorageException("Cannot write " + file + ": " + FileFailure.cause(e) + ".", e);
        } finally {
            removeQuietly(unfinished);
        }
    }

    static void removeQuietly(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // What led here is the failure to report.
        }
    }
}
