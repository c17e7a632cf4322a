"""Numbers that the Java tests of the stages compare with; see README.md."""

import sys
from pathlib import Path

import numpy as np
from scipy.integrate import quad


def numbers(seed, *shape):
    """Exact in any language: integers modulo a prime, shifted to (-1/2, 1/2)."""
    count = int(np.prod(shape))
    k = np.arange(count, dtype=np.int64)
    values = (k * k * 7919 + k * 104729 + seed * 1299709) % 100003
    return (values / 100003.0 - 0.5).reshape(shape)


class Table:
    def __init__(self):
        self.lines = []

    def add(self, name, values):
        flat = np.asarray(values, dtype=float).ravel()
        self.lines.append(name + "," + ",".join(repr(float(v)) for v in flat))

    def write(self, path):
        Path(path).write_text("\n".join(self.lines) + "\n")


def gram(w):
    return w @ w.T if w.shape[0] <= w.shape[1] else w.T @ w


def fix_signs(vectors):
    for k in range(vectors.shape[1]):
        if vectors[np.argmax(np.abs(vectors[:, k])), k] < 0:
            vectors[:, k] *= -1
    return vectors


def graded(rows, columns, kind):
    """Singular values over about 30 decades (spike: a small matrix under a huge one of rank one); powers of two are exact."""
    w = numbers(rows + 7, rows, columns)
    if kind == "rows":
        return np.ldexp(w, -((100 * np.arange(rows)) // (rows - 1))[:, None])
    if kind == "columns":
        return np.ldexp(w, -((100 * np.arange(columns)) // (columns - 1))[None, :])
    if kind == "both":
        return np.ldexp(w, -((50 * np.arange(rows)) // (rows - 1))[:, None] - ((50 * np.arange(columns)) // (columns - 1)))
    if kind == "spike":
        return np.outer(numbers(rows + 8, rows), np.ldexp(numbers(columns + 9, columns), 30)) + w
    n = min(rows, columns)
    left, right = np.linalg.qr(w[:, :n])[0], np.linalg.qr(numbers(rows + 8, columns, rows)[:, :n])[0]
    return left @ np.diag(10.0 ** (15 - 30 * np.arange(n) / (n - 1))) @ right.T


def singular(table):
    for rows, columns in ((16, 32), (12, 5), (9, 9)):
        for kind in ("rows", "columns", "both", "spike", "dense"):
            w = graded(rows, columns, kind)
            values = np.sort(np.linalg.svd(w, compute_uv=False))
            key = f"{rows}x{columns}.{kind}."
            table.add(key + "weights", w)
            table.add(key + "singular_values", values)
            # as numpy.linalg.matrix_rank counts
            table.add(key + "resolved", values >= max(rows, columns) * np.finfo(float).eps * values[-1])


def spectrum(table):
    for rows, columns in ((5, 8), (8, 5), (6, 6)):
        w = numbers(rows, rows, columns)
        x, vectors = np.linalg.eigh(gram(w))
        key = f"{rows}x{columns}."
        table.add(key + "eigenvalues", x)
        table.add(key + "eigenvectors", fix_signs(vectors))
        table.add(key + "singular_values", np.sort(np.linalg.svd(w, compute_uv=False)))
    for rows, columns, s2 in ((16, 32, 0.03), (48, 20, 1.7), (9, 9, 0.5)):
        n, m = min(rows, columns), max(rows, columns)
        r = n / m
        low, high = m * s2 * (1 - r**0.5) ** 2, m * s2 * (1 + r**0.5) ** 2

        def density(v):
            return np.sqrt(max(0.0, (high - v) * (v - low))) / (2 * np.pi * s2 * m * r * v)

        at = low + (high - low) * np.array([0.05, 0.2, 0.5, 0.8, 0.99])

        def below(v):
            # v = u^2 removes the root singularity of the square case at 0
            return quad(lambda u: 2 * u * density(u * u), np.sqrt(low), np.sqrt(v), limit=400, epsabs=1e-13)[0]

        key = f"mp.{rows}x{columns}."
        table.add(key + "edges", [low, high])
        table.add(key + "at", at)
        table.add(key + "density", [density(v) for v in at])
        table.add(key + "cumulative", [below(v) for v in at])


def increments(w, deltas, activations):
    """Full per-sample matrices Delta and Delta^X."""
    delta = np.stack([np.outer(g, a) for g, a in zip(deltas, activations)])
    if w.shape[0] <= w.shape[1]:
        delta_x = np.stack([w @ d.T + d @ w.T for d in delta])
        quadratic = np.stack([d @ d.T for d in delta])
    else:
        delta_x = np.stack([w.T @ d + d.T @ w for d in delta])
        quadratic = np.stack([d.T @ d for d in delta])
    return delta, delta_x, quadratic


def case(rows, columns, samples):
    return (
        numbers(rows, rows, columns),
        numbers(rows + 100, samples, rows),
        numbers(columns + 200, samples, columns),
    )


def dyson(table):
    for rows, columns, samples in ((4, 6, 60), (6, 4, 60), (5, 5, 50)):
        w, deltas, activations = case(rows, columns, samples)
        delta, delta_x, quadratic = increments(w, deltas, activations)
        x, o = np.linalg.eigh(gram(w))
        rotated = np.einsum("ai,sab,bj->sij", o, delta_x, o)
        mean, variance = rotated.mean(0), rotated.var(0)
        mean_delta = delta.mean(0)
        of_mean = mean_delta @ mean_delta.T if rows <= columns else mean_delta.T @ mean_delta
        n = len(x)
        key = f"{rows}x{columns}."
        table.add(key + "mean_gradient", mean_delta)
        weights = activations if rows <= columns else deltas
        kept = deltas if rows <= columns else activations
        table.add(key + "gram", np.einsum("s,si,sj->ij", (weights**2).sum(1), kept, kept) / samples)
        p = activations @ w.T if rows <= columns else activations
        q = deltas if rows <= columns else deltas @ w
        pairs = [(i, j) for i in range(n) for j in range(i, n)]
        table.add(
            key + "moments", [[np.mean(p[:, i] * p[:, j] * q[:, k] * q[:, l]) for k, l in pairs] for i, j in pairs]
        )
        table.add(key + "mean", mean)
        table.add(key + "variance", variance)
        for name, eps, factor in (
            ("with", 0.02, 1 / 4),
            ("without", 0.02, 1 / 4 * (samples - 4) / (samples - 1)),
        ):
            gaps = x[:, None] - x[None, :]
            np.fill_diagonal(gaps, np.inf)
            drift = -eps * np.diag(mean)
            coulomb = eps**2 * factor * (variance / gaps).sum(1)
            signal = eps**2 * (mean**2 / gaps).sum(1)
            # E[Delta_B Delta_B^T] = factor (E[Delta Delta^T] - E[Delta] E[Delta]^T) + E[Delta] E[Delta]^T
            expected = factor * (quadratic.mean(0) - of_mean) + of_mean
            quadratic_term = eps**2 * np.einsum("ai,ab,bi->i", o, expected, o)
            diffusion = eps**2 * factor * np.diag(variance)
            sub = key + name + "."
            table.add(sub + "drift", drift)
            table.add(sub + "coulomb", coulomb)
            table.add(sub + "mean_squared_gradient", signal)
            table.add(sub + "delta_delta", quadratic_term)
            table.add(sub + "diffusion", diffusion)
            table.add(sub + "predicted_paper", drift + coulomb)
            table.add(sub + "predicted", drift + coulomb + signal + quadratic_term)
            table.add(sub + "perturbation", np.max(eps**2 * (factor * variance + mean**2) / gaps**2))
            # a measured increment: the first four samples as one batch
            w_next = w - eps * delta[:4].mean(0)
            increment = np.linalg.eigvalsh(gram(w_next)) - x
            table.add(sub + "increment", increment)
            table.add(sub + "residual", (increment - drift - coulomb - signal - quadratic_term) / np.sqrt(diffusion))
            table.add(sub + "residual_paper", (increment - drift - coulomb) / np.sqrt(diffusion))


def spacing(table):
    for rows, columns, samples in ((4, 6, 60), (6, 4, 60), (7, 9, 80)):
        w, deltas, activations = case(rows, columns, samples)
        _, delta_x, quadratic = increments(w, deltas, activations)
        delta = np.stack([np.outer(g, a) for g, a in zip(deltas, activations)])
        x, o = np.linalg.eigh(gram(w))
        n = len(x)

        def coefficients(k_s, v, shift):
            # 1-based labels as in eqs. B.7 and B.9
            def at(i, j):
                return v[i - 1, j - 1]

            v_s = 2 * at(n, 1) / (n - 1) ** 2
            for k in range(1, n - 1):
                v_s += (at(n, n - k) + at(1, k + shift)) / (k * (n - 1))
            return [k_s, v_s, (at(1, 1) + at(n, n)) / (2 * (n - 1) ** 2)]

        rotated = np.einsum("ai,sab,bj->sij", o, delta_x, o)
        force = -np.diag(rotated.mean(0))
        key = f"{rows}x{columns}."
        table.add(key + "dyson", coefficients((force[-1] - force[0]) / (n - 1), rotated.var(0), 1))
        e, u = np.linalg.eigh(delta_x.mean(0))
        in_gradient_basis = np.einsum("ai,sab,bj->sij", u, delta_x, u)
        table.add(key + "gradient-basis", coefficients(-(e[-1] - e[0]) / (n - 1), in_gradient_basis.var(0), 1))
        # the matrix of variances rotated as a matrix depends on the signs of the eigenvectors: first components positive
        signed = o * np.sign(o[0])
        k_matrix = signed.T @ delta_x.mean(0) @ signed
        v_matrix = signed.T @ delta_x.var(0) @ signed
        k_t = abs(k_matrix[-1, -1]) - abs(k_matrix[0, 0])
        table.add(key + "published", coefficients(-k_t / (n - 1), v_matrix, 0))
        eps, batch = 0.02, 4
        variance = rotated.var(0)
        coulomb = [sum(variance[i, j] / (x[i] - x[j]) for j in range(n) if j != i) for i in (0, n - 1)]
        mean_delta = delta.mean(0)
        of_mean = mean_delta @ mean_delta.T if rows <= columns else mean_delta.T @ mean_delta
        expected = (quadratic.mean(0) - of_mean) / batch + of_mean
        along = np.einsum("ai,ab,bi->i", o, expected, o)
        table.add(key + "coulomb", eps / batch * (coulomb[1] - coulomb[0]) / (n - 1))
        table.add(key + "delta_delta", eps * (along[-1] - along[0]) / (n - 1))


def observables(table):
    samples, nodes, outputs = 12, 5, 3
    w = numbers(1, outputs, nodes)
    features = np.tanh(3 * numbers(2, samples, nodes))
    reference = np.tanh(3 * numbers(3, samples, nodes))
    targets = numbers(4, samples, outputs)
    predictions = features @ w.T
    field = targets @ w
    coupling = w.T @ w
    table.add("features", features)
    table.add("reference", reference)
    table.add("loss", 0.5 * np.mean(((targets - predictions) ** 2).sum(1)))
    table.add("correlation", np.mean(features * reference))
    table.add("overlap", np.mean(features * reference) / np.sqrt(np.mean(features**2) * np.mean(reference**2)))
    table.add("alignment", np.vdot(field, features) / np.linalg.norm(field) / np.linalg.norm(features))
    product = field * features
    norms = [np.linalg.norm(field, axis=k) * np.linalg.norm(features, axis=k) for k in (0, 1)]
    table.add("alignment_node", product.sum(0) / norms[0])
    table.add("alignment_sample", product.sum(1) / norms[1])
    table.add("coupling", coupling)
    forms = np.array([f @ coupling @ f for f in features])
    table.add("coupling_energy", 0.5 * forms.mean())
    table.add("field_energy", product.sum(1).mean())
    table.add("energy_constant", 0.5 * (targets**2).sum(1).mean())
    table.add("sample_energy", 0.5 * forms - product.sum(1))
    node = 0.5 * coupling * (features.T @ features) / samples
    node -= np.diag(product.mean(0))
    table.add("node_energy", node)
    inner = numbers(5, 4, 6)
    inputs = numbers(6, 20, 6)
    z = inputs @ inner.T
    table.add("pre_activation_variance", z.var())
    table.add("density", np.histogram(features, bins=8, range=(-1, 1))[0] / (features.size * 0.25))


if __name__ == "__main__":
    out = Path(sys.argv[1])
    for quantity in (singular, spectrum, dyson, spacing, observables):
        table = Table()
        quantity(table)
        table.write(out / (quantity.__name__ + ".csv"))
