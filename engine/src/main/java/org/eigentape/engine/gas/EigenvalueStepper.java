package org.eigentape.engine.gas;

import java.util.Arrays;
import org.eigentape.engine.numeric.NormalSampler;

/**
 * Steps the eigenvalues, {@code dx_i = (K(x_i) + sum_{j != i} g^2/(x_i - x_j)) dt + sqrt 2 g dB_i} ([D] eq. 8), with the repulsion at the end
 * of the step. Its error is of order dt, where that of the exact matrix step is none; it costs N deviates where the matrix takes
 * N (N + 1)/2. The matrix that it shows is diagonal.
 */
final class EigenvalueStepper implements GasStepper {

    private final GasSettings settings;
    private final int n;
    private final double[] levels;
    private final double[] pushed;
    private final double[] matrix;
    private final ImplicitRepulsion repulsion;
    private final Walls walls;
    private final double scatter;
    private final double strength;
    private final double decay;

    EigenvalueStepper(GasSettings settings, double[] start) {
        this.settings = settings;
        this.n = settings.levels();
        this.pushed = new double[n];
        this.matrix = new double[n * n];
        this.repulsion = new ImplicitRepulsion(n);
        this.walls = new Walls(settings.potential());
        JacobiRotations eigen = new JacobiRotations(n);
        eigen.decompose(start);
        this.levels = eigen.values().clone();
        walls.reflect(levels);
        Arrays.sort(levels);
        double g2 = settings.noise() * settings.noise();
        if (settings.potential() instanceof QuadraticPotential quadratic && quadratic.stiffness() > 0) {
            this.decay = settings.decay(quadratic);
            this.scatter = settings.exactScatter(quadratic);
            // So that force and repulsion balance where they do in continuous time.
            this.strength =
                    g2 * -StrictMath.expm1(-quadratic.stiffness() * settings.timeStep()) / quadratic.stiffness();
        } else {
            this.decay = Double.NaN;
            this.scatter = settings.eulerScatter();
            this.strength = g2 * settings.timeStep();
        }
    }

    @Override
    public boolean step(NormalSampler normal) {
        double nothing = 0;
        for (int i = 0; i < n; i++) {
            double moved = Double.isNaN(decay)
                    ? Math.fma(settings.timeStep(), settings.potential().force(levels[i]), levels[i])
                    : decay * levels[i];
            pushed[i] = moved + scatter * normal.next();
            nothing += 0.0 * pushed[i];
        }
        if (nothing != 0) {
            Arrays.fill(levels, Double.NaN);
            return false;
        }
        if (strength > 0) {
            repulsion.solve(pushed, strength, levels);
        } else {
            System.arraycopy(pushed, 0, levels, 0, n);
        }
        if (walls.reflect(levels)) {
            Arrays.sort(levels);
        }
        return true;
    }

    @Override
    public double[] matrix() {
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] = levels[i];
        }
        return matrix;
    }

    @Override
    public void restore(double[] saved) {
        for (int i = 0; i < n; i++) {
            levels[i] = saved[i * n + i];
        }
    }
}
