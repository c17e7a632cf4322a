package org.eigentape.tools.cli.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.cli.sweep.SweepPlan;
import org.eigentape.tools.command.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The linear scaling rule where it must hold, and two ways in which it must not. */
class ScalingCommandTest {

    /** Chance of a disagreement of equal ensembles; the seed is fixed, so this is how surprising the test may be. */
    private static final double AGREEMENT = 0.01;

    private static final double DISAGREEMENT = 1e-6;

    @TempDir
    private static Path shared;

    private static Path sweep;

    /** T = 2^-6, where eps = 1/64 to 1/16 is small, and T = 1/4 with the same batch sizes. */
    @BeforeAll
    static void sweep() {
        sweep = shared.resolve("sweep");
        String steps = "at=0,512,1024,2048";
        CommandRun.run(
                        "sweep",
                        "linear-scaling",
                        "--grid",
                        "temperature=2^-6,1/4",
                        "--grid",
                        "batchSize=1,2,4",
                        "--set",
                        "samples=400",
                        "--steps",
                        "2048",
                        "--runs",
                        "40",
                        "--record",
                        steps,
                        "--record",
                        "train/loss:" + steps,
                        "--record",
                        "test/features:" + steps,
                        "--out",
                        sweep)
                .exits(ExitCode.DONE);
    }

    @Test
    void shouldAgreeAtEqualTrainingTimeWhereTheStepIsSmall() throws IOException {
        JsonNode rows = CommandRun.run("scaling", sweep, "--json")
                .exits(ExitCode.DONE)
                .json()
                .path("rows");
        assertEquals(4, rows.size());
        for (JsonNode row : rows) {
            assertEquals(1, row.path("referenceBatchSize").asInt());
            assertEquals(2048, row.path("samplesSeen").asInt(), "the latest that |B| = 1 and |B| = 4 have in common");
            assertEquals(3, row.path("pValues").size());
            if (row.path("temperature").asDouble() < 0.1) {
                assertTrue(row.path("agrees").asBoolean(), row.toString());
                row.path("pValues").forEach(p -> assertTrue(p.asDouble() > AGREEMENT / 3, row.toString()));
            }
        }
        List<String> table = Files.readAllLines(sweep.resolve("scaling.csv"));
        assertEquals(5, table.size());
        assertTrue(table.get(0).startsWith("T,batchSize,learningRate,reference_batchSize,samples_seen"), table.get(0));
        CommandRun.run("scaling", sweep)
                .exits(ExitCode.DONE)
                .says("T = 0.01563: all batch sizes agree.", "scaling.csv");
    }

    /** Control: ensembles of different T after as many samples differ: something tells them apart. */
    @Test
    void shouldTellTemperaturesApart() {
        List<ScalingCell> cells = cells();
        ScalingCell cold = cells.get(0);
        ScalingCell warm = cells.get(3);
        assertTrue(cold.temperature() < warm.temperature() && cold.batchSize() == warm.batchSize());
        double smallest = 1;
        for (ScalingCell.Quantity quantity : ScalingCell.Quantity.values()) {
            smallest = Math.min(
                    smallest,
                    TwoSampleTest.pValue(
                            cold.values().get(quantity).get(2048L),
                            warm.values().get(quantity).get(2048L)));
        }
        assertTrue(smallest < DISAGREEMENT, "p = " + smallest);
    }

    /** Control: at equal numbers of steps, not of samples, other batch sizes are at other times. */
    @Test
    void shouldTellTimesApart() {
        List<ScalingCell> cells = cells();
        double p = TwoSampleTest.pValue(
                cells.get(0).values().get(ScalingCell.Quantity.TRAIN_LOSS).get(2048L),
                cells.get(2).values().get(ScalingCell.Quantity.TRAIN_LOSS).get(4 * 2048L));
        assertTrue(p < DISAGREEMENT, "p = " + p);
    }

    @Test
    void shouldCountRunsThatDivergedAsBeyondAllOthers() {
        double[] finite = new double[20];
        double[] diverged = new double[20];
        for (int k = 0; k < 20; k++) {
            finite[k] = k;
            diverged[k] = k < 10 ? k + 0.5 : Double.NaN;
        }
        assertTrue(TwoSampleTest.pValue(finite, diverged) < 0.02);
        double[] all = new double[20];
        java.util.Arrays.fill(all, Double.NaN);
        assertFalse(TwoSampleTest.pValue(all, all.clone()) < 0.02);
    }

    /** 5 against 5: the smallest p-value is 2/252, and .01/3 is less. */
    @Test
    void shouldGiveNoVerdictWhereTheTestCannotFail(@TempDir Path folder) throws IOException {
        Path few = folder.resolve("few");
        String steps = "at=0,64,128";
        CommandRun.run(
                        "sweep",
                        "linear-scaling",
                        "--grid",
                        "temperature=1/4",
                        "--grid",
                        "batchSize=1,2",
                        "--set",
                        "samples=40",
                        "--steps",
                        "128",
                        "--runs",
                        "5",
                        "--record",
                        steps,
                        "--record",
                        "train/loss:" + steps,
                        "--record",
                        "test/features:" + steps,
                        "--out",
                        few)
                .exits(ExitCode.DONE);
        CommandRun.run("scaling", few)
                .exits(ExitCode.DONE)
                .says("cannot tell", "T = 0.2500: no verdict: the test cannot fail", "0.007937", "0.003333");
        JsonNode row =
                CommandRun.run("scaling", few, "--json").json().path("rows").path(0);
        assertFalse(row.path("canFail").asBoolean(true), row.toString());
        assertTrue(row.path("agrees").isNull(), row.toString());
        assertTrue(Files.readAllLines(few.resolve("scaling.csv")).get(1).endsWith(",NaN"));
    }

    @Test
    void shouldRefuseASweepOverOtherThings(@TempDir Path folder) {
        Path other = folder.resolve("other");
        CommandRun.run(
                        "sweep",
                        "linear-scaling",
                        "--grid",
                        "temperature=1/4",
                        "--grid",
                        "batchSize=2",
                        "--set",
                        "samples=40",
                        "--steps",
                        "1024",
                        "--runs",
                        "2",
                        "--record",
                        "at=0,end",
                        "--record",
                        "train/loss:at=0,end",
                        "--record",
                        "test/features:at=0,end",
                        "--out",
                        other)
                .exits(ExitCode.DONE);
        CommandRun.run("scaling", other).exits(ExitCode.WRONG_USAGE).complains("sweep over temperature and batchSize");
    }

    private static List<ScalingCell> cells() {
        SweepDirectory directory = SweepDirectory.open(sweep);
        List<ScalingCell> cells = new ArrayList<>();
        SweepPlan.grid(directory).points().forEach(point -> cells.add(ScalingCell.read(directory, point)));
        assertEquals(6, cells.size());
        return cells;
    }
}
