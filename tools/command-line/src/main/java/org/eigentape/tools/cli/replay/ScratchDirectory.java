package org.eigentape.tools.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.recording.FileTree;
import org.eigentape.tools.export.FileFailure;

/** A directory for results that nobody keeps; removed when closed. */
record ScratchDirectory(Path path) implements AutoCloseable {

    static ScratchDirectory create(String prefix) {
        try {
            return new ScratchDirectory(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new StorageException("Cannot make a temporary directory: " + FileFailure.cause(e) + ".", e);
        }
    }

    @Override
    public void close() {
        try {
            FileTree.delete(path);
        } catch (IOException e) {
            throw new StorageException("Cannot remove " + path + ": " + FileFailure.cause(e) + ".", e);
        }
    }
}
