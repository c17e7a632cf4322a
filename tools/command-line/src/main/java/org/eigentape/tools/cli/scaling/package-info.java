/** The command {@code scaling}: whether runs of equal T = eps/|B| agree at equal training time. */
@NullMarked
package org.eigentape.tools.cli.scaling;

import org.jspecify.annotations.NullMarked;
