package org.eigentape.engine.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest of one run: SHA-256 over, for each of its events in order, 20 bytes: type (4), run (4), step (8) and body
 * checksum (4), little-endian. It does not cover sequence, chain, time or {@link EventType#SNAPSHOT}, so it is the same
 * however the events of several runs interleave and wherever snapshots were taken. Allocates nothing per event. For one
 * thread.
 */
public final class RunDigest {

    private static final int ENTRY_LENGTH = 20;
    private static final int ENTRIES = 64;

    private final MessageDigest digest = sha256();
    /** Entries wait here, because the digest takes many at once much faster than one by one. */
    private final byte[] entries = new byte[ENTRIES * ENTRY_LENGTH];

    private final ByteBuffer bytes = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
    private int length;

    /** Starts with no event. */
    public RunDigest() {}

    /**
     * Adds the run's next event.
     *
     * @param event an event of this run; a snapshot is passed over
     */
    public void add(EventView event) {
        if (event.is(EventType.SNAPSHOT)) {
            return;
        }
        bytes.putInt(length, event.typeCode());
        bytes.putInt(length + 4, event.run());
        bytes.putLong(length + 8, event.step());
        bytes.putInt(length + 16, event.bodyChecksum());
        length += ENTRY_LENGTH;
        if (length == entries.length) {
            digest.update(entries, 0, length);
            length = 0;
        }
    }

    /**
     * The digest of the events added so far; more may follow.
     *
     * @return 64 hexadecimal digits
     */
    public String hex() {
        try {
            MessageDigest copy = (MessageDigest) digest.clone();
            byte[] result = new byte[32];
            copy.update(entries, 0, length);
            copy.digest(result, 0, result.length);
            return HexFormat.of().formatHex(result);
        } catch (CloneNotSupportedException | DigestException e) {
            throw new IllegalStateException("this Java runtime cannot copy a SHA-256 digest", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
