package org.eigentape.tools.figures.diagram;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.StorageException;

/** Reads {@code phase.csv} and puts its rows onto the plane of T and 1/sigma_W. */
final class PhaseTableReader {

    /** What to do about a damaged table; the second half of a sentence. */
    static final String REMEDY = "delete it, and make it again with the same 'eigentape sweep' command.";

    private static final String T = "T";
    private static final String INVERSE_SIGMA = "inv_sigma_W";
    private static final String RUNS = "runs";

    private final Path file;
    private final List<String> columns;
    private final double[][] rows;

    private PhaseTableReader(Path file, List<String> lines) {
        this.file = file;
        columns = List.of(lines.get(0).split(",", -1));
        checkColumns();
        rows = new double[lines.size() - 1][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = numbers(lines.get(row + 1), row + 2);
        }
    }

    /**
     * Reads a table.
     *
     * @param file {@code phase.csv} of a sweep
     * @return its numbers
     * @throws CorruptRecordingException if it is not the table of a whole grid
     * @throws InvalidRequestException if the sweep is over other axes than T and 1/sigma_W, or over one of them only
     * @throws StorageException if the file cannot be read
     */
    static PhaseTable read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new CorruptRecordingException(file + " is damaged: it is not text; " + REMEDY);
        } catch (IOException e) {
            throw new StorageException("Cannot read " + file + ": " + StorageException.reason(e) + ".", e);
        }
        List<String> lines = text.lines().toList();
        if (lines.size() < 2 || !text.endsWith("\n")) {
            String how = lines.size() < 2 ? "it has no rows" : "it ends within line " + lines.size();
            throw new CorruptRecordingException(file + " is damaged: " + how + "; " + REMEDY);
        }
        return new PhaseTableReader(file, lines).table();
    }

    private void checkColumns() {
        int runs = columns.indexOf(RUNS);
        if (columns.indexOf(T) != 0 || columns.indexOf(INVERSE_SIGMA) != 1 || runs < 2) {
            throw damaged("line 1 does not begin with " + T + "," + INVERSE_SIGMA + ",... and go on with " + RUNS);
        }
        if (columns.stream().distinct().count() < columns.size()) {
            throw damaged("a column is there twice");
        }
        if (runs > 2) {
            throw new InvalidRequestException(
                    file + " is of a sweep that has, beside temperature and inverseSigmaW, the further axis "
                            + String.join(", ", columns.subList(2, runs))
                            + "; 'figures' draws the plane of temperature and inverseSigmaW, so sweep over these two only,"
                            + " with one value of all others.");
        }
    }

    private double[] numbers(String line, int number) {
        String[] fields = line.split(",", -1);
        if (fields.length != columns.size()) {
            throw damaged("line " + number + " has " + fields.length + " fields instead of " + columns.size());
        }
        double[] numbers = new double[fields.length];
        for (int column = 0; column < fields.length; column++) {
            try {
                numbers[column] = Double.parseDouble(fields[column]);
            } catch (NumberFormatException e) {
                throw damaged("line " + number + " has \"" + shortened(fields[column]) + "\" for " + columns.get(column)
                        + ", which is no number");
            }
            if (!isPossible(columns.get(column), numbers[column])) {
                throw damaged("line " + number + " has " + shortened(fields[column]) + " for " + columns.get(column));
            }
        }
        return numbers;
    }

    private static boolean isPossible(String column, double value) {
        if (column.endsWith("_undefined")) {
            return isCount(value);
        }
        if (column.startsWith("converged_")) {
            return Double.isNaN(value) || (value >= 0 && value <= 1);
        }
        if (column.equals(RUNS)) {
            return value >= 1 && value == Math.rint(value);
        }
        return !List.of("steps", "diverged", "vanished").contains(column) || isCount(value);
    }

    private static boolean isCount(double value) {
        return value >= 0 && value == Math.rint(value);
    }

    private PhaseTable table() {
        double[] temperatures = axis(0, "temperature");
        double[] inverseSigmas = axis(1, "inverseSigmaW");
        int[][] places = new int[temperatures.length][inverseSigmas.length];
        for (int row = 0; row < rows.length; row++) {
            int[] line = places[Arrays.binarySearch(temperatures, rows[row][0])];
            int at = Arrays.binarySearch(inverseSigmas, rows[row][1]);
            if (line[at] != 0) {
                throw damaged("lines " + (line[at] + 1) + " and " + (row + 2) + " are of the same cell");
            }
            line[at] = row + 1;
        }
        if (rows.length < temperatures.length * inverseSigmas.length) {
            throw damaged("it has rows for " + rows.length + " of the " + temperatures.length + " x "
                    + inverseSigmas.length + " cells");
        }
        Map<String, double[][]> byName = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            int index = column;
            byName.put(
                    columns.get(column),
                    Arrays.stream(places)
                            .map(line -> Arrays.stream(line)
                                    .mapToDouble(place -> rows[place - 1][index])
                                    .toArray())
                            .toArray(double[][]::new));
        }
        return new PhaseTable(file.toString(), temperatures, inverseSigmas, byName);
    }

    private double[] axis(int column, String key) {
        double[] values = Arrays.stream(rows)
                .mapToDouble(row -> row[column])
                .distinct()
                .sorted()
                .toArray();
        if (Double.isNaN(values[values.length - 1])) {
            throw new InvalidRequestException(file + " is of a simulation without " + key
                    + "; 'figures' draws the plane of temperature and inverseSigmaW.");
        }
        if (!(values[0] > 0) || Double.isInfinite(values[values.length - 1])) {
            throw new InvalidRequestException(file + " has cells at " + columns.get(column) + " = "
                    + (values[0] > 0 ? values[values.length - 1] : values[0])
                    + ", which has no place on a logarithmic axis; sweep over positive values of " + key + ".");
        }
        if (values.length < 2) {
            throw new InvalidRequestException(file + " has only one value of " + key
                    + ", which makes no plane; sweep over two or more values of temperature and of inverseSigmaW.");
        }
        return values;
    }

    private CorruptRecordingException damaged(String how) {
        return new CorruptRecordingException(file + " is damaged: " + how + "; " + REMEDY);
    }

    private static String shortened(String field) {
        return field.length() <= 30 ? field : field.substring(0, 30) + "...";
    }
}
