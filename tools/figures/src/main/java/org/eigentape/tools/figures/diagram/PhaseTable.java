package org.eigentape.tools.figures.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eigentape.engine.error.CorruptRecordingException;

/**
 * The numbers of {@code phase.csv} on the plane of T and 1/sigma_W. Immutable.
 *
 * @see PhaseTableReader
 */
public final class PhaseTable {

    private final String name;
    private final double[] temperatures;
    private final double[] inverseSigmas;
    private final Map<String, double[][]> columns;

    PhaseTable(String name, double[] temperatures, double[] inverseSigmas, Map<String, double[][]> columns) {
        this.name = name;
        this.temperatures = temperatures;
        this.inverseSigmas = inverseSigmas;
        this.columns = new HashMap<>(columns);
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
