/** Spectra of large layers. */
@NullMarked
package org.eigentape.tools.benchmarks.spectra;

import org.jspecify.annotations.NullMarked;
