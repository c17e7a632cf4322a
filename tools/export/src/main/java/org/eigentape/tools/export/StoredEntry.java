package org.eigentape.tools.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;

/**
 * One uncompressed file inside an archive, whose place and length are fixed before it is filled. Entries may be filled in
 * turns; each is filled from its start to its end. For one thread.
 */
final class StoredEntry {

    private final String name;
    private final long headerOffset;
    private final long dataOffset;
    private final long length;
    private final FileChannel channel;
    private final ByteBuffer buffer;
    private final CRC32 checksum = new CRC32();
    private long filled;

    StoredEntry(String name, long headerOffset, long dataOffset, long length, FileChannel channel, int bufferLength) {
        this.name = name;
        this.headerOffset = headerOffset;
        this.dataOffset = dataOffset;
        this.length = length;
        this.channel = channel;
        this.buffer = ByteBuffer.allocate((int) Math.max(8, Math.min(bufferLength, length)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    String name() {
        return name;
    }

    long headerOffset() {
        return headerOffset;
    }

    long length() {
        return length;
    }

    int checksum() {
        return (int) checksum.getValue();
    }

    void put(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; ) {
            int part = Math.min(bytes.length - at, room(1));
            buffer.put(bytes, at, part);
            at += part;
        }
    }

    void put(double value) throws IOException {
        room(8);
        buffer.putDouble(value);
    }

    void put(float value) throws IOException {
        room(4);
        buffer.putFloat(value);
    }

    void put(int value) throws IOException {
        room(4);
        buffer.putInt(value);
    }

    void put(long value) throws IOException {
        room(8);
        buffer.putLong(value);
    }

    /** Makes room for some bytes and says how many there is room for. */
    private int room(int wanted) throws IOException {
        if (buffer.remaining() < wanted) {
            flush();
        }
        return buffer.remaining();
    }

    private void flush() throws IOException {
        buffer.flip();
        checksum.update(buffer.array(), 0, buffer.limit());
        if (filled + buffer.limit() > length) {
            throw new IllegalStateException("more than " + length + " bytes for " + name);
        }
        while (buffer.hasRemaining()) {
            filled += channel.write(buffer, dataOffset + filled);
        }
        buffer.clear();
    }

    /** Writes what is left; the entry must be full. */
    void finish() throws IOException {
        flush();
        if (filled != length) {
            throw new IllegalStateException(filled + " of " + length + " bytes for " + name);
        }
    }
}
