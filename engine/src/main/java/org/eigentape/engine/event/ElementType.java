package org.eigentape.engine.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** The type of a tensor's elements, stored little-endian. */
public enum ElementType {
    /** IEEE 754 binary64. */
    F64("f64", 8),
    /** IEEE 754 binary32. */
    F32("f32", 4),
    /** Two's complement, 32 bits. */
    I32("i32", 4),
    /** Two's complement, 64 bits. */
    I64("i64", 8);

    private final String label;
    private final int bytes;

    ElementType(String label, int bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    /**
     * The name used in schemas.
     *
     * @return {@code f64}, {@code f32}, {@code i32} or {@code i64}
     */
    @JsonValue
    public String label() {
        return label;
    }

    /**
     * The size of one element.
     *
     * @return bytes, 4 or 8
     */
    public int bytes() {
        return bytes;
    }
}
