package org.eigentape.stages.spectrum;

/**
 * Orthonormal vectors along orthogonal columns, some of which may be zero: these are replaced by unit vectors from which the
 * others are taken out. Reusable for one N; not thread-safe.
 */
final class OrthonormalBasis {

    private final int n;
    private final double[] vectors;
    private final double[] candidate;

    OrthonormalBasis(int n) {
        this.n = n;
        this.vectors = new double[n * n];
        this.candidate = new double[n];
    }

    /**
     * Fills the basis.
     *
     * @param columns N orthogonal columns; not modified
     * @param order the column that belongs to each vector, the short ones first
     * @return {@code N x N}, element {@code i * n + k} is component i of vector k; the same array each time
     */
    double[] of(double[][] columns, int[] order) {
        for (int k = n - 1; k >= 0; k--) {
            double[] column = columns[order[k]];
            double square = InnerProduct.of(column, column, 0, n);
            if (square < PivotedTriangle.NEGLIGIBLE_SQUARE) {
                complete(k);
            } else {
                put(column, Math.sqrt(square), k);
            }
        }
        return vectors;
    }

    /** Divides by the length and makes the component of largest magnitude positive, the first one of equals. */
    private void put(double[] column, double length, int k) {
        int largest = 0;
        for (int i = 1; i < n; i++) {
            if (Math.abs(column[i]) > Math.abs(column[largest])) {
                largest = i;
            }
        }
        double signed = column[largest] < 0 ? -length : length;
        for (int i = 0; i < n; i++) {
            vectors[i * n + k] = column[i] / signed;
        }
    }

    /** Takes the unit vector that is farthest from the space of the vectors after k, and makes it orthogonal to them. */
    private void complete(int k) {
        int farthest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double inside = 0;
            for (int j = k + 1; j < n; j++) {
                inside += vectors[i * n + j] * vectors[i * n + j];
            }
            if (inside < least) {
                least = inside;
                farthest = i;
            }
        }
        for (int i = 0; i < n; i++) {
            candidate[i] = i == farthest ? 1 : 0;
        }
        // Twice, because once leaves the rounding errors of a subtraction that may cancel.
        for (int pass = 0; pass < 2; pass++) {
            for (int j = k + 1; j < n; j++) {
                takeOut(j);
            }
        }
        put(candidate, Math.sqrt(InnerProduct.of(candidate, candidate, 0, n)), k);
    }

    private void takeOut(int j) {
        double inside = 0;
        for (int i = 0; i < n; i++) {
            inside += candidate[i] * vectors[i * n + j];
        }
        for (int i = 0; i < n; i++) {
            candidate[i] -= inside * vectors[i * n + j];
        }
    }
}
