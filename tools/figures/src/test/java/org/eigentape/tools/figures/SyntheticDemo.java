package org.eigentape.tools.figures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eigentape.tools.figures.results.RecordingFacts;
import org.eigentape.tools.figures.results.RecordingResults;

/** A recording with results of every stage that looks like one of the paper's network. */
final class SyntheticDemo {

    static final int EIGENVALUES = 16;
    private static final long[] PROBES = {0, 1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000};

    private final SyntheticRecording recording;
    private final SyntheticEnsemble ensembles;
    private final Path directory;
    private final Random random = new Random(1);

    SyntheticDemo(Path directory) {
        this.directory = directory;
        this.recording = new SyntheticRecording(directory);
        this.ensembles = new SyntheticEnsemble(recording);
    }

    /** All stages for some runs of one matrix. */
    SyntheticDemo write(int runs) {
        for (int run = 0; run < runs; run++) {
            spectrum(run, "weights/2");
            observables(run);
            spacing(run);
            dyson(run);
            ensembles.run(run);
        }
        ensembles.together(runs);
        return this;
    }

    /** Spectra of several matrices without targets, as of a simulation that is no gradient descent. */
    SyntheticDemo writeSpectra(int runs, String... tensors) {
        for (int run = 0; run < runs; run++) {
            SyntheticRecording.StageRun stage = recording.stage("spectrum", run);
            for (String tensor : tensors) {
                double[] start = uniform(3, 1);
                stage.with("eigenvalue", tensor, 3, step -> moved(start, start, step));
            }
            stage.write(SyntheticRecording.every(10, 100));
        }
        return this;
    }

    RecordingResults results() {
        return new RecordingResults(
                directory,
                new RecordingFacts(
                        "teacher-student",
                        Map.of("temperature", "0.125", "inverseSigmaW", "8"),
                        100_000,
                        Map.of("weights/2", List.of(16, 32)),
                        List.of()));
    }

    private double[] uniform(int count, double highest) {
        return random.doubles(count).map(u -> highest * u).sorted().toArray();
    }

    private double[] moved(double[] start, double[] target, long step) {
        double[] x = new double[start.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = target[i] + (start[i] - target[i]) * Math.exp(-step / 1.5e4) + 1e-3 * random.nextDouble();
        }
        return x;
    }

    private void spectrum(int run, String tensor) {
        double[] start = uniform(EIGENVALUES, 0.045);
        double[] target = uniform(EIGENVALUES, 2.9);
        recording
                .stage("spectrum", run)
                .with("eigenvalue", tensor, EIGENVALUES, step -> moved(start, target, step))
                .with("spacing_mean", tensor, 1, step -> new double[] {0.2 - 0.19 * Math.exp(-step / 1e4)})
                .with("target_eigenvalue", tensor, EIGENVALUES, step -> step == 0 ? target : null)
                .write(SyntheticRecording.every(5000, 100_000));
    }

    private void observables(int run) {
        recording
                .stage("observables", run)
                .with("train_loss", null, 1, step -> new double[] {0.06 / (1 + step / 30.0)})
                .with("test_loss", null, 1, step -> new double[] {0.07 / (1 + step / 30.0)})
                .with("gradient_norm", "weights/2", 1, step -> new double[] {0.7 / (1 + step / 30.0)})
                .write(PROBES);
    }

    private void spacing(int run) {
        recording
                .stage("level-spacing", run)
                .with("K_S", "weights/2", 1, step -> new double[] {0.5 * Math.exp(-step / 3e3) - 1e-3})
                .with("V_S", "weights/2", 1, step -> new double[] {5e-3 / (1 + step / 30.0)})
                .with("noise_over_spacing", "weights/2", 1, step -> new double[] {5 / (1 + step / 1e3)})
                .with("coulomb_S", "weights/2", 1, step -> new double[] {Double.NaN})
                .write(PROBES);
    }

    private void dyson(int run) {
        List<String> names = List.of("drift", "coulomb", "delta_delta", "diffusion", "predicted", "residual");
        double[] sizes = {1e-3, 1e-5, 1e-6, 1e-6, 1e-3, 1};
        SyntheticRecording.StageRun stage = recording.stage("dyson", run);
        for (int output = 0; output < sizes.length; output++) {
            double size = sizes[output];
            boolean variance = names.get(output).equals("diffusion");
            stage.with(names.get(output), "weights/2", EIGENVALUES, step -> normals(size, variance));
        }
        stage.write(PROBES);
    }

    private double[] normals(double size, boolean positive) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < EIGENVALUES; i++) {
            double value = size * random.nextGaussian();
            values.add(positive ? Math.abs(value) : value);
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
