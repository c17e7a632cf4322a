package org.eigentape.engine.event;

import java.util.List;
import org.eigentape.engine.error.EventTooLargeException;

/**
 * Where each tensor of one kind of event lies in its body. Worked out once for each set of tensors that a policy records
 * together, so that encoding an event is a copy. Immutable.
 */
public final class EventLayout {

    /** An event without tensors. */
    public static final EventLayout EMPTY = new EventLayout(List.of());

    private final TensorDeclaration[] tensors;
    private final int[] dataOffsets;
    private final int dataLength;

    /**
     * Lays tensors out in the given order.
     *
     * @param tensors what the event carries
     * @throws EventTooLargeException if they exceed {@link EventFrame#MAX_LENGTH} together
     */
    public EventLayout(List<TensorDeclaration> tensors) {
        this.tensors = tensors.toArray(TensorDeclaration[]::new);
        this.dataOffsets = new int[this.tensors.length];
        long offset = 0;
        for (int index = 0; index < this.tensors.length; index++) {
            dataOffsets[index] = (int) offset;
            offset += EventFrame.padded(this.tensors[index].byteLength());
            if (offset + EventFrame.HEADER_LENGTH + 8L + 8L * this.tensors.length > EventFrame.MAX_LENGTH) {
                throw new EventTooLargeException("An event with the tensors "
                        + tensors.stream().map(TensorDeclaration::name).toList() + " would exceed the largest event of "
                        + EventFrame.MAX_LENGTH + " bytes; record them at different steps or record fewer samples.");
            }
        }
        this.dataLength = (int) offset;
    }

    /**
     * Number of tensors.
     *
     * @return 0 or more
     */
    public int size() {
        return tensors.length;
    }

    /**
     * One of the tensors.
     *
     * @param index 0 to {@link #size()} - 1
     * @return its declaration
     */
    public TensorDeclaration tensor(int index) {
        return tensors[index];
    }

    /**
     * Bytes of the whole frame.
     *
     * @param attributesLength bytes of the attributes
     * @return header, table, attributes and data with padding
     */
    public int frameLength(int attributesLength) {
        return dataStart(attributesLength) + dataLength;
    }

    int dataStart(int attributesLength) {
        return EventFrame.HEADER_LENGTH + 8 + 8 * tensors.length + EventFrame.padded(attributesLength);
    }

    int dataOffset(int index) {
        return dataOffsets[index];
    }
}
