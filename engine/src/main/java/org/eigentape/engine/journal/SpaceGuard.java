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

    /** Free bytes that are kept, unless set otherwise: 256 MiB, of which a check's interval is a sixteenth. */
    public static final long DEFAULT_LOW_WATER = 256L << 20;
    /** Bytes appended between two checks, unless set otherwise: 16 MiB. */
    public static final long DEFAULT_CHECK_INTERVAL = 16L << 20;

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
     * @return a guard with {@link #DEFAULT_LOW_WATER} and {@link #DEFAULT_CHECK_INTERVAL}
     */
    public static SpaceGuard of(Path directory) {
        return of(directory, DEFAULT_LOW_WATER);
    }

    /**
     * Watches the file system that holds a directory.
     *
     * @param directory somewhere on it
     * @param lowWater free bytes that are kept
     * @return a guard that checks as often as {@link #DEFAULT_CHECK_INTERVAL} says
     */
    public static SpaceGuard of(Path directory, long lowWater) {
        return new SpaceGuard(directory.toString(), lowWater, DEFAULT_CHECK_INTERVAL, () -> usableBytes(directory));
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
                    "Only %.1f MiB are free in %s, and recording needs %.1f MiB to spare; make space, then resume the"
                            + " recording.",
                    usable / 0x1p20,
                    place,
                    (lowWater + length) / 0x1p20));
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
