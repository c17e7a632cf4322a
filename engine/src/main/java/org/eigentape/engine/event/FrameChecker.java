package org.eigentape.engine.event;

import java.nio.ByteBuffer;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.FormatTooNewException;
import org.eigentape.engine.error.FormatTooOldException;

/**
 * Verifies frames in the order of a journal: magic, version, length, sequence, chain, body checksum, and that the body's
 * table fits the frame. Every read path goes through it. For one thread.
 */
public final class FrameChecker {

    private long nextSequence;
    private int chain;

    /** Starts at the beginning of a journal. */
    public FrameChecker() {}

    /**
     * Verifies the next frame.
     *
     * @param buffer where it is
     * @param offset its first byte, a multiple of 8
     * @param available bytes from there that belong to the same excerpt
     * @param place the file and offset, for messages
     * @return bytes of the frame
     * @throws CorruptRecordingException if anything is not as it was written
     * @throws FormatTooNewException if a newer release wrote it
     * @throws FormatTooOldException if its version is no longer read
     */
    public int check(FrameBuffer buffer, int offset, int available, FramePlace place) {
        ByteBuffer bytes = buffer.bytes();
        if (available < EventFrame.HEADER_LENGTH) {
            throw corrupt(
                    place, "only " + available + " bytes are left where a header takes " + EventFrame.HEADER_LENGTH);
        }
        if (bytes.getInt(offset + EventFrame.MAGIC_OFFSET) != EventFrame.MAGIC) {
            throw corrupt(place, "the magic number is missing");
        }
        boolean headerIntact =
                buffer.crc32c(offset, EventFrame.CHAIN_OFFSET) == bytes.getInt(offset + EventFrame.CHAIN_OFFSET);
        checkVersion(bytes.getShort(offset + EventFrame.VERSION_OFFSET) & 0xffff, headerIntact, place);
        if (!headerIntact) {
            throw corrupt(place, "the header's checksum does not match");
        }
        int length = bytes.getInt(offset + EventFrame.LENGTH_OFFSET);
        if (length < EventFrame.HEADER_LENGTH + 8 || length > available || (length & 7) != 0) {
            throw corrupt(place, "the length " + length + " does not fit the " + available + " bytes of its excerpt");
        }
        long sequence = bytes.getLong(offset + EventFrame.SEQUENCE_OFFSET);
        if (sequence != nextSequence) {
            throw corrupt(place, "its sequence is " + sequence + " where " + nextSequence + " must follow");
        }
        if (bytes.getInt(offset + EventFrame.PREVIOUS_CHAIN_OFFSET) != chain) {
            throw corrupt(place, "it does not follow from the event before it");
        }
        if (bytes.getInt(offset + EventFrame.RESERVED_OFFSET) != 0) {
            throw corrupt(place, "its reserved bytes are not zero");
        }
        int body = length - EventFrame.HEADER_LENGTH;
        if (buffer.crc32c(offset + EventFrame.HEADER_LENGTH, body)
                != bytes.getInt(offset + EventFrame.BODY_CHECKSUM_OFFSET)) {
            throw corrupt(place, "the checksum of its body does not match");
        }
        checkTable(bytes, offset + EventFrame.HEADER_LENGTH, body, place);
        nextSequence = sequence + 1;
        chain = bytes.getInt(offset + EventFrame.CHAIN_OFFSET);
        return length;
    }

    /**
     * The sequence that the next frame must have.
     *
     * @return the number of frames verified so far
     */
    public long nextSequence() {
        return nextSequence;
    }

    /**
     * The chain value of the last verified frame.
     *
     * @return a 32-bit number; 0 before the first frame
     */
    public int chain() {
        return chain;
    }

    private void checkVersion(int version, boolean headerIntact, FramePlace place) {
        if (version > EventFrame.VERSION && headerIntact) {
            throw new FormatTooNewException("The event at " + place.describe() + " has format version " + version
                    + "; this release reads up to version " + EventFrame.VERSION + ". Use a newer release.");
        }
        if (version < 1 && headerIntact) {
            throw new FormatTooOldException("The event at " + place.describe() + " has format version " + version
                    + ", which is no longer read.");
        }
        if (version != EventFrame.VERSION) {
            throw corrupt(
                    place, "its format version reads as " + version + " and the header's checksum does not match");
        }
    }

    private void checkTable(ByteBuffer bytes, int at, int body, FramePlace place) {
        long attributes = bytes.getInt(at) & 0xffffffffL;
        long count = bytes.getInt(at + 4) & 0xffffffffL;
        long end = 8 + 8 * count + ((attributes + 7) & ~7L);
        if (end > body) {
            throw corrupt(place, "its table of " + count + " tensors does not fit its length");
        }
        for (int index = 0; index < count; index++) {
            long length = bytes.getInt(at + 12 + 8 * index) & 0xffffffffL;
            end += (length + 7) & ~7L;
            if (end > body) {
                throw corrupt(place, "its tensors do not fit its length");
            }
        }
        if (end != body) {
            throw corrupt(place, "it is " + (body - end) + " bytes longer than its tensors");
        }
    }

    private CorruptRecordingException corrupt(FramePlace place, String what) {
        return new CorruptRecordingException("Event " + nextSequence + " at " + place.describe() + " is damaged: "
                + what + ". " + validEvents(nextSequence));
    }

    /**
     * Says which events were found valid.
     *
     * @param count number of valid events from the first one on
     * @return a sentence for the end of a message
     */
    public static String validEvents(long count) {
        if (count == 0) {
            return "There is no valid event.";
        }
        return count == 1 ? "Event 0 is valid." : "Events 0 to " + (count - 1) + " are valid.";
    }
}
