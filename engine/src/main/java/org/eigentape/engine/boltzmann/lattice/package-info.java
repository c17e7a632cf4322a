/** The simulation {@code rbm-lattice}: a Gaussian machine that learns a scalar field on a one-dimensional lattice. */
@NullMarked
package org.eigentape.engine.boltzmann.lattice;

import org.jspecify.annotations.NullMarked;
