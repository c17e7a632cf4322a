/**
 * Dyson Brownian motion at beta = 1: a real symmetric matrix under white noise and a potential, whose eigenvalues are a gas of
 * charges on a line; and the simulation {@code dyson-gas}.
 *
 * <p>Conventions are those of [D], Aarts, Lucini and Park, Phys. Rev. E 111 (2025) 015303, arXiv:2407.16427, sec. II; the process is
 * Dyson's (J. Math. Phys. 3, 1962, 1191).
 */
@NullMarked
package org.eigentape.engine.gas;

import org.jspecify.annotations.NullMarked;
