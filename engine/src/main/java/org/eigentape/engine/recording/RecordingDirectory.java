package org.eigentape.engine.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.journal.RecordingLock;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a recording are. A recording is one self-contained directory that can be moved. Immutable.
 *
 * <pre>
 *   NAME/
 *     manifest.json   what it is
 *     config.yaml     what would make it again
 *     status.json     how far it is
 *     events/         the journal
 *     results/  plots/  exports/
 * </pre>
 */
public final class RecordingDirectory {

    private final Path root;

    private RecordingDirectory(Path root) {
        this.root = root;
    }

    /**
     * Makes a directory for a new recording. If that fails, nothing is left behind.
     *
     * @param root where; must not exist, or be a directory that is empty or holds nothing but what a recording left whose
     *     process died before its first event
     * @return the directory, with an empty {@code events/}
     * @throws InvalidRequestException if something is there already
     * @throws StorageException if it cannot be made
     */
    public static RecordingDirectory create(Path root) {
        refuseExisting(root);
        Path firstMade = firstMissing(root.toAbsolutePath().normalize());
        RecordingDirectory directory = new RecordingDirectory(root);
        try {
            Files.createDirectories(directory.events());
            return directory;
        } catch (IOException e) {
            if (firstMade != null) {
                deleteQuietly(firstMade);
            }
            throw new StorageException(
                    "Cannot make the recording " + root + ": " + StorageException.reason(e)
                            + "; choose a directory that can be written with --out.",
                    e);
        }
    }

    /**
     * Takes the lock of the new recording's journal, so that this process alone goes on with it, and clears away what a
     * process left that died before its first event.
     *
     * @return the lock
     * @throws StorageException if another process was faster, or the directory cannot be written; what another process
     *     writes is left alone then, and what this one made is removed
     */
    public RecordingLock claim() {
        RecordingLock lock;
        try {
            lock = RecordingLock.acquire(events());
        } catch (StorageException e) {
            // A manifest means that somebody else's recording has begun here, so this process has made nothing.
            if (!Files.exists(manifest(), LinkOption.NOFOLLOW_LINKS)
                    && !RecordingLock.isHeld(events())
                    && Remains.areAllOf(root)) {
                deleteQuietly(root);
            }
            throw e;
        }
        try {
            refuseExisting(root);
            Remains.clear(root);
            return lock;
        } catch (RecordingException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens an existing recording.
     *
     * @param root where
     * @return the directory
     * @throws NotARecordingException if there is none
     * @throws CorruptRecordingException if there are events but no manifest, or a manifest but no events
     */
    public static RecordingDirectory open(Path root) {
        if (!Files.exists(root)) {
            throw new NotARecordingException("There is no recording at " + root + ".");
        }
        if (!Files.isDirectory(root)) {
            throw new NotARecordingException(root + " is a file; a recording is a directory.");
        }
        RecordingDirectory directory = new RecordingDirectory(root);
        if (!Files.exists(directory.manifest(), LinkOption.NOFOLLOW_LINKS)) {
            if (Files.isDirectory(directory.events()) && Remains.hasEvents(directory.events())) {
                throw new CorruptRecordingException(
                        root + " has events but no manifest.json; put it back from a copy.");
            }
            throw new NotARecordingException(root + " is not a recording: it has no manifest.json.");
        }
        if (!Files.isDirectory(directory.events(), LinkOption.NOFOLLOW_LINKS)) {
            throw new CorruptRecordingException(
                    root + " has a manifest.json but no events; put them back from a copy.");
        }
        return directory;
    }

    /**
     * The recording's own directory.
     *
     * @return as it was given
     */
    public Path root() {
        return root;
    }

    /**
     * The manifest's file.
     *
     * @return {@code manifest.json}
     */
    public Path manifest() {
        return root.resolve("manifest.json");
    }

    /**
     * The configuration that would make the recording again.
     *
     * @return {@code config.yaml}
     */
    public Path configuration() {
        return root.resolve("config.yaml");
    }

    /**
     * The status' file.
     *
     * @return {@code status.json}
     */
    public Path status() {
        return root.resolve("status.json");
    }

    /**
     * The journal.
     *
     * @return {@code events}
     */
    public Path events() {
        return root.resolve("events");
    }

    /**
     * Results of stages.
     *
     * @return {@code results}; may not exist yet
     */
    public Path results() {
        return root.resolve("results");
    }

    /**
     * Figures.
     *
     * @return {@code plots}; may not exist yet
     */
    public Path plots() {
        return root.resolve("plots");
    }

    /**
     * Exported tables and arrays.
     *
     * @return {@code exports}; may not exist yet
     */
    public Path exports() {
        return root.resolve("exports");
    }

    /**
     * Removes a recording that could not be started. Must not be called once an event was acknowledged.
     *
     * @throws StorageException if something cannot be deleted
     */
    public void discard() {
        try {
            FileTree.delete(root);
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot remove " + root + ": " + StorageException.reason(e) + "; delete it yourself.", e);
        }
    }

    private static void refuseExisting(Path root) {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(root)) {
            throw new InvalidRequestException(
                    root + " is a file; a recording needs a directory of its own: choose another with --out.");
        }
        if (Files.isDirectory(root) && !Remains.areAllOf(root)) {
            throw new InvalidRequestException(
                    root + " exists already and is not empty; choose another directory with --out, or delete it.");
        }
    }

    private static @Nullable Path firstMissing(Path path) {
        Path missing = null;
        for (Path at = path; at != null && !Files.exists(at); at = at.getParent()) {
            missing = at;
        }
        return missing;
    }

    private static void deleteQuietly(Path tree) {
        try {
            FileTree.delete(tree);
        } catch (IOException e) {
            // The failure that led here is the one to report.
        }
    }
}
