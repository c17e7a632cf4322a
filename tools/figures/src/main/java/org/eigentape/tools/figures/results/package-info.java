/** What figures read from a recording: its results, thinned to what can be seen, and a few facts about it. */
@NullMarked
package org.eigentape.tools.figures.results;

import org.jspecify.annotations.NullMarked;
