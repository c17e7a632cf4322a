/**
 * The command {@code bench}: the project's own benchmarks, each a ratio to a baseline measured in the same process. All
 * benchmarks are listed in {@link org.eigentape.tools.benchmarks.BenchmarkList}.
 */
@NullMarked
package org.eigentape.tools.benchmarks;

import org.jspecify.annotations.NullMarked;
