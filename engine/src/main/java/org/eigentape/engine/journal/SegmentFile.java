package org.eigentape.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.FrameBuffer;

/**
 * Bounded reads of one segment through a chunk of fixed size. What lies beyond the end of the file reads as zeros, as the
 * queue's files are blank beyond the last document anyway.
 */
final class SegmentFile implements AutoCloseable {

    static final int CHUNK_LENGTH = 256 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer chunk;
    private final ByteBuffer word = ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long chunkStart;
    private int chunkLength;

    /** Opens a file; the chunk is lent by the reader, which opens one file at a time. */
    SegmentFile(Path path, ByteBuffer chunk) {
        this.path = path;
        this.chunk = chunk;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static ByteBuffer newChunk() {
        return ByteBuffer.allocateDirect(CHUNK_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    }

    Path path() {
        return path;
    }

    long length() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether the file reaches a position; asks the file system only where what was read ahead does not. */
    boolean reaches(long position) {
        return position <= chunkStart + chunkLength || position <= length();
    }

    /** Forgets what was read ahead, because it may have been written meanwhile. */
    void forget() {
        chunkLength = 0;
    }

    /** The 32-bit word at a position, as it was when its chunk was read. */
    int word(long position) {
        if (position < chunkStart || position + Integer.BYTES > chunkStart + chunkLength) {
            load(position);
            if (chunkLength < Integer.BYTES) {
                return freshWord(position);
            }
        }
        return chunk.getInt((int) (position - chunkStart));
    }

    /** The 32-bit word at a position, as it is now. */
    int freshWord(long position) {
        word.clear().putInt(0, 0);
        read(word, position);
        return word.getInt(0);
    }

    /** Copies bytes that exist in the file. */
    void copy(long position, int length, FrameBuffer target) {
        target.ensureCapacity(length);
        byte[] bytes = target.array();
        int done = 0;
        while (done < length) {
            long from = position + done;
            if (from < chunkStart || from >= chunkStart + chunkLength) {
                load(from);
                if (chunkLength == 0) {
                    java.util.Arrays.fill(bytes, done, length, (byte) 0);
                    return;
                }
            }
            int at = (int) (from - chunkStart);
            int count = Math.min(length - done, chunkLength - at);
            chunk.get(at, bytes, done, count);
            done += count;
        }
    }

    private void load(long position) {
        chunk.clear();
        chunkStart = position;
        chunkLength = 0;
        chunkLength = read(chunk, position);
    }

    private int read(ByteBuffer target, long position) {
        try {
            int total = 0;
            while (target.hasRemaining()) {
                int count = channel.read(target, position + total);
                if (count < 0) {
                    break;
                }
                total += count;
            }
            return total;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private StorageException unreadable(IOException e) {
        return new StorageException("Cannot read " + path + ": " + StorageException.reason(e) + ".", e);
    }
}
