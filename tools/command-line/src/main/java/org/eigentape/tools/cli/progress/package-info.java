/** Tells people, on standard error, how far a long command is. */
@NullMarked
package org.eigentape.tools.cli.progress;

import org.jspecify.annotations.NullMarked;
