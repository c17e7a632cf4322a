/** The command that runs stages over a recording. */
@NullMarked
package org.eigentape.tools.cli.replay;

import org.jspecify.annotations.NullMarked;
