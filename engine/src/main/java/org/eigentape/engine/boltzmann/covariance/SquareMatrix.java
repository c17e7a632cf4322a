package org.eigentape.engine.boltzmann.covariance;

/** A matrix of {@code rows x rows} numbers, row by row; the array is not copied and not modified. */
final class SquareMatrix {

    private final int rows;
    private final double[] values;

    SquareMatrix(int rows, double[] values) {
        this.rows = rows;
        this.values = values;
    }

    int rows() {
        return rows;
    }

    double[] values() {
        return values;
    }
}
