/**
 * The one-particle equation of the mean level spacing S, {@code dS/dt = K_S + V_S T/S + sqrt(2 T D_S) eta} with t = eps x step,
 * its coefficients under several conventions, and the convergence criteria built on them.
 *
 * <p>[P] is arXiv:2509.01349, [D] is arXiv:2407.16427.
 */
@NullMarked
package org.eigentape.stages.spacing;

import org.jspecify.annotations.NullMarked;
