/** The commands that say what a recording holds and whether it is as it was written. */
@NullMarked
package org.eigentape.tools.cli.inspect;

import org.jspecify.annotations.NullMarked;
