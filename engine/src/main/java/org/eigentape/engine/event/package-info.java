/**
 * Events: immutable entries of a journal, their byte format, and the schema of the tensors that they carry.
 */
@NullMarked
package org.eigentape.engine.event;

import org.jspecify.annotations.NullMarked;
