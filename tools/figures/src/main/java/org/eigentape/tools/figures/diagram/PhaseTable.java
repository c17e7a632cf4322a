package org.eigentape.tools.figures.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.tools.figures.diagram.runs.Average;
import org.eigentape.tools.figures.diagram.runs.RunTable;

/**
 * The numbers of {@code phase.csv} on the plane of T and 1/sigma_W. Immutable.
 *
 * <p>Together with {@code runs.csv}, quantities at step 0 are averages over all runs: what is known before training must not be
 * selected by how training ends.
 *
 * @see PhaseTableReader
 */
public final class PhaseTable {

    /** Quantities that are known before training. */
    private static final List<String> AT_START = List.of("gradient_norm_initial", "S_0");

    private static final String UNDEFINED = "_undefined";

    private final String name;
    private final double[] temperatures;
    private final double[] inverseSigmas;
    private final Map<String, double[][]> columns;
    private final Optional<RunTable> runs;

    PhaseTable(String name, double[] temperatures, double[] inverseSigmas, Map<String, double[][]> columns) {
        this(name, temperatures, inverseSigmas, columns, Optional.empty());
    }

    private PhaseTable(
            String name,
            double[] temperatures,
            double[] inverseSigmas,
            Map<String, double[][]> columns,
            Optional<RunTable> runs) {
        this.name = name;
        this.temperatures = temperatures;
        this.inverseSigmas = inverseSigmas;
        this.columns = new HashMap<>(columns);
        this.runs = runs;
    }

    /**
     * The same cells with what their single runs tell: averages at step 0 are over all of them.
     *
     * @param table of the same sweep
     * @return a further table
     * @throws CorruptRecordingException if it has not the runs that this one counts
     */
    PhaseTable with(RunTable table) {
        Map<String, double[][]> more = new HashMap<>(columns);
        double[][] counts = column("runs");
        for (int row = 0; row < temperatures.length; row++) {
            for (int column = 0; column < inverseSigmas.length; column++) {
                int found = table.values(temperatures[row], inverseSigmas[column], "run").length;
                if (found != counts[row][column]) {
                    throw new CorruptRecordingException(String.format(
                            Locale.ROOT,
                            "%s counts %.0f runs at T = %s, 1/sigma_W = %s, but runs.csv has %d; 'eigentape replay SWEEP'"
                                    + " writes the tables anew.",
                            name,
                            counts[row][column],
                            temperatures[row],
                            inverseSigmas[column],
                            found));
                }
            }
        }
        AT_START.stream().filter(table::has).forEach(quantity -> {
            Average[][] averages = new Average[temperatures.length][inverseSigmas.length];
            for (int row = 0; row < temperatures.length; row++) {
                for (int column = 0; column < inverseSigmas.length; column++) {
                    averages[row][column] =
                            Average.of(table.values(temperatures[row], inverseSigmas[column], quantity));
                }
            }
            more.put(quantity + "_mean", each(averages, Average::mean));
            more.put(quantity + "_se", each(averages, Average::standardError));
            more.put(quantity + "_median", each(averages, Average::median));
            more.put(quantity + "_p16", each(averages, Average::low));
            more.put(quantity + "_p84", each(averages, Average::high));
            more.put(quantity + UNDEFINED, each(averages, Average::undefined));
        });
        return new PhaseTable(name, temperatures, inverseSigmas, more, Optional.of(table));
    }

    private static double[][] each(Average[][] averages, ToDoubleFunction<Average> statistic) {
        return Arrays.stream(averages)
                .map(row -> Arrays.stream(row).mapToDouble(statistic).toArray())
                .toArray(double[][]::new);
    }

    /**
     * The single runs.
     *
     * @return empty where the sweep has no {@code runs.csv}
     */
    public Optional<RunTable> runs() {
        return runs;
    }

    /**
     * Whether the averages of a quantity are over all runs, diverged ones included.
     *
     * @param quantity as columns spell it, without a statistic
     * @return true for what is known before training, if there is {@code runs.csv}
     */
    public boolean isOfAllRuns(String quantity) {
        return AT_START.contains(quantity)
                && runs.filter(table -> table.has(quantity)).isPresent();
    }

    /**
     * In how many runs of each cell, of those that count, a quantity is undefined.
     *
     * @param quantity as columns spell it, without a statistic
     * @return by temperature and 1/sigma_W; 0 where the table does not say
     */
    public double[][] undefined(String quantity) {
        return has(quantity + UNDEFINED)
                ? column(quantity + UNDEFINED)
                : new double[temperatures.length][inverseSigmas.length];
    }

    /**
     * Over how many runs of each cell the averages of a quantity are.
     *
     * @param quantity as columns spell it, without a statistic
     * @return by temperature and 1/sigma_W
     */
    public double[][] averaged(String quantity) {
        double[][] counts = column("runs");
        double[][] diverged = column("diverged");
        double[][] undefined = undefined(quantity);
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts[row].length; column++) {
                counts[row][column] -= undefined[row][column] + (isOfAllRuns(quantity) ? 0 : diverged[row][column]);
            }
        }
        return counts;
    }

    /**
     * The temperatures T = eps/|B| of the rows.
     *
     * @return ascending, positive, at least two
     */
    public double[] temperatures() {
        return temperatures.clone();
    }

    /**
     * The values of 1/sigma_W of the columns.
     *
     * @return ascending, positive, at least two
     */
    public double[] inverseSigmas() {
        return inverseSigmas.clone();
    }

    /**
     * Number of cells.
     *
     * @return number of temperatures times number of values of 1/sigma_W
     */
    public int cells() {
        return temperatures.length * inverseSigmas.length;
    }

    /**
     * Whether the table has a column; tables of earlier versions lack some.
     *
     * @param column its name
     * @return true if {@link #column} returns it
     */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /**
     * Whether nothing but divergence was measured.
     *
     * @return true if all runs of all cells diverged
     */
    public boolean isAllDiverged() {
        double[][] runs = column("runs");
        double[][] diverged = column("diverged");
        for (int row = 0; row < runs.length; row++) {
            for (int cell = 0; cell < runs[row].length; cell++) {
                if (diverged[row][cell] < runs[row][cell]) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * One column of the table on the plane.
     *
     * @param column its name
     * @return by temperature and 1/sigma_W, both ascending; NaN where it is undefined
     * @throws CorruptRecordingException if there is no such column
     */
    public double[][] column(String column) {
        double[][] values = columns.get(column);
        if (values == null) {
            throw new CorruptRecordingException(name + " has no column " + column + "; " + PhaseTableReader.REMEDY);
        }
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The different values of a column of whole numbers, such as {@code runs}.
     *
     * @param column its name
     * @return ascending
     */
    public List<Long> distinct(String column) {
        return Arrays.stream(column(column))
                .flatMapToDouble(Arrays::stream)
                .mapToLong(value -> (long) value)
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    /**
     * What was run, in words.
     *
     * @return a sentence
     */
    public String protocol() {
        return String.format(
                Locale.ROOT,
                "%d cells of T = learning rate/batch size and 1/sigmaW, runs per cell: %s, steps per run: %s.",
                cells(),
                list(distinct("runs")),
                list(distinct("steps")));
    }

    private static String list(List<Long> numbers) {
        List<String> words = new ArrayList<>();
        numbers.forEach(number -> words.add(String.format(Locale.ROOT, "%,d", number)));
        return words.size() <= 3 ? String.join(" or ", words) : words.get(0) + " to " + words.get(words.size() - 1);
    }
}
