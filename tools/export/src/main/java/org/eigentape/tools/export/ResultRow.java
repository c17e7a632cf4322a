package org.eigentape.tools.export;

import org.eigentape.engine.event.EventFrame;
import org.jspecify.annotations.Nullable;

/**
 * One number of one result: a row of the table.
 *
 * @param run from 0; {@link #NO_RUN} for what is of all runs together
 * @param step from 0
 * @param stage name of the stage
 * @param parameters its parameters and the selection that was replayed, canonical; empty for defaults over everything
 * @param tensor the matrix it speaks of; empty where none
 * @param name name of the output
 * @param i first index, from 0; {@link #NO_INDEX} for scalars
 * @param j second index, from 0; {@link #NO_INDEX} for scalars and vectors
 * @param value NaN where undefined
 * @param reason why it is undefined, or null
 */
public record ResultRow(
        int run,
        long step,
        String stage,
        String parameters,
        String tensor,
        String name,
        int i,
        int j,
        double value,
        @Nullable String reason) {

    /** Stands where a result belongs to no run. */
    public static final int NO_RUN = EventFrame.NO_RUN;

    /** Stands where an index is not used. */
    public static final int NO_INDEX = -1;
}
