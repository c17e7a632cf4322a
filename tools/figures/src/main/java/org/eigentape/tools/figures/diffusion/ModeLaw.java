package org.eigentape.tools.figures.diffusion;

import java.util.Arrays;
import java.util.Optional;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/**
 * What the stage {@code fokker-planck} says of a mode at its first step.
 *
 * @param x middles of cells of equal width, ascending
 * @param potential V there
 * @param variance g^2
 * @param energies E_n, ascending
 * @param eigenfunctions psi_n by n and cell
 */
@SuppressWarnings("ArrayRecordComponent")
record ModeLaw(double[] x, double[] potential, double variance, double[] energies, double[][] eigenfunctions) {

    static final String[] OUTPUTS = {"position", "potential", "noise", "energy", "eigenfunction"};

    /** The law of the first run that has one. */
    static Optional<ModeLaw> of(StageResults results) {
        for (Series position : results.get("position")) {
            if (position.isDefined()) {
                double[] x = first(results, "position", position.run());
                double[] potential = first(results, "potential", position.run());
                double[] energies = first(results, "energy", position.run());
                double[] all = first(results, "eigenfunction", position.run());
                double[] noise = first(results, "noise", position.run());
                if (potential.length == x.length && noise.length == 1 && all.length == energies.length * x.length) {
                    double[][] eigenfunctions = new double[energies.length][];
                    Arrays.setAll(eigenfunctions, n -> Arrays.copyOfRange(all, n * x.length, (n + 1) * x.length));
                    return Optional.of(new ModeLaw(x, potential, noise[0], energies, eigenfunctions));
                }
            }
        }
        return Optional.empty();
    }

    private static double[] first(StageResults results, String output, int run) {
        return results.get(output).stream()
                .filter(series -> series.run() == run)
                .findFirst()
                .map(series -> Arrays.stream(series.values())
                        .mapToDouble(element -> element[0])
                        .toArray())
                .orElse(new double[0]);
    }

    double width() {
        return x[1] - x[0];
    }

    /** Where V is smallest, between cells by the parabola through three of them. */
    double minimum() {
        int lowest = 0;
        for (int i = 1; i < x.length; i++) {
            lowest = potential[i] < potential[lowest] ? i : lowest;
        }
        if (lowest == 0 || lowest == x.length - 1) {
            return x[lowest];
        }
        double left = potential[lowest - 1] - potential[lowest];
        double right = potential[lowest + 1] - potential[lowest];
        return x[lowest] + width() / 2 * (left - right) / (left + right);
    }

    /**
     * The potential U = V'^2/(8 g^2) - V''/4 of H = -(g^2/2) d^2/dx^2 + U, by central differences; NaN at both ends.
     */
    double[] boundStatePotential() {
        double h = width();
        double[] u = new double[x.length];
        Arrays.fill(u, Double.NaN);
        for (int i = 1; i + 1 < x.length; i++) {
            double slope = (potential[i + 1] - potential[i - 1]) / (2 * h);
            double curvature = (potential[i + 1] - 2 * potential[i] + potential[i - 1]) / (h * h);
            u[i] = slope * slope / (8 * variance) - curvature / 4;
        }
        return u;
    }

    /** Abscissae between those of the cells, for densities that are narrower than a few of them. */
    double[] fineX() {
        return FineGrid.abscissae(x);
    }

    /**
     * The stationary law exp(-V/(factor g^2)), of area 1.
     *
     * @param factor of g^2
     * @return at {@link #fineX}
     */
    double[] stationary(double factor) {
        double[] density = Arrays.stream(FineGrid.values(potential))
                .map(v -> Math.exp(-v / (factor * variance)))
                .toArray();
        double[] fineX = fineX();
        double area = Arrays.stream(density).sum() * (fineX[1] - fineX[0]);
        return Arrays.stream(density).map(value -> value / area).toArray();
    }
}
