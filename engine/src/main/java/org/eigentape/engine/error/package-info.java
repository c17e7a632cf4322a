/**
 * What can be wrong with a recording, as types: each maps to one exit code of the command line.
 */
@NullMarked
package org.eigentape.engine.error;

import org.jspecify.annotations.NullMarked;
