package org.eigentape.engine.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.zip.CRC32C;

/**
 * Bytes for one or more frames, with typed views of the same memory that are made once, so that bulk copies allocate
 * nothing. Frames in it start at multiples of 8. Not safe for use by several threads without hand-over.
 */
public final class FrameBuffer {

    private byte[] array = new byte[0];
    private ByteBuffer bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    private DoubleBuffer doubles = bytes.asDoubleBuffer();
    private FloatBuffer floats = bytes.asFloatBuffer();
    private IntBuffer ints = bytes.asIntBuffer();
    private LongBuffer longs = bytes.asLongBuffer();
    private final CRC32C checksum = new CRC32C();

    /**
     * Creates a buffer.
     *
     * @param capacity bytes; rounded up to a multiple of 8
     */
    public FrameBuffer(int capacity) {
        ensureCapacity(capacity);
    }

    /**
     * Makes room, keeping the contents. Allocates only where the buffer is too small.
     *
     * @param capacity bytes needed
     */
    public void ensureCapacity(int capacity) {
        if (capacity <= array.length && array.length > 0) {
            return;
        }
        byte[] larger = new byte[EventFrame.padded(Math.max(capacity, 8))];
        System.arraycopy(array, 0, larger, 0, array.length);
        array = larger;
        bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
        doubles = bytes.asDoubleBuffer();
        floats = bytes.asFloatBuffer();
        ints = bytes.asIntBuffer();
        longs = bytes.asLongBuffer();
    }

    /**
     * The bytes themselves.
     *
     * @return the backing array; replaced when the buffer grows
     */
    public byte[] array() {
        return array;
    }

    /**
     * The bytes as a little-endian buffer whose position and limit are the caller's to use.
     *
     * @return a view of {@link #array()}
     */
    public ByteBuffer bytes() {
        return bytes;
    }

    /**
     * Bytes that fit.
     *
     * @return the capacity, a multiple of 8
     */
    public int capacity() {
        return array.length;
    }

    /**
     * Copies a frame from another buffer.
     *
     * @param source where it is
     * @param sourceOffset its first byte there
     * @param offset where it goes
     * @param length its bytes
     */
    public void copyFrom(FrameBuffer source, int sourceOffset, int offset, int length) {
        ensureCapacity(offset + length);
        System.arraycopy(source.array, sourceOffset, array, offset, length);
    }

    /**
     * CRC32C of a stretch of bytes. Uses one checksum object of this buffer: one thread at a time.
     *
     * @param offset first byte
     * @param length number of bytes
     * @return the checksum as a 32-bit number
     */
    int crc32c(int offset, int length) {
        checksum.reset();
        checksum.update(array, offset, length);
        return (int) checksum.getValue();
    }

    void put(int byteOffset, double[] values, int from, int count) {
        doubles.put(byteOffset >> 3, values, from, count);
    }

    void put(int byteOffset, float[] values, int from, int count) {
        floats.put(byteOffset >> 2, values, from, count);
    }

    void put(int byteOffset, int[] values, int from, int count) {
        ints.put(byteOffset >> 2, values, from, count);
    }

    void put(int byteOffset, long[] values, int from, int count) {
        longs.put(byteOffset >> 3, values, from, count);
    }

    void get(int byteOffset, double[] values, int from, int count) {
        doubles.get(byteOffset >> 3, values, from, count);
    }

    void get(int byteOffset, float[] values, int from, int count) {
        floats.get(byteOffset >> 2, values, from, count);
    }

    void get(int byteOffset, int[] values, int from, int count) {
        ints.get(byteOffset >> 2, values, from, count);
    }

    void get(int byteOffset, long[] values, int from, int count) {
        longs.get(byteOffset >> 3, values, from, count);
    }
}
