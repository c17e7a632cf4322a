/** The commands that list what there is to record and to analyse. */
@NullMarked
package org.eigentape.tools.cli.catalog;

import org.jspecify.annotations.NullMarked;
