package org.eigentape.engine.gas;

import java.util.Arrays;
import org.eigentape.engine.gas.GasSettings.Scheme;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;

/** Levels of a gas, taken every so many steps. */
final class GasSamples {

    private final GasStepper stepper;
    private final NormalSampler normal = new NormalSampler(RandomStream.of(5, "gas/test", 0));
    private final JacobiRotations eigen;

    GasSamples(GasSettings settings) {
        int n = settings.levels();
        double[] start = new double[n * n];
        for (int i = 0; i < n; i++) {
            start[i * n + i] = settings.initialCenter();
        }
        stepper = settings.scheme() == Scheme.MATRIX
                ? new MatrixStepper(settings, start)
                : new EigenvalueStepper(settings, start);
        eigen = new JacobiRotations(n);
    }

    /** Independent samples of the stationary law with s = 1: each exact step forgets what was before. */
    static GasSamples gaussianOrthogonal(int levels) {
        return new GasSamples(new GasSettings(levels, new QuadraticPotential(1), 1, 40, Scheme.MATRIX, 0, 0));
    }

    /** Ascending levels after some steps. */
    double[] next(int steps) {
        for (int step = 0; step < steps; step++) {
            if (!stepper.step(normal)) {
                throw new AssertionError("the gas diverged");
            }
        }
        eigen.decompose(stepper.matrix());
        double[] levels = eigen.values().clone();
        Arrays.sort(levels);
        return levels;
    }
}
