package org.eigentape.tools.figures.paper;

import java.util.Locale;
import java.util.Optional;
import org.eigentape.tools.figures.diagram.PhaseTable;
import org.eigentape.tools.figures.paper.cells.Protocol;
import org.eigentape.tools.figures.paper.cells.SweepCells;

/**
 * What all figures of a sweep need.
 *
 * @param table its numbers
 * @param cells its recordings; none where the table is all there is
 */
record SweepFacts(PhaseTable table, SweepCells cells) {

    /** What its cells have in common; empty where the table is all there is. */
    Optional<Protocol> protocol() {
        return cells.protocol();
    }

    /** What was run, for the end of captions; begins with a space. */
    String protocolWords() {
        return " " + table.protocol()
                + protocol().map(each -> " " + each.words()).orElse("");
    }

    /** Of how many samples V_S was taken where these are not the whole training set, for captions; begins with a space. */
    String variances() {
        int samples = cells.sampledVariances();
        return samples == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " V_S (dyson and gradient-basis) is of the gradients of the first %d samples, with an error of some"
                                + " %.0f %%; K_S is of all of them.",
                        samples,
                        100 * Math.sqrt(2.0 / samples));
    }

    /** Updates of each run; the most where cells differ. */
    long steps() {
        return table.distinct("steps").stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Whether no run saw its training set once. */
    boolean isShorterThanEpoch() {
        return protocol().filter(each -> steps() < each.stepsPerEpoch()).isPresent();
    }

    /** Values of one statistic of a quantity by temperature and 1/sigma_W. */
    double[][] values(String quantity, String statistic) {
        return table.column(quantity + "_" + statistic);
    }

    /** Values along T at one 1/sigma_W. */
    double[] alongTemperature(String column, int inverseSigma) {
        double[][] values = table.column(column);
        double[] along = new double[values.length];
        for (int row = 0; row < along.length; row++) {
            along[row] = values[row][inverseSigma];
        }
        return along;
    }

    /** Values along 1/sigma_W at one T. */
    double[] alongInverseSigma(String column, int temperature) {
        return table.column(column)[temperature];
    }

    /** Whether the activation is tanh, for which alone the lines at 1/sigma_W hold; taken so where nothing is known. */
    boolean isBounded() {
        return protocol().map(each -> each.activation().equals("tanh")).orElse(true);
    }

    int lastColumn() {
        return table.inverseSigmas().length - 1;
    }
}
