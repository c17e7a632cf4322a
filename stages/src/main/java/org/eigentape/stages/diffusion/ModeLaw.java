package org.eigentape.stages.diffusion;

import java.util.Arrays;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;
import org.jspecify.annotations.Nullable;

/** What does not change with time: grid, potential, stationary law, energies, eigenfunctions. Not thread-safe. */
final class ModeLaw {

    private final FokkerPlanckSettings settings;
    private final ResultSeries position;
    private final ResultSeries potential;
    private final ResultSeries stationary;
    private final ResultSeries energy;
    private final ResultSeries eigenfunction;
    private final ResultSeries noise;
    private @Nullable DiffusionGrid grid;

    ModeLaw(StageContext context, String matrix, FokkerPlanckSettings settings) {
        int points = settings.points();
        int levels = settings.levels();
        this.settings = settings;
        this.position = context.declare("position", matrix, points);
        this.potential = context.declare("potential", matrix, points);
        this.stationary = context.declare("stationary", matrix, points);
        this.energy = context.declare("energy", matrix, levels);
        this.eigenfunction = context.declare("eigenfunction", matrix, levels, points);
        this.noise = context.declare("noise", matrix);
    }

    void putUndefined(String reason, ResultSink results) {
        for (ResultSeries each : new ResultSeries[] {position, potential, stationary, energy, eigenfunction, noise}) {
            results.putUndefined(each, reason);
        }
    }

    /** Solves the stationary problem, emits it, and puts a particle at the start. */
    DensityEvolution solve(DiffusingMode mode, double start, ResultSink results) {
        double[] window = mode.window(start);
        int cells = settings.points() * settings.cellsPerPoint();
        DiffusionGrid coarse = new DiffusionGrid(mode.potential(), mode.variance(), window[0], window[1], cells);
        DiffusionGrid fine = new DiffusionGrid(mode.potential(), mode.variance(), window[0], window[1], 2 * cells);
        grid = coarse;
        EnergyLevels coarseLevels = new EnergyLevels(coarse);
        double[] energies = EnergyLevels.extrapolated(coarseLevels, new EnergyLevels(fine), settings.levels());
        double[] law = coarse.stationary(mode.variance());
        results.put(position, positions());
        results.put(potential, potentials());
        results.put(stationary, coarse(law));
        results.put(energy, energies);
        results.put(eigenfunction, eigenfunctions(coarseLevels));
        results.put(noise, mode.variance());
        return new DensityEvolution(coarse, law, energies[1], start);
    }

    private double[] positions() {
        double[] values = new double[grid().cells()];
        Arrays.setAll(values, grid()::center);
        return coarse(values);
    }

    private double[] potentials() {
        double[] values = new double[grid().cells()];
        Arrays.setAll(values, grid()::potential);
        double[] result = coarse(values);
        double least = Arrays.stream(result).min().orElseThrow();
        return Arrays.stream(result).map(v -> v - least).toArray();
    }

    private double[] eigenfunctions(EnergyLevels levels) {
        int points = settings.points();
        double[] all = new double[settings.levels() * points];
        for (int n = 0; n < settings.levels(); n++) {
            System.arraycopy(coarse(levels.eigenfunction(n)), 0, all, n * points, points);
        }
        return all;
    }

    /** The mean over the cells of each point. */
    double[] coarse(double[] values) {
        int group = settings.cellsPerPoint();
        double[] result = new double[settings.points()];
        for (int i = 0; i < result.length; i++) {
            double sum = 0;
            for (int k = 0; k < group; k++) {
                sum += values[i * group + k];
            }
            result[i] = sum / group;
        }
        return result;
    }

    double mean(double[] density) {
        double sum = 0;
        for (int i = 0; i < density.length; i++) {
            sum += density[i] * grid().center(i);
        }
        return sum * grid().width();
    }

    double variance(double[] density, double mean) {
        double sum = 0;
        for (int i = 0; i < density.length; i++) {
            double deviation = grid().center(i) - mean;
            sum += density[i] * deviation * deviation;
        }
        return sum * grid().width();
    }

    private DiffusionGrid grid() {
        if (grid == null) {
            throw new IllegalStateException("the law was not solved yet");
        }
        return grid;
    }
}
