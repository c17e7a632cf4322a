package org.eigentape.tools.export;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Something that arrays come from. It is read twice: once to count rows, once to fill the arrays. */
interface ArraySource {

    /** All arrays, with their numbers of rows. */
    List<ArrayPlan> plan();

    /** Fills the arrays that {@link #plan} announced; entries by name of the array. */
    void fill(Map<String, StoredEntry> entries) throws IOException;
}
