package org.eigentape.tools.cli.scaling;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.recording.AtomicFile;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.GridPoint;
import org.eigentape.engine.sweep.SweepDirectory;

/**
 * The linear scaling rule as a question to a sweep: do runs agree that have the same T = eps/|B| [P, eq. 2.30], but other |B|,
 * at equal training time eps x step? Each |B| is compared with the smallest of its T, whose step is the smallest and nearest to
 * the Langevin equation, at the latest time that all of them have in common.
 */
final class ScalingTable {

    /**
     * Comparison of one cell with the one of smallest |B|.
     *
     * @param cell it
     * @param reference |B| of the other one
     * @param samples seen by both
     * @param pValues of the two-sample test, for what both have
     * @param medians of the cell
     * @param level below which a p-value is a disagreement
     * @param smallest p-value that so many runs can give
     */
    record Row(
            ScalingCell cell,
            long reference,
            long samples,
            Map<ScalingCell.Quantity, Double> pValues,
            Map<ScalingCell.Quantity, Double> medians,
            double level,
            double smallest) {

        /** Whether so many runs could be told apart at all; where not, there is no verdict. */
        boolean canFail() {
            return !pValues.isEmpty() && smallest < level;
        }

        /** Whether nothing tells the ensembles apart; says nothing where the test cannot fail. */
        boolean agrees() {
            return pValues.values().stream().allMatch(p -> p >= level);
        }

        /** Whether the test could fail, and did. */
        boolean disagrees() {
            return canFail() && !agrees();
        }
    }

    /** Probability of a false alarm in a row, shared by its quantities. */
    static final double LEVEL = 0.01;

    private static final int FEWEST_RUNS = 5;

    private final List<Row> rows = new ArrayList<>();

    private ScalingTable() {}

    /**
     * Compares the cells of a sweep.
     *
     * @throws InvalidRequestException if no two of them differ in |B| alone and have a time in common, or have too few runs
     */
    static ScalingTable of(SweepDirectory directory, Grid grid) {
        List<ScalingCell> cells = new ArrayList<>();
        for (GridPoint point : grid.points()) {
            cells.add(ScalingCell.read(directory, point));
        }
        return of(cells);
    }

    static ScalingTable of(List<ScalingCell> cells) {
        Map<String, List<ScalingCell>> groups = new LinkedHashMap<>();
        cells.forEach(
                cell -> groups.computeIfAbsent(cell.configuration() + cell.temperature(), any -> new ArrayList<>())
                        .add(cell));
        ScalingTable table = new ScalingTable();
        groups.values().forEach(table::compare);
        if (table.rows.isEmpty()) {
            throw new InvalidRequestException(
                    "No two cells have the same temperature, another batchSize and a time eps x"
                            + " step in common; sweep over temperature and batchSize, for example 'eigentape sweep"
                            + " linear-scaling'.");
        }
        return table;
    }

    private void compare(List<ScalingCell> group) {
        TreeSet<Long> common = new TreeSet<>(group.get(0).samplesSeen());
        group.forEach(cell -> common.retainAll(cell.samplesSeen()));
        if (group.size() < 2 || common.isEmpty() || common.last() == 0) {
            return;
        }
        List<ScalingCell> byBatch = group.stream()
                .sorted(Comparator.comparingLong(ScalingCell::batchSize))
                .toList();
        ScalingCell smallest = byBatch.get(0);
        byBatch.subList(1, byBatch.size()).forEach(cell -> rows.add(row(cell, smallest, common.last())));
    }

    private static Row row(ScalingCell cell, ScalingCell smallest, long samples) {
        if (Math.min(cell.runs(), smallest.runs()) < FEWEST_RUNS) {
            throw new InvalidRequestException("The cells have " + smallest.runs()
                    + " runs; a comparison of ensembles needs at least " + FEWEST_RUNS + ".");
        }
        Map<ScalingCell.Quantity, Double> pValues = new TreeMap<>();
        Map<ScalingCell.Quantity, Double> medians = new TreeMap<>();
        for (ScalingCell.Quantity quantity : ScalingCell.Quantity.values()) {
            double[] here = at(cell, quantity, samples);
            double[] there = at(smallest, quantity, samples);
            if (here.length > 0 && there.length > 0) {
                pValues.put(quantity, TwoSampleTest.pValue(here, there));
                medians.put(quantity, median(here));
            }
        }
        return new Row(
                cell,
                smallest.batchSize(),
                samples,
                pValues,
                medians,
                LEVEL / Math.max(1, pValues.size()),
                TwoSampleTest.smallestPValue(cell.runs(), smallest.runs()));
    }

    private static double[] at(ScalingCell cell, ScalingCell.Quantity quantity, long samples) {
        return cell.values().getOrDefault(quantity, new TreeMap<>()).getOrDefault(samples, new double[0]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    List<Row> rows() {
        return rows;
    }

    /** Writes the table as CSV; no times and no paths. */
    void write(Path file) {
        StringBuilder text =
                new StringBuilder("T,batchSize,learningRate,reference_batchSize,samples_seen,training_time");
        for (ScalingCell.Quantity quantity : ScalingCell.Quantity.values()) {
            text.append(',').append(quantity.label).append("_median,p_").append(quantity.label);
        }
        text.append(",agrees\n");
        for (Row row : rows) {
            text.append(number(row.cell().temperature()))
                    .append(',')
                    .append(row.cell().batchSize())
                    .append(',')
                    .append(number(row.cell().learningRate()))
                    .append(',')
                    .append(row.reference())
                    .append(',')
                    .append(row.samples())
                    .append(',')
                    .append(number(row.cell().temperature() * row.samples()));
            for (ScalingCell.Quantity quantity : ScalingCell.Quantity.values()) {
                text.append(',')
                        .append(number(row.medians().getOrDefault(quantity, Double.NaN)))
                        .append(',')
                        .append(number(row.pValues().getOrDefault(quantity, Double.NaN)));
            }
            text.append(',')
                    .append(!row.canFail() ? "NaN" : row.agrees() ? "1" : "0")
                    .append('\n');
        }
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Four digits: a p-value says no more. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
