/** Finds what jars on the class path provide, and names the class, the jar and the cause where one is broken. */
@NullMarked
package org.eigentape.engine.provider;

import org.jspecify.annotations.NullMarked;
