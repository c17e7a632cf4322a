/** What a recording's results say in a few lines: losses, eigenvalues against targets, and the side of the phase boundary. */
@NullMarked
package org.eigentape.tools.cli.summary;

import org.jspecify.annotations.NullMarked;
