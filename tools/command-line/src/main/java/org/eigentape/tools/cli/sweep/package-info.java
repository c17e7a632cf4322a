/** The command {@code sweep}: an experiment at every point of a grid. */
@NullMarked
package org.eigentape.tools.cli.sweep;

import org.jspecify.annotations.NullMarked;
