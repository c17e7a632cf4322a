/** What an update of a restricted Boltzmann machine costs. */
@NullMarked
package org.eigentape.tools.benchmarks.boltzmann;

import org.jspecify.annotations.NullMarked;
