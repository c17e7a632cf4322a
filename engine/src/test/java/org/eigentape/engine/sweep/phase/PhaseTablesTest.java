package org.eigentape.engine.sweep.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.sweep.Grid;
import org.junit.jupiter.api.Test;

class PhaseTablesTest {

    private static final Grid GRID = new Grid(Map.of("temperature", List.of("2")));

    @Test
    void shouldLeaveOutRunsWhoseLossHasExploded() {
        PhaseTables tables = tables(
                Map.of(3, 85L),
                run(0.4, 0.25),
                run(0.4, 4.1e5),
                run(0.4, 3.9e5),
                run(0.4, 0.1),
                run(0.4, Double.NaN),
                run(0.4, Double.POSITIVE_INFINITY));
        assertEquals("4", phase(tables, "diverged"));
        assertEquals(List.of("0", "1", "0", "1", "1", "1"), runs(tables, "diverged"));
        assertEquals(List.of("100", "100", "100", "85", "100", "100"), runs(tables, "steps"));
        assertEquals("195000.125", phase(tables, "train_loss_mean"));
        assertEquals("0", phase(tables, "train_loss_undefined"));
    }

    /** A run that starts at the solution, as where the first weights are those of the target, may leave it. */
    @Test
    void shouldNotTakeLeavingTheSolutionForAnExplosion() {
        PhaseTables tables = tables(Map.of(), run(0, 0.3), run(1e-12, 0.5), run(0, 1001), run(Double.NaN, 0.3));
        assertEquals(List.of("0", "0", "1", "0"), runs(tables, "diverged"));
    }

    @Test
    void shouldCountRunsWhoseGradientVanishesAsNotConverged() {
        RunValues live = run(0.4, 0.1);
        live.state(RunValues.index("gradient_norm_final"), 0.5);
        live.state(RunValues.index("converged_dyson"), 1);
        RunValues dead = run(0.4, 0.3);
        dead.state(RunValues.index("gradient_norm_final"), 0);
        dead.state(RunValues.index("converged_dyson"), Double.NaN);
        PhaseTables tables = tables(Map.of(), dead, live, dead, dead);
        assertEquals("0.25", phase(tables, "converged_dyson"));
        assertEquals("3", phase(tables, "converged_dyson_undefined"));
        assertEquals("3", phase(tables, "vanished"));
        assertEquals("0", phase(tables, "diverged"));
        assertEquals(List.of("1", "0", "1", "1"), runs(tables, "vanished"));
        assertEquals("0", phase(tables(Map.of(), dead), "converged_dyson"));
        assertEquals("NaN", phase(tables(Map.of(0, 7L), dead), "converged_dyson"), "all runs diverged");
    }

    @Test
    void shouldLeaveColumnsOfStagesThatDidNotRunUndefined() {
        PhaseTables tables = tables(Map.of(), new RunValues(), new RunValues());
        assertEquals("0", phase(tables, "diverged"));
        assertEquals("NaN", phase(tables, "train_loss_mean"));
        assertEquals("2", phase(tables, "train_loss_undefined"));
        assertEquals("NaN", phase(tables, "converged_published"));
        assertEquals("0", phase(tables, "vanished"));
    }

    @Test
    void shouldAppendNewColumnsBehindThoseThatWereThere() {
        List<String> columns = List.of(
                tables(Map.of(), run(1, 1)).phase().lines().toList().get(0).split(","));
        assertEquals(List.of("T", "inv_sigma_W", "runs", "steps", "test_loss_mean"), columns.subList(0, 5));
        assertEquals(List.of("converged_published", "diverged", "test_loss_undefined"), columns.subList(61, 64));
        assertEquals("vanished", columns.get(columns.size() - 1));
    }

    @Test
    void shouldHaveNoColumnsOfNetworksForOtherSimulations() {
        PhaseTables tables = new PhaseTables(
                new Grid(Map.of("learningRate", List.of(".1"))),
                false,
                List.of(new ResultKey("spectrum", 2, "", ""), new ResultKey("spacing-statistics", 2, "", "")));
        RunValues values = new RunValues();
        values.state(RunValues.index("S_tf"), 0.5);
        tables.add(new CellRows(
                Map.of("learningRate", ".1"), JsonNodeFactory.instance.objectNode(), 100, Map.of(), List.of(values)));
        List<String> columns = List.of(tables.phase().lines().toList().get(0).split(","));
        assertEquals(List.of("learningRate", "runs", "steps", "S_0_mean"), columns.subList(0, 4));
        assertEquals(
                List.of("diverged", "S_0_undefined", "S_tf_undefined", "rate_undefined"),
                columns.subList(columns.size() - 4, columns.size()));
        assertEquals("0.5", phase(tables, "S_tf_mean"));
        assertEquals(
                List.of("learningRate,run,steps,S_0,S_tf,rate,diverged", ".1,0,100,NaN,0.5,NaN,0"),
                tables.runs().lines().toList());
    }

    private static RunValues run(double initialLoss, double lastLoss) {
        RunValues values = new RunValues();
        values.initialLoss(initialLoss);
        values.state(RunValues.index("train_loss"), lastLoss);
        return values;
    }

    private static PhaseTables tables(Map<Integer, Long> ended, RunValues... runs) {
        PhaseTables tables = new PhaseTables(GRID);
        tables.add(new CellRows(
                Map.of("temperature", "2"), JsonNodeFactory.instance.objectNode(), 100, ended, List.of(runs)));
        return tables;
    }

    private static String phase(PhaseTables tables, String column) {
        return column(tables.phase(), column).get(0);
    }

    private static List<String> runs(PhaseTables tables, String column) {
        return column(tables.runs(), column);
    }

    private static List<String> column(String table, String column) {
        List<String> lines = table.lines().toList();
        int place = List.of(lines.get(0).split(",")).indexOf(column);
        List<String> values = new ArrayList<>();
        lines.subList(1, lines.size()).forEach(line -> values.add(line.split(",")[place]));
        return values;
    }
}
