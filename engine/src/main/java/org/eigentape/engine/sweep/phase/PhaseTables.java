package org.eigentape.engine.sweep.phase;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eigentape.engine.recording.AtomicFile;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.GridPoint;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepIdentity;

/**
 * Writes {@code phase.csv}, one row for each cell in grid order, and {@code runs.csv}, one row for each run. They hold no times
 * and no paths, and depend on results alone, so they are the same bytes however the cells were scheduled.
 *
 * <p>Runs that diverged ({@link CellRows#hasDiverged}) are counted in {@code diverged} and left out of all statistics and
 * fractions. Values that are undefined are left out of statistics and counted in {@code ..._undefined}; a criterion that is
 * undefined does not hold. Axes other than T and 1/sigma_W have a column each, after these two.
 *
 * <p>Simulations without {@code inverseSigmaW} have neither the first two columns nor those of stages without results in any cell: a machine
 * has no temperature, and no observables of a network.
 */
public final class PhaseTables {

    private static final List<String> STATISTICS = List.of("_mean", "_se", "_median", "_p16", "_p84");
    /** The axes that the first two columns show already, whichever of their spellings the grid uses. */
    private static final List<String> SHOWN = List.of("temperature", "inverseSigmaW", "sigmaW");

    private final boolean ofNetworks;
    private final List<Quantity> averaged;
    private final List<Quantity> converged;
    private final List<Quantity> ofRuns;
    private final boolean hasGradients;
    private final List<String> furtherAxes;
    private final StringBuilder phase = new StringBuilder();
    private final StringBuilder runs = new StringBuilder();

    /** Tables of networks. */
    PhaseTables(Grid grid) {
        this(grid, true, List.of());
    }

    /**
     * Tables of any simulation.
     *
     * @param grid of the sweep
     * @param ofNetworks whether the simulation has 1/sigma_W
     * @param sources of the numbers; where it has not, what these do not have has no columns
     */
    PhaseTables(Grid grid, boolean ofNetworks, List<ResultKey> sources) {
        Predicate<Quantity> isShown = quantity -> ofNetworks || sources.stream().anyMatch(quantity::isOf);
        this.ofNetworks = ofNetworks;
        averaged = Quantity.AVERAGED.stream().filter(isShown).toList();
        converged = Quantity.CONVERGED.stream().filter(isShown).toList();
        ofRuns = Quantity.OF_RUNS.stream().filter(isShown).toList();
        hasGradients = averaged.stream().anyMatch(quantity -> quantity.column().equals("gradient_norm_final"));
        furtherAxes = grid.axes().keySet().stream()
                .filter(key -> !ofNetworks || !SHOWN.contains(key))
                .toList();
        List<String> first = new ArrayList<>(ofNetworks ? List.of("T", "inv_sigma_W") : List.of());
        first.addAll(furtherAxes);
        List<String> columns = new ArrayList<>(first);
        columns.addAll(List.of("runs", "steps"));
        averaged.forEach(quantity -> STATISTICS.forEach(each -> columns.add(quantity.column() + each)));
        converged.forEach(quantity -> columns.add(quantity.column()));
        columns.add("diverged");
        averaged.forEach(quantity -> columns.add(quantity.column() + "_undefined"));
        converged.forEach(quantity -> columns.add(quantity.column() + "_undefined"));
        first.addAll(List.of("run", "steps"));
        ofRuns.forEach(quantity -> first.add(quantity.column()));
        first.add("diverged");
        if (hasGradients) {
            columns.add("vanished");
            first.add("vanished");
        }
        append(phase, columns);
        append(runs, first);
    }

    /**
     * Writes both files anew, and {@code tables.json}, which says of which cells they were made.
     *
     * @param directory of a sweep all of whose cells are finished
     * @param grid of the sweep
     * @param identity what its cells must be
     * @return what was written
     * @throws org.eigentape.engine.error.IncompleteRecordingException if a cell is not finished, or results that it was
     *     finished with are missing; nothing is written then
     * @throws org.eigentape.engine.error.CorruptRecordingException if a cell is not one of this sweep, or its results are
     *     damaged or others than those that it was finished with; nothing is written then
     * @throws org.eigentape.engine.error.StorageException if a file cannot be written
     */
    public static WrittenTables write(SweepDirectory directory, Grid grid, SweepIdentity identity) {
        List<CellResults> cells = new ArrayList<>();
        for (GridPoint point : grid.points()) {
            cells.add(CellReader.read(directory, point, identity));
        }
        TableSources sources = new TableSources(cells, TableOrigin.addedBefore(directory));
        boolean ofNetworks =
                cells.stream().anyMatch(cell -> cell.configuration().has("inverseSigmaW"));
        PhaseTables tables = new PhaseTables(grid, ofNetworks, sources.keys());
        long diverged = 0;
        for (CellResults cell : cells) {
            CellRows rows = cell.rows(sources.keys());
            tables.add(rows);
            diverged += rows.diverged();
        }
        AtomicFile.write(directory.runs(), bytes(tables.runs()));
        AtomicFile.write(directory.phase(), bytes(tables.phase()));
        TableOrigin.write(directory, grid, sources.added());
        return new WrittenTables(diverged, sources.gaps());
    }

    /**
     * What a cell has for the tables, checked as by {@link #write}.
     *
     * @param directory of a sweep
     * @param point of its grid
     * @param identity what its cells must be
     * @return versions of the stages, as people ask for them, whose results are there for all of its runs
     * @throws org.eigentape.engine.error.IncompleteRecordingException if it is not finished, or results that it was finished
     *     with are missing
     * @throws org.eigentape.engine.error.CorruptRecordingException if it is not one of this sweep, or its results are damaged or
     *     others than those that it was finished with
     */
    public static Map<String, Set<Integer>> check(SweepDirectory directory, GridPoint point, SweepIdentity identity) {
        Map<String, Set<Integer>> versions = new TreeMap<>();
        CellReader.read(directory, point, identity)
                .values()
                .keySet()
                .forEach(key -> versions.computeIfAbsent(key.request(), request -> new TreeSet<>())
                        .add(key.version()));
        return versions;
    }

    /**
     * How many runs of a cell diverged, by the rule of the tables.
     *
     * @param directory of a sweep
     * @param point of its grid, finished
     * @param identity what its cells must be
     * @return as in the column {@code diverged}
     */
    public static int diverged(SweepDirectory directory, GridPoint point, SweepIdentity identity) {
        CellResults cell = CellReader.read(directory, point, identity);
        return cell.rows(new TableSources(List.of(cell), Map.of()).keys()).diverged();
    }

    /** Adds a cell and its runs. */
    void add(CellRows cell) {
        List<String> row = start(cell);
        row.add(Integer.toString(cell.runs().size()));
        row.add(Long.toString(cell.steps()));
        for (Quantity quantity : averaged) {
            EnsembleStatistics of = EnsembleStatistics.of(cell.column(Quantity.OF_RUNS.indexOf(quantity)));
            for (double value : new double[] {of.mean(), of.standardError(), of.median(), of.low(), of.high()}) {
                row.add(Decimal.text(value));
            }
        }
        for (Quantity quantity : converged) {
            row.add(Decimal.text(cell.fraction(Quantity.OF_RUNS.indexOf(quantity))));
        }
        row.add(Integer.toString(cell.diverged()));
        for (List<Quantity> quantities : List.of(averaged, converged)) {
            quantities.forEach(
                    quantity -> row.add(Integer.toString(cell.undefined(Quantity.OF_RUNS.indexOf(quantity)))));
        }
        if (hasGradients) {
            row.add(Integer.toString(cell.vanished()));
        }
        append(phase, row);
        for (int run = 0; run < cell.runs().size(); run++) {
            append(runs, runRow(cell, run));
        }
    }

    private List<String> runRow(CellRows cell, int run) {
        List<String> row = start(cell);
        row.add(Integer.toString(run));
        row.add(Long.toString(cell.lastStep(run)));
        RunValues values = cell.runs().get(run);
        ofRuns.forEach(quantity -> row.add(Decimal.text(values.value(Quantity.OF_RUNS.indexOf(quantity)))));
        row.add(cell.hasDiverged(run) ? "1" : "0");
        if (hasGradients) {
            row.add(values.hasVanishingGradient() ? "1" : "0");
        }
        return row;
    }

    /** {@code phase.csv} so far. */
    String phase() {
        return phase.toString();
    }

    /** {@code runs.csv} so far. */
    String runs() {
        return runs.toString();
    }

    private List<String> start(CellRows cell) {
        List<String> row = new ArrayList<>(
                ofNetworks ? List.of(Decimal.text(cell.temperature()), Decimal.text(cell.inverseSigmaW())) : List.of());
        Map<String, String> axes = cell.axes();
        furtherAxes.forEach(key -> row.add(field(axes.getOrDefault(key, ""))));
        return row;
    }

    private static String field(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void append(StringBuilder table, List<String> fields) {
        table.append(String.join(",", fields)).append('\n');
    }

    private static byte[] bytes(String table) {
        return table.getBytes(StandardCharsets.UTF_8);
    }
}
