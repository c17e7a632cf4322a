/**
 * The arithmetic of a step: {@link org.eigentape.engine.network.kernel.DenseKernel} defines every bit of it, and its
 * implementations differ in speed only. {@link org.eigentape.engine.network.kernel.DenseKernels} knows the fastest one of
 * this Java virtual machine.
 */
@NullMarked
package org.eigentape.engine.network.kernel;

import org.jspecify.annotations.NullMarked;
