package org.eigentape.stages.diffusion;

/**
 * The Fokker-Planck equation dP/dtau = d/dx (V' P) + g^2 d^2P/dx^2 on cells of equal width, as a Markov chain between neighbours with
 * the rates of Scharfetter and Gummel (IEEE Trans. Electron Devices 16 (1969) 64): up from cell i (g/h)^2 B(z_i), down to it
 * (g/h)^2 B(-z_i), with z_i = (V_{i+1} - V_i)/g^2 and B(z) = z/(e^z - 1). Both ends reflect. Probability is kept, stays positive, and
 * exp(-V/g^2) at the cells' centres is stationary, all exactly; the rest is right to second order in h. Immutable.
 */
final class DiffusionGrid {

    private final double lower;
    private final double width;
    private final double[] potential;
    private final double[] up;
    private final double[] down;

    /**
     * Makes the chain.
     *
     * @param law V
     * @param variance g^2, positive
     * @param lower start of the first cell
     * @param upper end of the last cell
     * @param cells how many, at least 2
     */
    DiffusionGrid(ModePotential law, double variance, double lower, double upper, int cells) {
        this.lower = lower;
        this.width = (upper - lower) / cells;
        this.potential = new double[cells];
        this.up = new double[cells];
        this.down = new double[cells];
        for (int i = 0; i < cells; i++) {
            potential[i] = law.value(center(i));
        }
        double rate = variance / (width * width);
        for (int i = 0; i + 1 < cells; i++) {
            double z = (potential[i + 1] - potential[i]) / variance;
            up[i] = rate * bernoulli(z);
            down[i + 1] = rate * bernoulli(-z);
        }
    }

    private static double bernoulli(double z) {
        return Math.abs(z) < 1e-12 ? 1 - z / 2 : z / StrictMath.expm1(z);
    }

    int cells() {
        return potential.length;
    }

    /** Width h of a cell. */
    double width() {
        return width;
    }

    /** Middle of a cell. */
    double center(int cell) {
        return lower + (cell + 0.5) * width;
    }

    /** Number of the cell that holds x, or of the nearest one. */
    int cellOf(double x) {
        return (int) Math.min(cells() - 1, Math.max(0, Math.floor((x - lower) / width)));
    }

    /** V in the middle of a cell. */
    double potential(int cell) {
        return potential[cell];
    }

    /** Rate from a cell to the next one; 0 from the last. */
    double up(int cell) {
        return up[cell];
    }

    /** Rate from a cell to the one before; 0 from the first. */
    double down(int cell) {
        return down[cell];
    }

    /** Density exp(-V/g^2), of area 1, in the middle of each cell. */
    double[] stationary(double variance) {
        double least = Double.POSITIVE_INFINITY;
        for (double v : potential) {
            least = Math.min(least, v);
        }
        double[] density = new double[cells()];
        double area = 0;
        for (int i = 0; i < density.length; i++) {
            density[i] = StrictMath.exp((least - potential[i]) / variance);
            area += density[i] * width;
        }
        for (int i = 0; i < density.length; i++) {
            density[i] /= area;
        }
        return density;
    }
}
