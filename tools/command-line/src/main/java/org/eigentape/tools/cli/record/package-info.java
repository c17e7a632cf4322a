/** The command that records: what is asked for, what it will take, and what was found. */
@NullMarked
package org.eigentape.tools.cli.record;

import org.jspecify.annotations.NullMarked;
