package org.eigentape.tools.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A zip archive of uncompressed entries. Lengths are known when entries are laid out, so all can be filled in one pass over a
 * stream that holds them interleaved. The bytes depend on the contents only: no times, no compressor. Zip64 fields appear
 * where 32 bits are too few. For one thread.
 */
final class StoredArchive {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int CENTRAL_END = 0x06054b50;
    private static final int CENTRAL_END_64 = 0x06064b50;
    private static final int CENTRAL_END_64_LOCATOR = 0x07064b50;
    private static final int VERSION = 20;
    private static final int VERSION_64 = 45;
    /** Names are UTF-8. */
    private static final int FLAGS = 0x800;
    /** 1980-01-01, the earliest date that the format knows. */
    private static final int DATE = 0x21;

    private static final long LARGEST_32 = 0xffffffffL;
    private static final int MOST_ENTRIES = 0xffff;

    private final FileChannel channel;
    private final int bufferLength;
    private final List<StoredEntry> entries = new ArrayList<>();
    private long end;

    /**
     * An empty archive.
     *
     * @param channel an empty file
     * @param bufferLength bytes of memory for each entry
     */
    StoredArchive(FileChannel channel, int bufferLength) {
        this.channel = channel;
        this.bufferLength = bufferLength;
    }

    /** Lays out the next entry. */
    StoredEntry add(String name, long length) {
        long dataOffset = end + localHeader(name, length, 0).length;
        StoredEntry entry = new StoredEntry(name, end, dataOffset, length, channel, bufferLength);
        entries.add(entry);
        end = dataOffset + length;
        return entry;
    }

    /** Writes all headers and the directory; every entry must be full. */
    void finish() throws IOException {
        for (StoredEntry entry : entries) {
            entry.finish();
        }
        writeHeaders();
    }

    /** Writes headers and directory, whether entries are full or not. */
    void writeHeaders() throws IOException {
        long at = end;
        for (StoredEntry entry : entries) {
            write(localHeader(entry.name(), entry.length(), entry.checksum()), entry.headerOffset());
            byte[] header = centralHeader(entry);
            write(header, at);
            at += header.length;
        }
        write(centralEnd(at - end), at);
    }

    private void write(byte[] bytes, long offset) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, offset + buffer.position());
        }
    }

    private static byte[] localHeader(String name, long length, int checksum) {
        boolean large = length >= LARGEST_32;
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        Fields fields = new Fields();
        fields.four(LOCAL_HEADER)
                .two(large ? VERSION_64 : VERSION)
                .two(FLAGS)
                .two(0)
                .two(0)
                .two(DATE)
                .four(checksum);
        fields.four(large ? -1 : (int) length).four(large ? -1 : (int) length);
        fields.two(nameBytes.length).two(large ? 20 : 0).bytes(nameBytes);
        if (large) {
            fields.two(1).two(16).eight(length).eight(length);
        }
        return fields.toByteArray();
    }

    private static byte[] centralHeader(StoredEntry entry) {
        boolean large = entry.length() >= LARGEST_32 || entry.headerOffset() >= LARGEST_32;
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        int version = large ? VERSION_64 : VERSION;
        Fields fields = new Fields();
        fields.four(CENTRAL_HEADER)
                .two(version)
                .two(version)
                .two(FLAGS)
                .two(0)
                .two(0)
                .two(DATE)
                .four(entry.checksum());
        fields.four(large ? -1 : (int) entry.length()).four(large ? -1 : (int) entry.length());
        fields.two(name.length).two(large ? 28 : 0).two(0).two(0).two(0).four(0);
        fields.four(large ? -1 : (int) entry.headerOffset()).bytes(name);
        if (large) {
            fields.two(1).two(24).eight(entry.length()).eight(entry.length()).eight(entry.headerOffset());
        }
        return fields.toByteArray();
    }

    private byte[] centralEnd(long length) {
        boolean large = entries.size() >= MOST_ENTRIES || end >= LARGEST_32 || length >= LARGEST_32;
        Fields fields = new Fields();
        if (large) {
            fields.four(CENTRAL_END_64)
                    .eight(44)
                    .two(VERSION_64)
                    .two(VERSION_64)
                    .four(0)
                    .four(0);
            fields.eight(entries.size()).eight(entries.size()).eight(length).eight(end);
            fields.four(CENTRAL_END_64_LOCATOR).four(0).eight(end + length).four(1);
        }
        fields.four(CENTRAL_END).two(0).two(0);
        fields.two(large ? -1 : entries.size()).two(large ? -1 : entries.size());
        fields.four(large ? -1 : (int) length).four(large ? -1 : (int) end).two(0);
        return fields.toByteArray();
    }

    /** Little-endian fields. */
    private static final class Fields {

        private final ByteArrayOutputStream output = new ByteArrayOutputStream();

        Fields two(int value) {
            return number(value, 2);
        }

        Fields four(int value) {
            return number(value, 4);
        }

        Fields eight(long value) {
            return number(value, 8);
        }

        Fields bytes(byte[] bytes) {
            output.writeBytes(bytes);
            return this;
        }

        private Fields number(long value, int length) {
            for (int at = 0; at < length; at++) {
                output.write((int) (value >> (8 * at)));
            }
            return this;
        }

        byte[] toByteArray() {
            return output.toByteArray();
        }
    }
}
