package org.eigentape.tools.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eigentape.engine.event.ElementType;

/**
 * The header of a NumPy array file, format version 1.0, or 2.0 where the header is too long for that: magic, version, length
 * and a Python dictionary, filled up with spaces so that the data begin at a multiple of 64 bytes.
 */
final class ArrayHeader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_OF_VERSION_1 = 0xffff;

    private ArrayHeader() {}

    /**
     * Encodes a header.
     *
     * @param element type of the elements, little-endian
     * @param shape extents, row-major; empty for a scalar
     * @return its bytes
     */
    static byte[] encode(ElementType element, List<Long> shape) {
        StringBuilder text = new StringBuilder("{'descr': '").append(type(element));
        text.append("', 'fortran_order': False, 'shape': (");
        for (int axis = 0; axis < shape.size(); axis++) {
            text.append(axis == 0 ? "" : " ").append(shape.get(axis));
            text.append(axis < shape.size() - 1 || shape.size() == 1 ? "," : "");
        }
        text.append("), }");
        int version = text.length() + ALIGNMENT > LONGEST_OF_VERSION_1 ? 2 : 1;
        int lengthBytes = version == 1 ? 2 : 4;
        while ((MAGIC.length + 2 + lengthBytes + text.length() + 1) % ALIGNMENT != 0) {
            text.append(' ');
        }
        text.append('\n');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(MAGIC);
        bytes.write(version);
        bytes.write(0);
        for (int at = 0; at < lengthBytes; at++) {
            bytes.write(text.length() >> (8 * at));
        }
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static String type(ElementType element) {
        return switch (element) {
            case F64 -> "<f8";
            case F32 -> "<f4";
            case I32 -> "<i4";
            case I64 -> "<i8";
        };
    }
}
