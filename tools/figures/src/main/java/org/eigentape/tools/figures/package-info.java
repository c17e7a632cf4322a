/** The figures of a recording: what can be drawn from the results of which stages. */
@NullMarked
package org.eigentape.tools.figures;

import org.jspecify.annotations.NullMarked;
