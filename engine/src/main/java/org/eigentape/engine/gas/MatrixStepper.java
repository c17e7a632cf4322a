package org.eigentape.engine.gas;

import org.eigentape.engine.numeric.NormalSampler;

/** Steps the matrix itself: the eigenvalues then repel each other without anybody computing a repulsion. */
final class MatrixStepper implements GasStepper {

    private static final double INVERSE_SQRT_2 = Math.sqrt(0.5);

    private final GasSettings settings;
    private final int n;
    private final double[] matrix;
    private final JacobiRotations eigen;
    private final Walls walls;
    private final double decay;
    private final double scatter;

    MatrixStepper(GasSettings settings, double[] start) {
        this.settings = settings;
        this.n = settings.levels();
        this.matrix = start.clone();
        this.eigen = new JacobiRotations(n);
        this.walls = new Walls(settings.potential());
        if (settings.potential() instanceof QuadraticPotential quadratic) {
            this.decay = settings.decay(quadratic);
            this.scatter = settings.exactScatter(quadratic);
        } else {
            this.decay = Double.NaN;
            this.scatter = settings.eulerScatter();
            keepBetweenWalls();
        }
    }

    @Override
    public boolean step(NormalSampler normal) {
        if (Double.isNaN(decay)) {
            if (!driftByEuler()) {
                return false;
            }
            scatter(normal, 1.0);
            return keepBetweenWalls();
        }
        return scatter(normal, decay);
    }

    @Override
    public double[] matrix() {
        return matrix;
    }

    @Override
    public void restore(double[] saved) {
        System.arraycopy(saved, 0, matrix, 0, matrix.length);
    }

    private boolean driftByEuler() {
        if (!eigen.decompose(matrix)) {
            return false;
        }
        double[] values = eigen.values();
        for (int k = 0; k < n; k++) {
            values[k] = Math.fma(settings.timeStep(), settings.potential().force(values[k]), values[k]);
        }
        eigen.recompose(matrix);
        return true;
    }

    private boolean scatter(NormalSampler normal, double factor) {
        double nothing = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double width = i == j ? scatter : scatter * INVERSE_SQRT_2;
                double element = Math.fma(factor, matrix[i * n + j], width * normal.next());
                matrix[i * n + j] = element;
                matrix[j * n + i] = element;
                nothing += 0.0 * element;
            }
        }
        return nothing == 0;
    }

    private boolean keepBetweenWalls() {
        if (!walls.exist()) {
            return finite();
        }
        if (!eigen.decompose(matrix)) {
            return false;
        }
        if (walls.reflect(eigen.values())) {
            eigen.recompose(matrix);
        }
        return finite();
    }

    private boolean finite() {
        double nothing = 0;
        for (double element : matrix) {
            nothing += 0.0 * element;
        }
        return nothing == 0;
    }
}
