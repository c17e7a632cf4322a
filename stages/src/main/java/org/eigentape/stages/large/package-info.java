/**
 * Singular values of large matrices, without vectors: the triangle of Householder reflections in blocks, its two diagonals and their
 * bisection, all in plain Java; and the service by which a library outside of this module does the same.
 */
@NullMarked
package org.eigentape.stages.large;

import org.jspecify.annotations.NullMarked;
