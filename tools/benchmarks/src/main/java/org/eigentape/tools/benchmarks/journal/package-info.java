/** The way of an event to the disk: throughput, latency and allocation. */
@NullMarked
package org.eigentape.tools.benchmarks.journal;

import org.jspecify.annotations.NullMarked;
