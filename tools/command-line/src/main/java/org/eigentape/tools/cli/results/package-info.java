/** The commands that show what stages found: tables, archives, figures. */
@NullMarked
package org.eigentape.tools.cli.results;

import org.jspecify.annotations.NullMarked;
