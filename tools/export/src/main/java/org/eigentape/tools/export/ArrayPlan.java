package org.eigentape.tools.export;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.event.ElementType;

/**
 * An array of the archive while its rows are counted.
 *
 * @param name under which NumPy finds it
 * @param element type of its elements
 * @param shape of one row
 * @param rows how many there will be; -1 for an array that is one row and has no axis for it
 */
record ArrayPlan(String name, ElementType element, List<Integer> shape, long rows) {

    static final long SINGLE = -1;

    List<Long> fullShape() {
        List<Long> full = new ArrayList<>();
        if (rows != SINGLE) {
            full.add(rows);
        }
        shape.forEach(extent -> full.add(extent.longValue()));
        return full;
    }

    byte[] header() {
        return ArrayHeader.encode(element, fullShape());
    }

    /** Length of the file with its header. */
    long length() {
        return header().length + fullShape().stream().reduce((long) element.bytes(), Math::multiplyExact);
    }

    String fileName() {
        return name + ".npy";
    }
}
