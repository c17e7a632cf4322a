package org.eigentape.engine.sweep;

import java.util.Optional;

/**
 * Looks at what is there of a cell before anything is done, and may mend what can be had from its events. May be called by
 * several threads at once, each with a cell that it has locked.
 */
@FunctionalInterface
public interface CellInspector {

    /**
     * Looks at a cell.
     *
     * @param cell the cell
     * @return empty if it is finished, also because it has been mended; a blank text where it was not recorded to its end; else
     *     a clause that says why it must be recorded again
     */
    Optional<String> problem(Cell cell);
}
