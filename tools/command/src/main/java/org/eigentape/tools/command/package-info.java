/**
 * What a command of {@code eigentape} is made of: where its output goes, how it is found, and the codes with which it
 * ends. Modules with a command of their own depend on this package; the command line depends on them.
 */
@NullMarked
package org.eigentape.tools.command;

import org.jspecify.annotations.NullMarked;
