package org.eigentape.tools.figures.paper.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.diagram.runs.RunTable;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/**
 * The eigenvalues x_1 to x_N of X = W W^T of all runs of a cell, W its first matrix that trains. Immutable.
 *
 * @param cell where it is
 * @param eigenvalues by run, ascending elements over the recorded steps
 * @param targets eigenvalues of the target by run, at the first step, diverged runs included; empty for simulations without
 * @param diverged how many runs were left out because they diverged
 */
public record EnsembleEigenvalues(SweepCells.Cell cell, List<Series> eigenvalues, List<Series> targets, int diverged) {

    private static final String STAGE = "spectrum";
    private static final String OUTPUT = "eigenvalue";
    private static final String TARGET = "target_eigenvalue";

    /** Copies the lists. */
    public EnsembleEigenvalues {
        eigenvalues = List.copyOf(eigenvalues);
        targets = List.copyOf(targets);
    }

    /**
     * Reads the results of the stage {@code spectrum}.
     *
     * @param cell of a sweep
     * @return its eigenvalues
     * @throws org.eigentape.engine.error.RecordingException if there are none or they are damaged; the message is a sentence
     */
    public static EnsembleEigenvalues read(SweepCells.Cell cell) {
        StageResults read = RecordingResults.open(cell.recording()).read(STAGE, OUTPUT, TARGET);
        Map<String, List<Series>> byTensor = read.byTensor(OUTPUT);
        if (byTensor.isEmpty()) {
            throw new InvalidRequestException(cell.recording().root()
                    + " has no eigenvalues; 'eigentape replay SWEEP --stages spectrum' makes them.");
        }
        String tensor = byTensor.keySet().iterator().next();
        return new EnsembleEigenvalues(
                cell,
                byTensor.getOrDefault(tensor, List.of()),
                read.byTensor(TARGET).getOrDefault(tensor, List.of()),
                0);
    }

    /**
     * The same cell without the eigenvalues of runs that diverged.
     *
     * @param runs which ones did
     * @return what is left, perhaps no run
     */
    public EnsembleEigenvalues withoutDiverged(RunTable runs) {
        List<Series> kept = eigenvalues.stream()
                .filter(series -> !runs.hasDiverged(cell.temperature(), cell.inverseSigma(), series.run()))
                .toList();
        return new EnsembleEigenvalues(cell, kept, targets, eigenvalues.size() - kept.size());
    }

    /**
     * How many runs have eigenvalues.
     *
     * @return at least 1, unless all diverged
     */
    public int runs() {
        return eigenvalues.size();
    }

    /**
     * The largest eigenvalue of each run at its first step.
     *
     * @return x_N(0); undefined ones are left out
     */
    public double[] largestAtStart() {
        return largest(eigenvalues, true);
    }

    /**
     * The largest eigenvalue of each run at its last step.
     *
     * @return x_N(t_f); undefined ones are left out
     */
    public double[] largestAtEnd() {
        return largest(eigenvalues, false);
    }

    /**
     * The largest eigenvalue of each target.
     *
     * @return undefined ones are left out
     */
    public double[] largestOfTargets() {
        return largest(targets, true);
    }

    private static double[] largest(List<Series> series, boolean atStart) {
        List<Double> largest = new ArrayList<>();
        for (Series one : series) {
            double[] last = one.element(one.values().length - 1);
            if (last.length > 0 && (!atStart || one.steps()[0] == 0)) {
                largest.add(last[atStart ? 0 : last.length - 1]);
            }
        }
        return largest.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Scale::shows)
                .toArray();
    }

    /**
     * The median over runs of each target eigenvalue.
     *
     * @return ascending; empty for simulations without targets
     */
    public double[] targetMedians() {
        int count = targets.stream().mapToInt(one -> one.values().length).max().orElse(0);
        return IntStream.range(0, count)
                .mapToDouble(i -> median(targets.stream()
                        .filter(one -> i < one.values().length && one.steps().length > 0)
                        .mapToDouble(one -> one.element(i)[0])
                        .toArray()))
                .filter(Scale::shows)
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
