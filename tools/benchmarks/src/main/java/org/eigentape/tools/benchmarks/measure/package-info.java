/** How benchmarks measure: side by side with a baseline, by processor time where that can be. */
@NullMarked
package org.eigentape.tools.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
