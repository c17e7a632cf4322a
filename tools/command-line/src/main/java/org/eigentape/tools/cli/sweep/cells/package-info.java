/** Single cells of a sweep: whether they are as they were written, and what of them can be had again from their events. */
@NullMarked
package org.eigentape.tools.cli.sweep.cells;

import org.jspecify.annotations.NullMarked;
