package org.eigentape.stages.diffusion;

import java.util.Arrays;

/**
 * The lowest eigenvalues E_n and eigenfunctions psi_n of the Hamiltonian H = L^+ L/2, L = g d/dx + V'/(2 g), whose ground state is
 * psi_0 = sqrt(P_s) with E_0 = 0; a deviation from the stationary law decays as sum c_n psi_0 psi_n exp(-2 E_n tau) ([D] sec. IV). On a
 * {@link DiffusionGrid} H is half the symmetrised generator of the chain, a tridiagonal matrix: eigenvalues come from Sturm's sequence by
 * bisection, eigenvectors from inverse iteration.
 */
final class EnergyLevels {

    private final double[] diagonal;
    private final double[] beside;
    private final double width;

    /**
     * Prepares for a grid.
     *
     * @param grid on which H is taken
     */
    EnergyLevels(DiffusionGrid grid) {
        int n = grid.cells();
        this.diagonal = new double[n];
        this.beside = new double[n];
        this.width = grid.width();
        for (int i = 0; i < n; i++) {
            diagonal[i] = (grid.up(i) + grid.down(i)) / 2;
            beside[i] = i + 1 < n ? -Math.sqrt(grid.up(i) * grid.down(i + 1)) / 2 : 0;
        }
    }

    /**
     * Energies without the grid's error of second order, by Richardson's extrapolation from two grids.
     *
     * @param coarse any grid
     * @param fine the same with half the width of cells
     * @param count how many
     * @return ascending; the first is 0 up to rounding
     */
    static double[] extrapolated(EnergyLevels coarse, EnergyLevels fine, int count) {
        double[] energies = new double[count];
        for (int n = 0; n < count; n++) {
            energies[n] = n == 0 ? 0 : (4 * fine.energy(n) - coarse.energy(n)) / 3;
        }
        return energies;
    }

    /**
     * One energy on this grid.
     *
     * @param n from 0
     * @return E_n
     */
    double energy(int n) {
        double high = 0;
        for (int i = 0; i < diagonal.length; i++) {
            high = Math.max(high, diagonal[i] + Math.abs(beside[i]) + (i > 0 ? Math.abs(beside[i - 1]) : 0));
        }
        // The ground state's energy is 0 by construction; rounding may make it negative.
        double low = -1e-12 * high;
        while (true) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (countBelow(middle) > n) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    private int countBelow(double energy) {
        int count = 0;
        double pivot = 1;
        for (int i = 0; i < diagonal.length; i++) {
            double above = i == 0 ? 0 : beside[i - 1];
            pivot = diagonal[i] - energy - above * above / pivot;
            if (pivot == 0) {
                pivot = Double.MIN_NORMAL;
            }
            if (pivot < 0) {
                count++;
            }
        }
        return count;
    }

    /**
     * One eigenfunction.
     *
     * @param n from 0
     * @return psi_n in the middle of each cell, of norm integral psi^2 dx = 1, positive in the first cell where it exceeds a
     *     thousandth of its largest value
     */
    double[] eigenfunction(int n) {
        TridiagonalSystem system = new TridiagonalSystem(beside, diagonal, beside);
        double[] psi = new double[diagonal.length];
        for (int i = 0; i < psi.length; i++) {
            // Not orthogonal to any of the lowest eigenvectors, whatever their symmetry.
            psi[i] = 1 + (double) i / psi.length;
        }
        system.factor(1, -energy(n));
        for (int iteration = 0; iteration < 4; iteration++) {
            system.solve(psi);
            double scale = 0;
            for (double value : psi) {
                scale = Math.max(scale, Math.abs(value));
            }
            double norm = 0;
            for (int i = 0; i < psi.length; i++) {
                psi[i] /= scale;
                norm += psi[i] * psi[i];
            }
            norm = Math.sqrt(norm * width);
            for (int i = 0; i < psi.length; i++) {
                psi[i] /= norm;
            }
        }
        return positiveAtFirst(psi);
    }

    private static double[] positiveAtFirst(double[] psi) {
        double largest = Arrays.stream(psi).map(Math::abs).max().orElseThrow();
        for (double value : psi) {
            if (Math.abs(value) > largest / 1000) {
                if (value < 0) {
                    for (int i = 0; i < psi.length; i++) {
                        psi[i] = -psi[i];
                    }
                }
                break;
            }
        }
        return psi;
    }
}
