package org.eigentape.tools.cli.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eigentape.tools.command.Quantity;
import org.eigentape.tools.command.TextTable;
import org.eigentape.tools.export.ResultRow;
import org.eigentape.tools.export.ResultTable;

/**
 * The last values of each result over all runs: median and extremes, and of criteria, which are 0 or 1, in how many runs
 * they hold. What is of all runs together has one value. For one thread.
 */
final class SummaryTable {

    private final Map<String, Map<Integer, ResultRow>> lastRows = new LinkedHashMap<>();

    private final Predicate<ResultRow> criteria;

    /** The last V_S of each run. Where it is negative, criteria of the level spacing hold without bounding the noise. */
    private final Map<String, Map<Integer, Double>> lastRepulsions = new LinkedHashMap<>();

    /**
     * Keeps the last row of every element and run.
     *
     * @param table what to sum up
     * @param criteria which rows are criteria
     * @param repulsions rows of V_S of the same stages; may be empty
     */
    SummaryTable(ResultTable table, Predicate<ResultRow> criteria, ResultTable repulsions) {
        this.criteria = criteria;
        repulsions.forEach(row -> lastRepulsions
                .computeIfAbsent(stageAndTensor(row), ignored -> new TreeMap<>())
                .put(row.run(), row.value()));
        table.forEach(row ->
                lastRows.computeIfAbsent(key(row), ignored -> new TreeMap<>()).put(row.run(), row));
    }

    private static String key(ResultRow row) {
        return stageAndTensor(row) + "\t" + name(row) + (isOfEnsemble(row) ? "\tensemble" : "");
    }

    private static boolean isOfEnsemble(ResultRow row) {
        return row.run() == ResultRow.NO_RUN;
    }

    private static String stageAndTensor(ResultRow row) {
        return stage(row) + "\t" + row.tensor();
    }

    private static String stage(ResultRow row) {
        return row.parameters().isEmpty() ? row.stage() : row.stage() + ":" + row.parameters();
    }

    private static String name(ResultRow row) {
        if (row.i() == ResultRow.NO_INDEX) {
            return row.name();
        }
        return row.name() + "[" + row.i() + (row.j() == ResultRow.NO_INDEX ? "" : "," + row.j()) + "]";
    }

    /** Writes it for people. */
    void print(PrintStream text) {
        TextTable table = new TextTable("stage", "tensor", "name", "step", "runs", "lowest", "median", "highest");
        StringBuilder verdicts = new StringBuilder();
        List<Map<Integer, ResultRow>> all = List.copyOf(lastRows.values());
        for (int at = 0; at < all.size(); at++) {
            Map<Integer, ResultRow> rows = all.get(at);
            ResultRow first = rows.values().iterator().next();
            double[] values = values(rows);
            int from = at;
            while (values.length == 0
                    && !criteria.test(first)
                    && at + 1 < all.size()
                    && isUndefinedBeside(rows, all.get(at + 1))) {
                at++;
            }
            table.add(
                    stage(first),
                    first.tensor().isEmpty() ? "-" : first.tensor(),
                    from == at ? name(first) : first.name() + "[" + first.i() + "-" + (first.i() + at - from) + "]",
                    steps(rows),
                    isOfEnsemble(first)
                            ? "all"
                            : values.length == rows.size() ? rows.size() : values.length + " of " + rows.size(),
                    at(values, 0),
                    at(values, 0.5),
                    at(values, 1));
            if (criteria.test(first) && !isOfEnsemble(first)) {
                verdicts.append(verdict(first, rows, values)).append(System.lineSeparator());
            }
        }
        table.print(text, "");
        if (!verdicts.isEmpty()) {
            text.println();
            text.print(verdicts);
        }
    }

    /** Whether elements of one vector are both undefined in all runs: they share a line, since there may be hundreds. */
    private static boolean isUndefinedBeside(Map<Integer, ResultRow> rows, Map<Integer, ResultRow> next) {
        ResultRow first = rows.values().iterator().next();
        ResultRow other = next.values().iterator().next();
        return first.i() != ResultRow.NO_INDEX
                && first.j() == ResultRow.NO_INDEX
                && stageAndTensor(first).equals(stageAndTensor(other))
                && first.name().equals(other.name())
                && isOfEnsemble(first) == isOfEnsemble(other)
                && rows.size() == next.size()
                && values(next).length == 0;
    }

    private String verdict(ResultRow first, Map<Integer, ResultRow> rows, double[] values) {
        String about =
                name(first) + (first.tensor().isEmpty() ? "" : " of " + first.tensor()) + " (" + stage(first) + ")";
        String reasons = reasons(rows).stream().collect(Collectors.joining("; "));
        if (values.length == 0) {
            return about + " is undefined in " + (rows.size() == 1 ? "1 run" : "all " + rows.size() + " runs") + ": "
                    + reasons + ".";
        }
        long holding = Arrays.stream(values).filter(value -> value == 1).count();
        String others = runs(rows, 0);
        String undefined = rows.values().stream()
                .filter(row -> Double.isNaN(row.value()))
                .map(row -> Integer.toString(row.run()))
                .collect(Collectors.joining(", "));
        return about + " holds in " + holding + " of " + Quantity.of(rows.size(), "run") + negativeRepulsions(rows)
                + (others.isEmpty() ? "" : "; not in run " + others)
                + (undefined.isEmpty() ? "" : "; undefined in run " + undefined + " (" + reasons + ")") + ".";
    }

    private String negativeRepulsions(Map<Integer, ResultRow> rows) {
        Map<Integer, Double> repulsions = lastRepulsions.getOrDefault(
                stageAndTensor(rows.values().iterator().next()), Map.of());
        long negative = rows.values().stream()
                .filter(row -> row.value() == 1 && repulsions.getOrDefault(row.run(), 0.0) < 0)
                .count();
        return negative == 0
                ? ""
                : ", in " + negative + " of these with V_S < 0, where it compares products and bounds no noise";
    }

    /** Why values are undefined, each reason once. */
    private static Set<String> reasons(Map<Integer, ResultRow> rows) {
        return rows.values().stream()
                .filter(row -> Double.isNaN(row.value()))
                .map(row -> row.reason() == null ? "the stage gave no reason" : row.reason())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String runs(Map<Integer, ResultRow> rows, double value) {
        return rows.values().stream()
                .filter(row -> row.value() == value)
                .map(row -> Integer.toString(row.run()))
                .collect(Collectors.joining(", "));
    }

    private static double[] values(Map<Integer, ResultRow> rows) {
        return rows.values().stream()
                .mapToDouble(ResultRow::value)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    private static String steps(Map<Integer, ResultRow> rows) {
        long lowest = rows.values().stream().mapToLong(ResultRow::step).min().orElse(0);
        long highest = rows.values().stream().mapToLong(ResultRow::step).max().orElse(0);
        return lowest == highest ? Quantity.count(lowest) : Quantity.count(lowest) + " to " + Quantity.count(highest);
    }

    private static String at(double[] sorted, double share) {
        return sorted.length == 0 ? "undefined" : Quantity.value(quantile(sorted, share));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return below + 0.0 == at ? sorted[below] : 0.5 * (sorted[below] + sorted[above]);
    }

    /** The same for programs. */
    ArrayNode json() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        lastRows.values().forEach(rows -> {
            ResultRow first = rows.values().iterator().next();
            double[] values = values(rows);
            ObjectNode node = list.addObject()
                    .put("stage", first.stage())
                    .put("parameters", first.parameters())
                    .put("tensor", first.tensor())
                    .put("name", first.name());
            if (first.i() != ResultRow.NO_INDEX) {
                node.put("i", first.i());
            }
            if (first.j() != ResultRow.NO_INDEX) {
                node.put("j", first.j());
            }
            node.put("ensemble", isOfEnsemble(first));
            node.put("runs", rows.size()).put("defined", values.length);
            node.put(
                    "step",
                    rows.values().stream().mapToLong(ResultRow::step).max().orElse(0));
            if (values.length < rows.size()) {
                reasons(rows).forEach(node.putArray("undefined")::add);
            }
            put(node, "lowest", values, 0);
            put(node, "median", values, 0.5);
            put(node, "highest", values, 1);
        });
        return list;
    }

    private static void put(ObjectNode node, String name, double[] sorted, double share) {
        double value = sorted.length == 0 ? Double.NaN : quantile(sorted, share);
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
