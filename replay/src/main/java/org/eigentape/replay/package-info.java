/**
 * Recordings read back: verified from the first byte to the last, or opened and walked through event by event.
 */
@NullMarked
package org.eigentape.replay;

import org.jspecify.annotations.NullMarked;
