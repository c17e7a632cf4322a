/**
 * The append-only store of a recording: checked frames inside a Chronicle Queue, and a plain Java scanner that reads its
 * files without mapping them and without the queue's own code.
 */
@NullMarked
package org.eigentape.engine.journal;

import org.jspecify.annotations.NullMarked;
