/**
 * Results of stages on disk: one file of checked frames for each stage, set of parameters and run, and the store that
 * finds and reads them.
 */
@NullMarked
package org.eigentape.engine.result;

import org.jspecify.annotations.NullMarked;
