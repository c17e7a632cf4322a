/** How long a command takes to start. */
@NullMarked
package org.eigentape.tools.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
