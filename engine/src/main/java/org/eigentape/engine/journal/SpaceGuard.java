package org.eigentape.engine.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.eigentape.engine.error.LowSpaceException;
import org.eigentape.engine.error.StorageException;

/**
 * Refuses to append when free space falls below a low-water mark. It must, because the queue writes through mapped
 * memory, where a full disk is not an error code but the death of the process. For one thread.
 */
public final class SpaceGuard {

    /** Free bytes that a recording leaves: 256 MiB. It is not started where it would not, and stops where that happens. */
    public static final long KEPT_FREE = 256L << 20;
    /** What it leaves of them where its user insists: 64 MiB, since a process that fills a disk through memory dies. */
    public static final long KEPT_FREE_AT_LEAST = KEPT_FREE / 4;

    private static final int CHECKS_WITHIN_MARK = 16;

    private final String place;
    private final long lowWater;
    private final long checkInterval;
    private final LongSupplier usableBytes;
    private long untilCheck;

    /**
     * Creates a guard.
     *
     * @param place what to call the disk in messages
     * @param lowWater free bytes below which nothing is appended; at least four times the interval keeps a margin for
     *     what other programs write meanwhile
     * @param checkInterval bytes appended between two checks
     * @param usableBytes asks for the free bytes
     */
    public SpaceGuard(String place, long lowWater, long checkInterval, LongSupplier usableBytes) {
        this.place = place;
        this.lowWater = lowWater;
        this.checkInterval = checkInterval;
        this.usableBytes = usableBytes;
    }

    /**
     * The usual guard of a directory's disk.
     *
     * @param directory an existing directory
     * @return a guard with {@link #KEPT_FREE}
     */
    public static SpaceGuard of(Path directory) {
        return of(directory, KEPT_FREE);
    }

    /**
     * Watches the file system that holds a directory.
     *
     * @param directory somewhere on it
     * @param lowWater free bytes that are kept
     * @return a guard that checks whenever a sixteenth of them was appended
     */
    public static SpaceGuard of(Path directory, long lowWater) {
        return new SpaceGuard(
                directory.toString(), lowWater, lowWater / CHECKS_WITHIN_MARK, () -> usableBytes(directory));
    }

    /**
     * To be called before each append. Asks the disk at the first call and after every interval.
     *
     * @param length bytes about to be appended
     * @throws LowSpaceException if less than the low-water mark is free
     */
    public void beforeAppending(int length) {
        untilCheck -= length;
        if (untilCheck < 0) {
            check(length);
            untilCheck = checkInterval;
        }
    }

    private void check(int length) {
        long usable;
        try {
            usable = usableBytes.getAsLong();
        } catch (UncheckedIOException e) {
            throw new StorageException("Cannot ask for the free space of " + place + ": " + e.getMessage() + ".", e);
        }
        if (usable - length < lowWater) {
            throw new LowSpaceException(String.format(
                    Locale.ROOT,
                    "Only %.1f MiB are free in %s, and %.1f MiB are kept free; make space, or record less with --record"
                            + " or elsewhere with --out.",
                    usable / 0x1p20,
                    place,
                    lowWater / 0x1p20));
        }
    }

    private static long usableBytes(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
