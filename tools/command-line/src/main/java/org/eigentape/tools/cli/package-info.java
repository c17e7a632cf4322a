/** The program {@code eigentape}: finds the command, runs it, and turns what goes wrong into a sentence and a code. */
@NullMarked
package org.eigentape.tools.cli;

import org.jspecify.annotations.NullMarked;
