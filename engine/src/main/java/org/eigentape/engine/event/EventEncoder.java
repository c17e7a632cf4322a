package org.eigentape.engine.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes one event into a frame, completely, before anybody else sees it: {@link #begin}, then for each tensor of the
 * layout {@link #tensor} and its elements, then {@link #end}. Sequence, time and chain are left to {@link FrameSealer}.
 * Allocates nothing once its buffer is large enough. For one thread.
 */
public final class EventEncoder implements TensorSink {

    private static final byte[] NO_ATTRIBUTES = new byte[0];

    private FrameBuffer buffer = new FrameBuffer(0);
    private @Nullable EventLayout layout;
    private int dataStart;
    private int tensorIndex;
    private int tensorsWritten;
    private int position;
    private int limit;
    private final double[] single = new double[1];

    /**
     * Starts an event at offset 0 of a buffer.
     *
     * @param target where the frame is built; grows if it is too small
     * @param type the kind of event
     * @param run its run, or {@link EventFrame#NO_RUN}
     * @param step its step
     * @param tensors what it carries
     */
    public void begin(FrameBuffer target, EventType type, int run, long step, EventLayout tensors) {
        begin(target, type, run, step, tensors, NO_ATTRIBUTES);
    }

    /**
     * Starts an event with attributes.
     *
     * @param target where the frame is built; grows if it is too small
     * @param type the kind of event
     * @param run its run, or {@link EventFrame#NO_RUN}
     * @param step its step
     * @param tensors what it carries
     * @param json one JSON object without clock times
     */
    public void begin(FrameBuffer target, EventType type, int run, long step, EventLayout tensors, String json) {
        begin(target, type, run, step, tensors, json.getBytes(StandardCharsets.UTF_8));
    }

    private void begin(FrameBuffer target, EventType type, int run, long step, EventLayout tensors, byte[] attributes) {
        int length = tensors.frameLength(attributes.length);
        if (length > EventFrame.MAX_LENGTH) {
            throw new org.eigentape.engine.error.EventTooLargeException("An event of " + length
                    + " bytes exceeds the largest event of " + EventFrame.MAX_LENGTH + " bytes.");
        }
        target.ensureCapacity(length);
        buffer = target;
        layout = tensors;
        dataStart = tensors.dataStart(attributes.length);
        tensorIndex = -1;
        tensorsWritten = 0;
        position = 0;
        limit = 0;
        java.nio.ByteBuffer bytes = target.bytes();
        bytes.putInt(EventFrame.MAGIC_OFFSET, EventFrame.MAGIC);
        bytes.putShort(EventFrame.VERSION_OFFSET, (short) EventFrame.VERSION);
        bytes.putShort(EventFrame.TYPE_OFFSET, (short) type.code());
        bytes.putInt(EventFrame.LENGTH_OFFSET, length);
        bytes.putInt(EventFrame.RUN_OFFSET, run);
        bytes.putLong(EventFrame.STEP_OFFSET, step);
        int at = EventFrame.HEADER_LENGTH;
        bytes.putInt(at, attributes.length);
        bytes.putInt(at + 4, tensors.size());
        at += 8;
        for (int index = 0; index < tensors.size(); index++, at += 8) {
            bytes.putInt(at, tensors.tensor(index).id());
            bytes.putInt(at + 4, tensors.tensor(index).byteLength());
        }
        if (attributes.length > 0) {
            bytes.putLong(at + EventFrame.padded(attributes.length) - 8, 0L);
            bytes.put(at, attributes, 0, attributes.length);
        }
    }

    /**
     * Goes to a tensor of the layout; elements written next are its own. Tensors may come in any order, each once.
     *
     * @param index its place in the layout
     * @return this encoder, as the sink of the tensor's elements
     */
    public TensorSink tensor(int index) {
        checkFilled();
        EventLayout current = current();
        tensorIndex = index;
        tensorsWritten++;
        position = dataStart + current.dataOffset(index);
        limit = position + current.tensor(index).byteLength();
        if ((limit & 7) != 0) {
            buffer.bytes().putInt(limit, 0);
        }
        return this;
    }

    /**
     * Completes the event and its body checksum.
     *
     * @return bytes of the frame
     * @throws IllegalStateException if a tensor was not written or not filled
     */
    public int end() {
        checkFilled();
        if (tensorsWritten != current().size()) {
            throw new IllegalStateException(
                    tensorsWritten + " of the event's " + current().size() + " tensors were written");
        }
        layout = null;
        int length = buffer.bytes().getInt(EventFrame.LENGTH_OFFSET);
        int body = length - EventFrame.HEADER_LENGTH;
        buffer.bytes().putInt(EventFrame.BODY_CHECKSUM_OFFSET, buffer.crc32c(EventFrame.HEADER_LENGTH, body));
        return length;
    }

    @Override
    public void putDoubles(double[] values, int offset, int count) {
        int at = advance(ElementType.F64, count);
        buffer.put(at, values, offset, count);
    }

    @Override
    public void putDouble(double value) {
        single[0] = value;
        putDoubles(single, 0, 1);
    }

    @Override
    public void putFloats(float[] values, int offset, int count) {
        int at = advance(ElementType.F32, count);
        buffer.put(at, values, offset, count);
    }

    @Override
    public void putInts(int[] values, int offset, int count) {
        int at = advance(ElementType.I32, count);
        buffer.put(at, values, offset, count);
    }

    @Override
    public void putLongs(long[] values, int offset, int count) {
        int at = advance(ElementType.I64, count);
        buffer.put(at, values, offset, count);
    }

    private int advance(ElementType element, int count) {
        TensorDeclaration tensor = current().tensor(Math.max(tensorIndex, 0));
        if (tensorIndex < 0 || tensor.element() != element) {
            throw new IllegalStateException(
                    "tensor " + tensor.name() + " holds " + tensor.element().label() + ", not " + element.label());
        }
        int at = position;
        if (count > (limit - at) / element.bytes()) {
            throw new IllegalStateException("tensor " + tensor.name() + " has only " + tensor.elements() + " elements");
        }
        position = at + count * element.bytes();
        return at;
    }

    private void checkFilled() {
        if (position != limit) {
            TensorDeclaration tensor = current().tensor(tensorIndex);
            throw new IllegalStateException("tensor " + tensor.name() + " lacks "
                    + (limit - position) / tensor.element().bytes() + " of its " + tensor.elements() + " elements");
        }
    }

    private EventLayout current() {
        EventLayout current = layout;
        if (current == null) {
            throw new IllegalStateException("begin an event first");
        }
        return current;
    }
}
