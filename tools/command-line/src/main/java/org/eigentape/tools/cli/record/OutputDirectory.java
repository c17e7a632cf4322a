package org.eigentape.tools.cli.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eigentape.engine.error.StorageException;
import org.eigentape.tools.command.Quantity;

/** Where a new recording goes, and whether it fits there. */
final class OutputDirectory {

    /** Kept free beside the recording: results, figures, and what the journal's own guard keeps. */
    private static final long RESERVE_BYTES = 256L << 20;

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
     * Refuses a recording that the disk would not hold.
     *
     * @param directory may not exist yet
     * @param estimatedBytes what the recording will take
     * @throws StorageException with the numbers
     */
    static void checkSpace(Path directory, long estimatedBytes) {
        long free = freeBytes(directory);
        if (free >= 0 && estimatedBytes > free - RESERVE_BYTES) {
            throw new StorageException(
                    "The recording would take about " + Quantity.bytes(estimatedBytes) + ", but where " + directory
                            + " shall be only " + Quantity.bytes(free) + " are free (and "
                            + Quantity.bytes(RESERVE_BYTES)
                            + " of them are kept free). Record less with --record, choose"
                            + " another disk with --out, or start all the same with --force.",
                    null);
        }
    }

    /** Bytes that can be used where a directory is or will be; -1 where that cannot be told. */
    static long freeBytes(Path directory) {
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
