package org.eigentape.tools.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.recording.FileTree;

/** A directory for a benchmark's files, deleted with all that is in it when it is closed. For one thread. */
public final class ScratchDirectory implements AutoCloseable {

    private final Path root;
    private int made;

    /**
     * Makes an empty directory.
     *
     * @param parent an existing directory; decides which disk is measured
     * @throws StorageException if it cannot be made
     */
    public ScratchDirectory(Path parent) {
        try {
            root = Files.createTempDirectory(parent, "eigentape-bench-");
        } catch (IOException e) {
            throw new StorageException("Cannot make files in " + parent + "; name another directory with --dir.", e);
        }
    }

    /**
     * A path at which there is nothing yet.
     *
     * @param name what it is for
     * @return a new name in this directory
     */
    public Path next(String name) {
        return root.resolve(name + "-" + ++made);
    }

    /**
     * A new empty directory.
     *
     * @param name what it is for
     * @return an existing directory
     */
    public Path nextDirectory(String name) {
        try {
            return Files.createDirectory(next(name));
        } catch (IOException e) {
            throw new StorageException("Cannot make a directory in " + root + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * Deletes a directory and what is in it, so that the next round finds the same room.
     *
     * @param tree below this directory
     */
    public void delete(Path tree) {
        try {
            FileTree.delete(tree);
        } catch (IOException e) {
            throw new StorageException("Cannot delete " + tree + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        delete(root);
    }
}
