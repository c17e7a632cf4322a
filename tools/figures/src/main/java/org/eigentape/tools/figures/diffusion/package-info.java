/** Figures of one mode that diffuses in a potential. */
@NullMarked
package org.eigentape.tools.figures.diffusion;

import org.jspecify.annotations.NullMarked;
