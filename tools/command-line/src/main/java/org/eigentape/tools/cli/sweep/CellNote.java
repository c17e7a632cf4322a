package org.eigentape.tools.cli.sweep;

import org.eigentape.engine.sweep.Cell;

/**
 * That a cell was not kept as it was.
 *
 * @param cell its name
 * @param kind what was done
 * @param reason why, as a clause
 */
record CellNote(String cell, Kind kind, String reason) {

    /** What can be done. */
    enum Kind {
        /** It is recorded anew, and what was there is deleted. */
        RECORDED_AGAIN("again", "is recorded again"),
        /** What was wrong has been made again from its events. */
        MENDED("mended", "was mended from its events");

        private final String field;
        private final String words;

        Kind(String field, String words) {
            this.field = field;
            this.words = words;
        }

        /** The name of the list of such cells in JSON. */
        String field() {
            return field;
        }
    }

    /** The note of a cell. */
    static CellNote of(Cell cell, Kind kind, String reason) {
        return new CellNote(cell.name(), kind, reason);
    }

    /** For people. */
    String sentence() {
        return "The cell " + cell + " " + kind.words + ": " + reason + ".";
    }
}
