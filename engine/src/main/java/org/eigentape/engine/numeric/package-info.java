/**
 * Arithmetic whose bits depend neither on the Java release nor on the compiler: elementary functions built from exact and
 * correctly rounded operations only ({@code +}, {@code -}, {@code *}, {@code /}, {@link java.lang.Math#fma} and bit
 * patterns), and named, restorable random streams.
 */
@NullMarked
package org.eigentape.engine.numeric;

import org.jspecify.annotations.NullMarked;
