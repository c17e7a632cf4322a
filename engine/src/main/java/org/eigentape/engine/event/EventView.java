package org.eigentape.engine.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads one verified event where it lies, without copying it. A view is moved from event to event: it is valid only until
 * its giver moves it, so keep copies of data, never the view. For one thread. Allocates nothing but in
 * {@link #attributes()}.
 */
public final class EventView {

    private FrameBuffer buffer;
    private int offset;

    /** Creates a view of nothing; move it with {@link #wrap}. */
    public EventView() {
        this.buffer = new FrameBuffer(EventFrame.HEADER_LENGTH + 8);
    }

    /**
     * Moves this view to a frame that was verified or has just been encoded.
     *
     * @param frames where it is
     * @param frameOffset its first byte, a multiple of 8
     * @return this view
     */
    public EventView wrap(FrameBuffer frames, int frameOffset) {
        buffer = frames;
        offset = frameOffset;
        return this;
    }

    /**
     * The code of the event's type.
     *
     * @return see {@link EventType#code()}; may be unknown to this release
     */
    public int typeCode() {
        return buffer.bytes().getShort(offset + EventFrame.TYPE_OFFSET) & 0xffff;
    }

    /**
     * Whether the event is of the given type.
     *
     * @param type a type
     * @return true if it is
     */
    public boolean is(EventType type) {
        return typeCode() == type.code();
    }

    /**
     * The event's type.
     *
     * @return empty where this release does not know the code
     */
    public Optional<EventType> type() {
        return EventType.ofCode(typeCode());
    }

    /**
     * The run that the event belongs to.
     *
     * @return from 0, or {@link EventFrame#NO_RUN}
     */
    public int run() {
        return buffer.bytes().getInt(offset + EventFrame.RUN_OFFSET);
    }

    /**
     * The number of updates done when the event was measured.
     *
     * @return from 0
     */
    public long step() {
        return buffer.bytes().getLong(offset + EventFrame.STEP_OFFSET);
    }

    /**
     * The event's position in the journal.
     *
     * @return from 0
     */
    public long sequence() {
        return buffer.bytes().getLong(offset + EventFrame.SEQUENCE_OFFSET);
    }

    /**
     * When the event was journalled. Never let a stage depend on it.
     *
     * @return nanoseconds since 1970-01-01 UTC
     */
    public long timeNs() {
        return buffer.bytes().getLong(offset + EventFrame.TIME_OFFSET);
    }

    /**
     * CRC32C of the body: equal bodies have equal checksums.
     *
     * @return a 32-bit number
     */
    public int bodyChecksum() {
        return buffer.bytes().getInt(offset + EventFrame.BODY_CHECKSUM_OFFSET);
    }

    /**
     * The chain value of this event.
     *
     * @return a 32-bit number
     */
    public int chain() {
        return buffer.bytes().getInt(offset + EventFrame.CHAIN_OFFSET);
    }

    /**
     * Bytes of the whole frame.
     *
     * @return a multiple of 8
     */
    public int length() {
        return buffer.bytes().getInt(offset + EventFrame.LENGTH_OFFSET);
    }

    /**
     * The attributes as text. Allocates.
     *
     * @return one JSON object, or an empty text where there are none
     */
    public String attributes() {
        int at = offset + EventFrame.HEADER_LENGTH;
        int length = buffer.bytes().getInt(at);
        return new String(buffer.array(), at + 8 + 8 * tensorCount(), length, StandardCharsets.UTF_8);
    }

    /**
     * Number of tensors that the event carries.
     *
     * @return 0 or more
     */
    public int tensorCount() {
        return buffer.bytes().getInt(offset + EventFrame.HEADER_LENGTH + 4);
    }

    /**
     * The id of one of the tensors.
     *
     * @param index 0 to {@link #tensorCount()} - 1
     * @return position in the recording's schema
     */
    public int tensorId(int index) {
        return buffer.bytes().getInt(offset + EventFrame.HEADER_LENGTH + 8 + 8 * index);
    }

    /**
     * Bytes of one of the tensors.
     *
     * @param index 0 to {@link #tensorCount()} - 1
     * @return without padding
     */
    public int tensorLength(int index) {
        return buffer.bytes().getInt(offset + EventFrame.HEADER_LENGTH + 12 + 8 * index);
    }

    /**
     * Whether the event carries a tensor.
     *
     * @param tensor its declaration in the recording's schema
     * @return true if its data are here
     */
    public boolean has(TensorDeclaration tensor) {
        return dataOffset(tensor) >= 0;
    }

    /**
     * Copies an {@code f64} tensor.
     *
     * @param tensor its declaration
     * @param target receives {@link TensorDeclaration#elements()} values, row-major
     * @return false, with the target untouched, if the event does not carry the tensor
     */
    public boolean copy(TensorDeclaration tensor, double[] target) {
        int at = typed(tensor, ElementType.F64);
        if (at >= 0) {
            buffer.get(at, target, 0, tensor.elements());
        }
        return at >= 0;
    }

    /**
     * Copies an {@code f32} tensor.
     *
     * @param tensor its declaration
     * @param target receives {@link TensorDeclaration#elements()} values, row-major
     * @return false, with the target untouched, if the event does not carry the tensor
     */
    public boolean copy(TensorDeclaration tensor, float[] target) {
        int at = typed(tensor, ElementType.F32);
        if (at >= 0) {
            buffer.get(at, target, 0, tensor.elements());
        }
        return at >= 0;
    }

    /**
     * Copies an {@code i32} tensor.
     *
     * @param tensor its declaration
     * @param target receives {@link TensorDeclaration#elements()} values, row-major
     * @return false, with the target untouched, if the event does not carry the tensor
     */
    public boolean copy(TensorDeclaration tensor, int[] target) {
        int at = typed(tensor, ElementType.I32);
        if (at >= 0) {
            buffer.get(at, target, 0, tensor.elements());
        }
        return at >= 0;
    }

    /**
     * Copies an {@code i64} tensor.
     *
     * @param tensor its declaration
     * @param target receives {@link TensorDeclaration#elements()} values, row-major
     * @return false, with the target untouched, if the event does not carry the tensor
     */
    public boolean copy(TensorDeclaration tensor, long[] target) {
        int at = typed(tensor, ElementType.I64);
        if (at >= 0) {
            buffer.get(at, target, 0, tensor.elements());
        }
        return at >= 0;
    }

    /**
     * Copies the whole frame.
     *
     * @param target receives it at offset 0; grows if it is too small
     */
    public void copyFrameTo(FrameBuffer target) {
        target.copyFrom(buffer, offset, 0, length());
    }

    private int typed(TensorDeclaration tensor, ElementType element) {
        if (tensor.element() != element) {
            throw new IllegalArgumentException(
                    "tensor " + tensor.name() + " holds " + tensor.element().label() + ", not " + element.label());
        }
        return dataOffset(tensor);
    }

    private int dataOffset(TensorDeclaration tensor) {
        ByteBuffer bytes = buffer.bytes();
        int table = offset + EventFrame.HEADER_LENGTH;
        int count = bytes.getInt(table + 4);
        int at = table + 8 + 8 * count + EventFrame.padded(bytes.getInt(table));
        for (int index = 0; index < count; index++) {
            int length = bytes.getInt(table + 12 + 8 * index);
            if (bytes.getInt(table + 8 + 8 * index) == tensor.id()) {
                if (length != tensor.byteLength()) {
                    throw new org.eigentape.engine.error.CorruptRecordingException("Event " + sequence()
                            + " carries " + length + " bytes for tensor " + tensor.name() + ", which has "
                            + tensor.byteLength() + " bytes in the schema.");
                }
                return at;
            }
            at += EventFrame.padded(length);
        }
        return -1;
    }
}
