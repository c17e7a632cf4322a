/**
 * Dyson Brownian motion of the eigenvalues of {@code X = W W^T} under stochastic gradient descent: the moments of the
 * per-sample gradient, their rotation into an eigenbasis, and every term of the expected increment of an eigenvalue.
 *
 * <p>Notation. W is {@code n_out x n_in}, N the smaller side, M the larger. The gradient of one sample is rank one, {@code g
 * a^T} with backpropagated error g (n_out) and layer input a (n_in). The update {@code W' = W - eps Delta} changes X by
 * {@code -eps Delta^X + eps^2 Delta Delta^T}, where one sample has {@code Delta^X = p q^T + q p^T} with {@code (p, q) = (W a,
 * g)} for {@code n_out <= n_in} and {@code (p, q) = (a, W^T g)} for {@code n_out > n_in}. (As printed, [P] eq. 4.4 has a
 * misplaced index; this is the form that follows from eq. 2.28.)
 *
 * <p>Means and variances are population moments over a whole data set at fixed W, never over a mini-batch.
 *
 * <p>[P] is arXiv:2509.01349, [D] is arXiv:2407.16427.
 */
@NullMarked
package org.eigentape.stages.dyson;

import org.jspecify.annotations.NullMarked;
