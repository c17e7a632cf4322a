package org.eigentape.stages.diffusion;

/**
 * The density P(x, tau) on a {@link DiffusionGrid} from a point on: Alexander's L-stable Runge-Kutta method of second order (SIAM J. Numer.
 * Anal. 14 (1977) 1006, two diagonally implicit stages), which damps what the grid cannot resolve. Not thread-safe.
 */
final class DensityEvolution {

    private static final double GAMMA = 1 - Math.sqrt(0.5);
    /** Steps in a relaxation time 1/(2 E_1). */
    private static final int STEPS_PER_RELAXATION = 40;

    /** Rounding keeps the steps of a grid of thousands of cells at some 1e-11 from the stationary law. */
    private static final double FORGOTTEN = 1e-9;

    private final DiffusionGrid grid;
    private final double[] stationary;
    private final double longest;
    private final TridiagonalSystem system;
    private final double[] density;
    private final double[] slope;
    private final double[] stage;
    private double factoredFor = Double.NaN;
    private boolean settled;

    /**
     * Starts at a point.
     *
     * @param grid the chain
     * @param stationary its stationary density
     * @param gap E_1
     * @param start x at tau = 0
     */
    DensityEvolution(DiffusionGrid grid, double[] stationary, double gap, double start) {
        int n = grid.cells();
        this.grid = grid;
        this.stationary = stationary;
        this.longest = 1 / (2 * gap * STEPS_PER_RELAXATION);
        double[] below = new double[n];
        double[] diagonal = new double[n];
        double[] above = new double[n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = -grid.up(i) - grid.down(i);
            if (i + 1 < n) {
                below[i] = grid.up(i);
                above[i] = grid.down(i + 1);
            }
        }
        this.system = new TridiagonalSystem(below, diagonal, above);
        this.density = new double[n];
        this.slope = new double[n];
        this.stage = new double[n];
        placeAt(start);
    }

    /** Two cells share the start so that the mean is right. */
    private void placeAt(double start) {
        double place = (start - grid.center(0)) / grid.width();
        int cell = (int) Math.min(grid.cells() - 1, Math.max(0, Math.floor(place)));
        double rest = Math.min(1, Math.max(0, place - cell));
        density[cell] += (1 - rest) / grid.width();
        density[Math.min(cell + 1, grid.cells() - 1)] += rest / grid.width();
    }

    /**
     * Goes on in time.
     *
     * @param time tau, not negative
     */
    void advance(double time) {
        if (settled || time == 0) {
            return;
        }
        int steps = (int) Math.min(1 << 20, Math.ceil(time / longest));
        double step = time / steps;
        if (step != factoredFor) {
            system.factor(-GAMMA * step, 1);
            factoredFor = step;
        }
        for (int k = 0; k < steps && !settled; k++) {
            step(step);
            if (distance() < FORGOTTEN) {
                settled = true;
                System.arraycopy(stationary, 0, density, 0, density.length);
            }
        }
    }

    private void step(double step) {
        int n = density.length;
        for (int i = 0; i < n; i++) {
            stage[i] = density[i];
        }
        system.solve(stage);
        generate(stage);
        for (int i = 0; i < n; i++) {
            stage[i] = density[i] + (1 - GAMMA) * step * slope[i];
        }
        system.solve(stage);
        System.arraycopy(stage, 0, density, 0, n);
    }

    /** Rate of change of the probability of each cell. */
    private void generate(double[] p) {
        int n = p.length;
        for (int i = 0; i < n; i++) {
            double in = (i > 0 ? grid.up(i - 1) * p[i - 1] : 0) + (i + 1 < n ? grid.down(i + 1) * p[i + 1] : 0);
            slope[i] = in - (grid.up(i) + grid.down(i)) * p[i];
        }
    }

    private double distance() {
        double sum = 0;
        for (int i = 0; i < density.length; i++) {
            sum += Math.abs(density[i] - stationary[i]) * grid.width();
        }
        return sum;
    }

    /** P in each cell, of area 1; the array itself. */
    double[] density() {
        return density;
    }

    /** Probability to be below x: whole cells, and a part of the one that holds it. */
    double cumulative(double x) {
        int cell = grid.cellOf(x);
        double sum = 0;
        for (int i = 0; i < cell; i++) {
            sum += density[i];
        }
        double part = (x - (grid.center(cell) - grid.width() / 2)) / grid.width();
        return Math.min(1, Math.max(0, (sum + Math.min(1, Math.max(0, part)) * density[cell]) * grid.width()));
    }
}
