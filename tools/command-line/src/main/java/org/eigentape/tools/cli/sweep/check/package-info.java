/** Whether a sweep is as it was written: its cells, their results, its tables. */
@NullMarked
package org.eigentape.tools.cli.sweep.check;

import org.jspecify.annotations.NullMarked;
