package org.eigentape.engine.sweep;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.error.StorageException;

/**
 * Where the parts of a sweep are. Immutable.
 *
 * <pre>
 *   SWEEP/
 *     sweep.yaml       what would make it again
 *     sweep.lock       its locks, one byte for each cell; empty
 *     cells/NAME/      a recording for each cell, with cell.json once it is finished
 *     phase.csv        one row for each cell
 *     runs.csv         one row for each run
 *     tables.json      of which cells the tables were made
 * </pre>
 *
 * @param root the sweep's own directory
 */
public record SweepDirectory(Path root) {

    private static final String PLAN = "sweep.yaml";
    private static final String LOCK = "sweep.lock";

    /**
     * Makes a directory for a sweep, or opens the one that is there.
     *
     * @param root where
     * @return the directory, with {@code cells/}
     * @throws InvalidRequestException if something else is there
     * @throws StorageException if it cannot be made
     */
    public static SweepDirectory create(Path root) {
        SweepDirectory directory = new SweepDirectory(root);
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new InvalidRequestException(
                    root + " is a file; a sweep needs a directory of its own: choose another with --out.");
        }
        // Another shard may have made the lock and nothing else yet.
        if (!Files.exists(directory.plan()) && !Files.exists(directory.lock()) && !isEmpty(root)) {
            throw new InvalidRequestException(
                    root + " exists already and is not a sweep; choose another directory with --out, or delete it.");
        }
        try {
            Files.createDirectories(root);
            return directory;
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot make the sweep " + root + ": " + StorageException.reason(e)
                            + "; choose a directory that can be written with --out.",
                    e);
        }
    }

    /**
     * Opens a sweep.
     *
     * @param root where
     * @return the directory
     * @throws NotARecordingException if there is none
     */
    public static SweepDirectory open(Path root) {
        if (!isSweep(root)) {
            throw new NotARecordingException(root + " is not a sweep: it has no " + PLAN + ".");
        }
        return new SweepDirectory(root);
    }

    /**
     * Whether a directory is a sweep.
     *
     * @param root any path
     * @return true if it has a plan, or has lost it and still has cells
     */
    public static boolean isSweep(Path root) {
        SweepDirectory directory = new SweepDirectory(root);
        return Files.isRegularFile(directory.plan())
                || (Files.isDirectory(directory.cells()) && Files.exists(directory.lock()));
    }

    /**
     * The sweep that a file is the plan of.
     *
     * @param file any path
     * @return empty if it is not the plan of a sweep that has begun
     */
    public static Optional<SweepDirectory> ofPlan(Path file) {
        Path root = file.toAbsolutePath().getParent();
        if (root == null || !file.endsWith(PLAN)) {
            return Optional.empty();
        }
        return Optional.of(new SweepDirectory(root)).filter(sweep -> Files.exists(sweep.lock()));
    }

    /**
     * What would make the sweep again.
     *
     * @return {@code sweep.yaml}
     */
    public Path plan() {
        return root.resolve(PLAN);
    }

    /**
     * The file on which processes lock cells.
     *
     * @return {@code sweep.lock}
     */
    public Path lock() {
        return root.resolve(LOCK);
    }

    /**
     * The recording of a cell.
     *
     * @param point of the grid
     * @return may not exist
     */
    public Path cell(GridPoint point) {
        return cells().resolve(point.name());
    }

    /**
     * Where the recordings are.
     *
     * @return {@code cells/}; may not exist
     */
    public Path cells() {
        return root.resolve("cells");
    }

    /**
     * The state of a cell.
     *
     * @param point of the grid
     * @return {@code cell.json} in its recording; may not exist
     */
    public Path state(GridPoint point) {
        return cell(point).resolve("cell.json");
    }

    /**
     * The table of cells.
     *
     * @return {@code phase.csv}; may not exist
     */
    public Path phase() {
        return root.resolve("phase.csv");
    }

    /**
     * The table of runs.
     *
     * @return {@code runs.csv}; may not exist
     */
    public Path runs() {
        return root.resolve("runs.csv");
    }

    /**
     * Of which cells the tables were made.
     *
     * @return {@code tables.json}; may not exist
     */
    public Path tables() {
        return root.resolve("tables.json");
    }

    private static boolean isEmpty(Path directory) {
        if (!Files.exists(directory)) {
            return true;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        } catch (IOException e) {
            throw new StorageException("Cannot list " + directory + ": " + StorageException.reason(e) + ".", e);
        }
    }
}
