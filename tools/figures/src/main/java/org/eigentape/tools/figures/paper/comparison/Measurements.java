package org.eigentape.tools.figures.paper.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.diagram.PhaseTable;
import org.eigentape.tools.figures.paper.cells.EnsembleEigenvalues;
import org.eigentape.tools.figures.paper.cells.InitialEigenvalues;
import org.eigentape.tools.figures.paper.cells.Protocol;

/**
 * What a sweep has measured. Immutable.
 *
 * @param table its numbers
 * @param protocol what its cells have in common; empty where the table is all there is
 * @param ensembles eigenvalues of some of its cells, those of figure 6
 * @param initial largest eigenvalues before training, of all its cells
 */
public record Measurements(
        PhaseTable table,
        Optional<Protocol> protocol,
        List<EnsembleEigenvalues> ensembles,
        InitialEigenvalues initial) {

    private static final double SLACK = 1e-9;

    /** Copies the list. */
    public Measurements {
        ensembles = List.copyOf(ensembles);
    }

    /** The row of a temperature, if the grid has it. */
    OptionalInt row(double temperature) {
        return place(table.temperatures(), temperature);
    }

    /** The column of a value of 1/sigma_W, if the grid has it. */
    OptionalInt column(double inverseSigma) {
        return place(table.inverseSigmas(), inverseSigma);
    }

    private static OptionalInt place(double[] values, double wanted) {
        for (int index = 0; index < values.length; index++) {
            if (Math.abs(values[index] / wanted - 1) < SLACK) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }

    /** Runs of a cell that did not diverge. */
    double models(int row, int column) {
        return value("runs", row, column) - value("diverged", row, column);
    }

    /** Runs over which the averages of a quantity are. */
    double averaged(String quantity, int row, int column) {
        return table.averaged(quantity)[row][column];
    }

    double value(String name, int row, int column) {
        return table.column(name)[row][column];
    }

    /** Mean of a quantity over the runs of a cell. */
    Estimate mean(String quantity, int row, int column) {
        return new Estimate(
                value(quantity + "_mean", row, column),
                value(quantity + "_se", row, column),
                false,
                averaged(quantity, row, column) - 1);
    }

    /** Median of a positive quantity over the runs of a cell. */
    Estimate median(String quantity, int row, int column) {
        return Estimate.median(
                value(quantity + "_median", row, column),
                value(quantity + "_p16", row, column),
                value(quantity + "_p84", row, column),
                averaged(quantity, row, column));
    }

    int lastRow() {
        return table.temperatures().length - 1;
    }

    int lastColumn() {
        return table.inverseSigmas().length - 1;
    }
}
