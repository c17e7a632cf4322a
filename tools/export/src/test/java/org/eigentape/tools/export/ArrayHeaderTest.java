package org.eigentape.tools.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.eigentape.engine.event.ElementType;
import org.junit.jupiter.api.Test;

class ArrayHeaderTest {

    /** What numpy.save writes for numpy.zeros((3,)), without its data. */
    private static final String GOLDEN = "934e554d5059" + "0100" + "7600"
            + hex("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }" + " ".repeat(60) + "\n");

    @Test
    void shouldEqualTheBytesOfNumPy() {
        assertEquals(GOLDEN, HexFormat.of().formatHex(ArrayHeader.encode(ElementType.F64, List.of(3L))));
    }

    @Test
    void shouldWriteShapesAsPythonTuples() {
        assertEquals("'shape': (), }", shape(ElementType.I32, List.of()));
        assertEquals("'shape': (2, 16, 32), }", shape(ElementType.F32, List.of(2L, 16L, 32L)));
    }

    @Test
    void shouldAlignDataAndUseVersionTwoForLongHeaders() {
        byte[] header = ArrayHeader.encode(ElementType.I64, Collections.nCopies(20_000, 100L));
        assertEquals(2, header[6]);
        assertEquals(0, header.length % 64);
        int length = (header[8] & 0xff) | (header[9] & 0xff) << 8 | (header[10] & 0xff) << 16;
        assertEquals(header.length, length + 12);
    }

    private static String shape(ElementType element, List<Long> shape) {
        String text = new String(ArrayHeader.encode(element, shape), StandardCharsets.ISO_8859_1);
        return text.substring(text.indexOf("'shape'")).strip();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
