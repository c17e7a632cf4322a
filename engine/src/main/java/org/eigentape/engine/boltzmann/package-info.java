/**
 * The scalar-field (Gaussian) restricted Boltzmann machine [R] trained by persistent contrastive divergence: its chains, its updates in
 * nodes and in modes, and the lattice field that it learns.
 *
 * <p>[R] is Aarts, Lucini and Park, Phys. Rev. D 109 (2024) 034521, arXiv:2309.15002; [D] is the same authors' Phys. Rev. E 111 (2025)
 * 015303, arXiv:2407.16427.
 */
@NullMarked
package org.eigentape.engine.boltzmann;

import org.jspecify.annotations.NullMarked;
