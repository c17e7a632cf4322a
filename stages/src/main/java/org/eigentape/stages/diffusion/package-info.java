/** The stage {@code fokker-planck}: what the Fokker-Planck equation says of one mode, and where a run is in it. */
@NullMarked
package org.eigentape.stages.diffusion;

import org.jspecify.annotations.NullMarked;
