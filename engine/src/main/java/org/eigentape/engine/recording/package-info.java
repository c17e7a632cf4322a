/**
 * A recording as a directory: where its parts are, its manifest, and its status. Everything here is a small JSON file that
 * is replaced atomically; the data are in the journal.
 */
@NullMarked
package org.eigentape.engine.recording;

import org.jspecify.annotations.NullMarked;
