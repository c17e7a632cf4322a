/** The way back: verification and replay. */
@NullMarked
package org.eigentape.tools.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
