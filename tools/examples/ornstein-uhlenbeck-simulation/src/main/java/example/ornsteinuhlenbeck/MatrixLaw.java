package example.ornsteinuhlenbeck;

/**
 * The law of one matrix W: each element relaxes to that of M, which has the singular values ladder x (1, 2, ...) on its
 * diagonal and zeros elsewhere.
 *
 * @param name the layer's name, {@code a}
 * @param rows of W
 * @param columns of W
 * @param theta relaxation rate, per unit of time, positive
 * @param sigma noise, variance sigma^2 per unit of time
 * @param ladder spacing of the singular values of M
 * @param timeStep time between two steps
 */
record MatrixLaw(String name, int rows, int columns, double theta, double sigma, double ladder, double timeStep) {

    int elements() {
        return rows * columns;
    }

    int smallerSide() {
        return Math.min(rows, columns);
    }

    /** M, row-major. */
    double[] target() {
        double[] target = new double[elements()];
        for (int k = 0; k < smallerSide(); k++) {
            target[k * columns + k] = ladder * (k + 1);
        }
        return target;
    }

    /** Eigenvalues of M M^T, of the smaller side, ascending. */
    double[] targetEigenvalues() {
        double[] eigenvalues = new double[smallerSide()];
        for (int k = 0; k < eigenvalues.length; k++) {
            eigenvalues[k] = ladder * (k + 1) * ladder * (k + 1);
        }
        return eigenvalues;
    }

    /** The part of W - M that is left after one step: exp(-theta dt). */
    double decay() {
        return StrictMath.exp(-theta * timeStep);
    }

    /** Standard deviation that one step adds: sigma sqrt((1 - exp(-2 theta dt))/(2 theta)). */
    double scatter() {
        return sigma * Math.sqrt(-StrictMath.expm1(-2 * theta * timeStep) / (2 * theta));
    }
}
