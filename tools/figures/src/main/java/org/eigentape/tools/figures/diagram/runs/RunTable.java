package org.eigentape.tools.figures.diagram.runs;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.StorageException;

/** The numbers of {@code runs.csv} by cell, a row for each run, diverged ones included. Immutable. */
public final class RunTable {

    private static final List<String> NEEDED = List.of("T", "inv_sigma_W", "run", "diverged");

    private record Point(double temperature, double inverseSigma) {}

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<Point, List<double[]>> cells = new HashMap<>();

    private RunTable(Path file, List<String> lines) {
        this.file = file;
        List<String> header = List.of(lines.get(0).split(",", -1));
        for (int column = 0; column < header.size(); column++) {
            columns.put(header.get(column), column);
        }
        for (String column : NEEDED) {
            if (!columns.containsKey(column)) {
                throw damaged("line 1 has no column " + column);
            }
        }
        for (int line = 1; line < lines.size(); line++) {
            double[] row = numbers(lines.get(line), header, line + 1);
            cells.computeIfAbsent(new Point(row[column("T")], row[column("inv_sigma_W")]), point -> new ArrayList<>())
                    .add(row);
        }
    }

    /**
     * Reads a table.
     *
     * @param file {@code runs.csv} of a sweep
     * @return its numbers
     * @throws CorruptRecordingException if it is no table of runs
     * @throws StorageException if it cannot be read
     */
    public static RunTable read(Path file) {
        try {
            List<String> lines = Files.readString(file).lines().toList();
            if (lines.size() < 2) {
                throw damaged(file, "it has no rows");
            }
            return new RunTable(file, lines);
        } catch (CharacterCodingException e) {
            throw damaged(file, "it is not text");
        } catch (IOException e) {
            throw new StorageException("Cannot read " + file + ": " + StorageException.reason(e) + ".", e);
        }
    }

    private double[] numbers(String line, List<String> header, int number) {
        String[] fields = line.split(",", -1);
        if (fields.length != header.size()) {
            throw damaged("line " + number + " has " + fields.length + " fields instead of " + header.size());
        }
        double[] numbers = new double[fields.length];
        for (int column = 0; column < fields.length; column++) {
            try {
                numbers[column] = Double.parseDouble(fields[column]);
            } catch (NumberFormatException e) {
                throw damaged("line " + number + " has no number for " + header.get(column));
            }
        }
        return numbers;
    }

    /**
     * Whether the table has a column.
     *
     * @param column its name
     * @return false for those of later releases and of stages that did not run
     */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /**
     * One number of each run of a cell.
     *
     * @param temperature T of the cell, exactly
     * @param inverseSigma 1/sigma_W of the cell, exactly
     * @param column name of the number, one that the table {@link #has}
     * @return in the order of the table; empty where it has no such cell
     */
    public double[] values(double temperature, double inverseSigma, String column) {
        int at = column(column);
        return cells.getOrDefault(new Point(temperature, inverseSigma), List.of()).stream()
                .mapToDouble(row -> row[at])
                .toArray();
    }

    /**
     * Whether a run diverged.
     *
     * @param temperature T of its cell, exactly
     * @param inverseSigma 1/sigma_W of its cell, exactly
     * @param run its number
     * @return false where the table has no such run
     */
    public boolean hasDiverged(double temperature, double inverseSigma, int run) {
        return cells.getOrDefault(new Point(temperature, inverseSigma), List.of()).stream()
                .anyMatch(row -> row[column("run")] == run && row[column("diverged")] == 1);
    }

    private int column(String name) {
        Integer column = columns.get(name);
        if (column == null) {
            throw damaged("line 1 has no column " + name);
        }
        return column;
    }

    private CorruptRecordingException damaged(String how) {
        return damaged(file, how);
    }

    private static CorruptRecordingException damaged(Path file, String how) {
        return new CorruptRecordingException(
                file + " is damaged: " + how + "; 'eigentape replay SWEEP' writes the tables anew.");
    }
}
