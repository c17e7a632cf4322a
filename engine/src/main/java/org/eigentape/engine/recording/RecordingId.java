package org.eigentape.engine.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;

/**
 * A recording's identity: SHA-256 over its first event's type (4 bytes), run (4), step (8), all little-endian, and body.
 * It does not cover the time, so the same recording made twice has the same identity.
 */
public final class RecordingId {

    private RecordingId() {}

    /**
     * The identity of the recording that starts with an event.
     *
     * @param first its first event; may not be sealed yet
     * @return 64 hexadecimal digits
     */
    public static String of(EventView first) {
        FrameBuffer copy = new FrameBuffer(first.length());
        first.copyFrameTo(copy);
        ByteBuffer place = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        place.putInt(first.typeCode()).putInt(first.run()).putLong(first.step());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(place.array());
            digest.update(copy.array(), EventFrame.HEADER_LENGTH, first.length() - EventFrame.HEADER_LENGTH);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
