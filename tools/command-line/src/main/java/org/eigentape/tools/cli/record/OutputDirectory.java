package org.eigentape.tools.cli.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.tools.command.Quantity;

/** Where a new recording goes, and whether it fits there. */
public final class OutputDirectory {

    private OutputDirectory() {}

    /**
     * The next free directory.
     *
     * @param parent where recordings are kept
     * @param name of the preset or simulation
     * @return {@code parent/name-N} with the smallest N for which there is nothing yet
     */
    static Path nextFree(Path parent, String name) {
        int number = 1;
        while (Files.exists(parent.resolve(name + "-" + number), LinkOption.NOFOLLOW_LINKS)) {
            number++;
        }
        return parent.resolve(name + "-" + number);
    }

    /**
     * Refuses a recording that would not leave {@link SpaceGuard#KEPT_FREE} bytes of the disk free.
     *
     * @param directory may not exist yet
     * @param estimatedBytes what the recording will take
     * @throws StorageException with the numbers
     */
    static void checkSpace(Path directory, long estimatedBytes) {
        checkSpace(directory, estimatedBytes, freeBytes(directory));
    }

    /**
     * What to tell who insists on a recording that will not fit.
     *
     * @param estimatedBytes what its events will take
     * @param free bytes, or -1 if that cannot be told
     * @return a sentence; empty where it fits
     */
    static String warning(long estimatedBytes, long free) {
        return free < 0 || estimatedBytes <= free - SpaceGuard.KEPT_FREE_AT_LEAST
                ? ""
                : "Only " + Quantity.bytes(free) + " are free: recording will stop when "
                        + Quantity.bytes(SpaceGuard.KEPT_FREE_AT_LEAST)
                        + " are left, of which results and figures may take some.";
    }

    /**
     * Refuses a recording that would have to stop at once, even where its user insists.
     *
     * @param directory may not exist yet
     * @throws StorageException with the numbers
     */
    static void checkLeastSpace(Path directory) {
        checkLeastSpace(directory, freeBytes(directory));
    }

    /** The same where so many bytes are free, or -1 if that cannot be told. */
    static void checkLeastSpace(Path directory, long free) {
        if (free >= 0 && free < SpaceGuard.KEPT_FREE_AT_LEAST) {
            throw new StorageException(
                    "Where " + directory + " shall be only " + Quantity.bytes(free)
                            + " are free, and events leave "
                            + Quantity.bytes(SpaceGuard.KEPT_FREE_AT_LEAST)
                            + " free even with --force. Make space, or choose another disk with --out.",
                    null);
        }
    }

    /** The same where so many bytes are free, or -1 if that cannot be told. */
    static void checkSpace(Path directory, long estimatedBytes, long free) {
        if (free < 0 || estimatedBytes <= free - SpaceGuard.KEPT_FREE) {
            return;
        }
        boolean tooFull = free < SpaceGuard.KEPT_FREE;
        boolean forceHelps = estimatedBytes <= free - SpaceGuard.KEPT_FREE_AT_LEAST;
        throw new StorageException(
                "The recording would take about " + Quantity.bytes(estimatedBytes) + ", but where " + directory
                        + " shall be only " + Quantity.bytes(free) + " are free, and events leave "
                        + Quantity.bytes(SpaceGuard.KEPT_FREE) + " free, of which results and figures may take some. "
                        + (tooFull ? "Make space" : "Make space, record less with --record")
                        + (forceHelps
                                ? ", choose another disk with --out, or use --force to leave only "
                                        + Quantity.bytes(SpaceGuard.KEPT_FREE_AT_LEAST) + " free."
                                : ", or choose another disk with --out."),
                null);
    }

    /**
     * Bytes that can be used where a directory is or will be.
     *
     * @param directory may not exist yet
     * @return -1 where that cannot be told
     */
    public static long freeBytes(Path directory) {
        Path existing = directory.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing == null ? -1 : Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }
}
