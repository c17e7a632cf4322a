package org.eigentape.tools.figures;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Results of stages that look at all runs, and of those that only describe one mode. */
final class SyntheticEnsemble {

    private static final String TENSOR = "weights/2";
    private static final int LEVELS = SyntheticDemo.EIGENVALUES;
    private static final int CELLS = 40;
    private static final int ENERGIES = 3;
    private static final long[] STEPS = SyntheticRecording.every(5000, 100_000);

    private final SyntheticRecording recording;

    SyntheticEnsemble(SyntheticRecording recording) {
        this.recording = recording;
    }

    void run(int run) {
        for (String stage : new String[] {"spacing-statistics", "spectral-density"}) {
            recording
                    .stage(stage, run)
                    .with("brody", TENSOR, 1, step -> new double[] {1})
                    .write(STEPS);
        }
        diffusion(run);
    }

    void together(int runs) {
        recording
                .ensemble("spacing-statistics", "")
                .with("pooled_spectra", TENSOR, 1, step -> new double[] {runs})
                .with("diverged_runs", TENSOR, 1, step -> new double[] {0})
                .with("pair_rank", TENSOR, 2, step -> new double[] {4, 2})
                .with("pair_spacing", TENSOR, 2, step -> new double[] {0.3, 0.2})
                .with("pair_spacing_error", TENSOR, 2, step -> new double[] {0.01, 0.02})
                .with("pair_wigner_ks", TENSOR, 2, step -> new double[] {0.1, 0.9})
                .with("two_level_center", TENSOR, 2, step -> new double[] {1, 2})
                .with("two_level_sigma", TENSOR, 2, step -> new double[] {0.17, 0.11})
                .with("two_level_ks", TENSOR, 2, step -> new double[] {0.1, 0.1})
                .with("pair_binder", TENSOR, 2, step -> new double[] {-0.15, -0.14})
                .with("eigenvalue_over_target", TENSOR, LEVELS, step -> each(LEVELS, i -> 0.8 + 0.02 * i))
                .with("eigenvalue_over_target_error", TENSOR, LEVELS, step -> each(LEVELS, i -> 0.01))
                .write(STEPS);
        recording
                .ensemble("spectral-density", "")
                .with("pooled_spectra", TENSOR, 1, step -> new double[] {runs})
                .with("diverged_runs", TENSOR, 1, step -> new double[] {0})
                .with("density", TENSOR, 8, step -> each(8, i -> i < 5 ? 1.0 / (1 + i) : Double.NaN))
                .with("bin_count", TENSOR, 1, step -> new double[] {5})
                .with("bin_lower", TENSOR, 1, step -> new double[] {0})
                .with("bin_width", TENSOR, 1, step -> new double[] {0.5})
                .with("mp_area", TENSOR, 1, step -> new double[] {0.8})
                .with("mp_sigma2", TENSOR, 1, step -> new double[] {0.02})
                .with("mp_ks", TENSOR, 1, step -> new double[] {0.2})
                .with("mp_determination", TENSOR, 1, step -> new double[] {0.5})
                .with("edge_mean", TENSOR, 1, step -> new double[] {-1})
                .with("edge_variance", TENSOR, 1, step -> new double[] {2})
                .with("edge_ks", TENSOR, 1, step -> new double[] {0.2})
                .write(STEPS);
        recording
                .ensemble("fokker-planck", "")
                .with("cumulative_ks", TENSOR, 1, step -> new double[] {step == 100_000 ? 0.1 : 0.99})
                .with("pooled_runs", TENSOR, 1, step -> new double[] {runs})
                .write(STEPS);
    }

    /** V = x^2/2 around 1 with g^2 = 0.1. */
    private void diffusion(int run) {
        double[] x = each(CELLS, i -> 0.05 * (i + 0.5));
        double[] psi = new double[ENERGIES * CELLS];
        Arrays.setAll(psi, index -> Math.cos((index / CELLS) * x[index % CELLS]));
        recording
                .stage("fokker-planck", run)
                .with("position", TENSOR, CELLS, step -> step == 0 ? x : null)
                .with("potential", TENSOR, CELLS, step -> step == 0 ? each(CELLS, i -> square(x[i] - 1) / 2) : null)
                .with("noise", TENSOR, 1, step -> step == 0 ? new double[] {0.1} : null)
                .with("energy", TENSOR, ENERGIES, step -> step == 0 ? each(ENERGIES, n -> n / 2.0) : null)
                .with("eigenfunction", TENSOR, ENERGIES * CELLS, step -> step == 0 ? psi : null)
                .with("time", TENSOR, 1, step -> new double[] {step / 2e4})
                .with("density_mean", TENSOR, 1, step -> new double[] {1 - Math.exp(-step / 2e4)})
                .with("density_variance", TENSOR, 1, step -> new double[] {0.1})
                .with("density", TENSOR, CELLS, step -> each(CELLS, i -> Math.exp(-square(x[i] - 1) / 0.2)))
                .with("level", TENSOR, 1, step -> new double[] {0.8 + 0.1 * run})
                .write(STEPS);
    }

    private static double square(double value) {
        return value * value;
    }

    private static double[] each(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).toArray();
    }
}
