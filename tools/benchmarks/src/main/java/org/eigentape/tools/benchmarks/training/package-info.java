/** What a step costs, and what recording adds to it. */
@NullMarked
package org.eigentape.tools.benchmarks.training;

import org.jspecify.annotations.NullMarked;
