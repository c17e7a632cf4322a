/** The arithmetic of Gibbs sweeps, in plain Java and in vector instructions with the same bits: products with many vectors, normal deviates. */
@NullMarked
package org.eigentape.engine.boltzmann.kernel;

import org.jspecify.annotations.NullMarked;
