/** Figures of sweeps: {@code figures}. */
@NullMarked
package org.eigentape.tools.cli.diagram;

import org.jspecify.annotations.NullMarked;
