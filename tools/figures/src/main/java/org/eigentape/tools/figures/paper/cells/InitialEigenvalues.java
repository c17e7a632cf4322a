package org.eigentape.tools.figures.paper.cells;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.error.RecordingException;

/**
 * The largest eigenvalues before training of all runs of a sweep, in units of sigma_W^2. They depend on neither axis, and the
 * runs of all cells have matrices of their own. Immutable.
 *
 * @param scaledLargest x_N(0)/sigma_W^2 of each run, in the order of the cells
 */
public record InitialEigenvalues(List<Double> scaledLargest) {

    /** Copies the list. */
    public InitialEigenvalues {
        scaledLargest = List.copyOf(scaledLargest);
    }

    /**
     * Of no cells.
     *
     * @return without eigenvalues
     */
    public static InitialEigenvalues none() {
        return new InitialEigenvalues(List.of());
    }

    /**
     * Reads one cell after the other, so that memory is bounded by the largest.
     *
     * @param cells of a sweep
     * @return the eigenvalues of those that can be read
     */
    public static InitialEigenvalues read(SweepCells cells) {
        List<Double> all = new ArrayList<>();
        for (SweepCells.Cell cell : cells.cells()) {
            try {
                double scale = cell.inverseSigma() * cell.inverseSigma();
                for (double largest : EnsembleEigenvalues.read(cell).largestAtStart()) {
                    all.add(largest * scale);
                }
            } catch (RecordingException e) {
                // Without this cell there are fewer matrices; how many there are is in the error.
                continue;
            }
        }
        return new InitialEigenvalues(all);
    }

    /**
     * How many there are.
     *
     * @return one for each run that could be read
     */
    public int count() {
        return scaledLargest.size();
    }

    /**
     * Their mean.
     *
     * @return NaN if there are none
     */
    public double mean() {
        double sum = 0;
        for (double each : scaledLargest) {
            sum += each;
        }
        return sum / count();
    }

    /**
     * The share above a value.
     *
     * @param value in units of sigma_W^2
     * @return from 0 to 1; NaN if there are none
     */
    public double shareAbove(double value) {
        return scaledLargest.stream().filter(each -> each > value).count() / (double) count();
    }
}
