package org.eigentape.tools.cli.diagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eigentape.engine.recording.FileTree;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.cli.fixture.Damage;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Interruption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresCommandTest {

    @TempDir
    Path directory;

    @Test
    void shouldDrawTheSweepThatTheSweepCommandMade() throws IOException {
        Path sweep = sweep("temperature=1/4,1", "inverseSigmaW=1,8");
        CommandRun.run("figures", sweep).exits(ExitCode.DONE).says("test-loss.png", "diverged.svg", "index.html");
        assertTrue(Files.isRegularFile(sweep.resolve("figures/index.html")));
        Path out = directory.resolve("elsewhere");
        JsonNode json = CommandRun.run("figures", sweep, "--out", out, "--json")
                .exits(ExitCode.DONE)
                .json();
        assertEquals(out.resolve("index.html").toString(), json.path("page").asText());
        json.path("figures").forEach(file -> assertTrue(Files.isRegularFile(Path.of(file.asText())), file.asText()));
        assertEquals(46, json.path("figures").size());
        assertEquals(1, json.path("problems").size(), "no cells near those of figure 6");
        assertTrue(Files.readString(Path.of(json.path("comparison").asText())).startsWith("statement,reference,"));
        assertEquals(
                -1,
                Files.mismatch(sweep.resolve("figures/test-loss.svg"), out.resolve("test-loss.svg")),
                "the same bytes twice");

        Files.delete(sweep.resolve("phase.csv"));
        CommandRun.run("figures", sweep)
                .exits(ExitCode.INCOMPLETE)
                .complains("has no phase.csv", "eigentape replay", "without training", "eigentape sweep");
        Files.writeString(sweep.resolve("phase.csv"), "T,inv");
        CommandRun.run("figures", sweep).exits(ExitCode.CORRUPT_OR_FAILED).complains("phase.csv is damaged");
    }

    /** Images of 2 x 3 pixels, three machines. */
    @Test
    void shouldDrawTheImagesOfASweepOverHiddenNodes() throws IOException {
        byte[] images = java.nio.ByteBuffer.allocate(16 + 6 * 40)
                .putInt(2051)
                .putInt(40)
                .putInt(2)
                .putInt(3)
                .array();
        for (int at = 16; at < images.length; at++) {
            images[at] = (byte) (at * at * 37 + at / 7);
        }
        Path data = Files.write(directory.resolve("images"), images);
        Path sweep = directory.resolve("machines");
        Object[] command = {
            "sweep", "rbm-mnist", "--set", "images=" + data, "--grid", "hidden=6,3,1", "--steps", "2000", "--out", sweep
        };
        CommandRun.run(command).exits(ExitCode.DONE);
        Files.delete(data);
        CommandRun.run("figures", sweep)
                .exits(ExitCode.DONE)
                .says("digits.png", "samples.svg", "correlator-spectra.png", "unexplained-variance.png", "index.html");
        String page = Files.readString(sweep.resolve("figures/index.html"));
        assertTrue(page.contains("= 6, 3, 1"), page);
        assertFalse(page.contains("lecture"), "these images are not MNIST's");
        assertFalse(Files.readString(sweep.resolve("sweep.yaml")).contains(directory.toString()));
        CommandRun.run("replay", sweep, "--stages", "spectrum,correlator", "--force")
                .exits(ExitCode.DONE);
        CommandRun.run("verify", sweep).exits(ExitCode.DONE);
    }

    @Test
    void shouldDrawTheEigenvaluesOfThreeCellsAndLeaveOutDamagedOnes() throws IOException {
        Path sweep = sweep("temperature=2^-5,4", "inverseSigmaW=2^-8,8");
        JsonNode all =
                CommandRun.run("figures", sweep, "--json").exits(ExitCode.DONE).json();
        assertEquals(48, all.path("figures").size());
        assertTrue(all.path("problems").isEmpty());
        String comparison = Files.readString(sweep.resolve("figures/comparison.csv"));
        assertTrue(comparison.contains("needs the paper's network and data"), comparison);

        Path hot = sweep.resolve("cells/T=4_inverseSigmaW=8");
        FileTree.delete(hot.resolve("results"));
        Damage.copy(sweep.resolve("cells/T=2^-5_inverseSigmaW=8/results"), hot.resolve("results"));
        CommandRun.run("figures", sweep).exits(ExitCode.DONE);
        assertTrue(
                Files.readString(sweep.resolve("figures/index.html")).contains("The hot phase is left out: "),
                "results of another cell are drawn");
        damage(hot);
        CommandRun.run("figures", sweep).exits(ExitCode.DONE).says("figure-6.png");
        String page = Files.readString(sweep.resolve("figures/index.html"));
        assertTrue(
                page.contains("The hot phase is left out: the eigenvalues of the cell T=4_inverseSigmaW=8 are"), page);
        for (String cell : List.of("T=2^-5_inverseSigmaW=8", "T=2^-5_inverseSigmaW=2^-8")) {
            damage(sweep.resolve("cells").resolve(cell));
        }
        CommandRun.run("figures", sweep)
                .exits(ExitCode.DONE)
                .says("Figure 6", "none of its cells has eigenvalues to show");
        assertFalse(Files.exists(sweep.resolve("figures/figure-6.png")));
        assertTrue(Files.exists(sweep.resolve("figures/figure-9.png")));
    }

    @Test
    void shouldRefuseTheTablesOfOtherCellsUntilTheyAreWrittenAnew() throws IOException {
        Path sweep = sweep("temperature=1/4,1", "inverseSigmaW=1,8");
        CommandRun.run("replay", sweep, "--stages", "dyson").exits(ExitCode.DONE);
        byte[] tables = Files.readAllBytes(sweep.resolve("tables.json"));
        Files.delete(sweep.resolve("tables.json"));
        CommandRun.run("figures", sweep).exits(ExitCode.INCOMPLETE).complains("tables.json", "eigentape replay");
        CommandRun.run("replay", sweep).exits(ExitCode.DONE);
        assertArrayEquals(tables, Files.readAllBytes(sweep.resolve("tables.json")));

        Path phase = sweep.resolve("phase.csv");
        String text = Files.readString(phase);
        Files.writeString(phase, text.replace(",20,", ",30,"));
        CommandRun.run("figures", sweep)
                .exits(ExitCode.INCOMPLETE)
                .complains("is not the table that was written last", "eigentape replay");
        Files.writeString(phase, text);

        Path state = sweep.resolve("cells/T=1over4_inverseSigmaW=8/cell.json");
        Files.writeString(state, Files.readString(state) + " ");
        CommandRun.run("figures", sweep)
                .exits(ExitCode.INCOMPLETE)
                .complains("T=1over4_inverseSigmaW=8 has changed", "eigentape replay");
        text = Files.readString(state);
        Files.delete(state);
        CommandRun.run("figures", sweep)
                .exits(ExitCode.INCOMPLETE)
                .complains("T=1over4_inverseSigmaW=8 is not finished any more; 'eigentape sweep --config ");
        Files.writeString(state, text);
        CommandRun.run("replay", sweep).exits(ExitCode.DONE);
        CommandRun.run("figures", sweep).exits(ExitCode.DONE);
    }

    private static void damage(Path cell) throws IOException {
        try (Stream<Path> files = Files.walk(cell.resolve("results"))) {
            for (Path file : files.filter(each -> each.toString().contains("spectrum@") && Files.isRegularFile(each))
                    .toList()) {
                Files.writeString(file, "damaged");
            }
        }
    }

    @Test
    void shouldRefuseASweepOverOtherAxes() {
        CommandRun.run("figures", sweep("temperature=1/4,1", "inverseSigmaW=8", "batchSize=2,4"))
                .exits(ExitCode.WRONG_USAGE)
                .complains("the further axis batchSize", "temperature and inverseSigmaW");
    }

    @Test
    void shouldSayWhatCanBeDrawnOfASweepOfAnotherSimulation() {
        Path sweep = directory.resolve("gas");
        CommandRun.run("sweep", "dyson-gas", "--grid", "levels=2,3", "--runs", "1", "--steps", "10", "--out", sweep)
                .exits(ExitCode.DONE);
        CommandRun.run("figures", sweep)
                .exits(ExitCode.WRONG_USAGE)
                .complains("is a sweep of dyson-gas over levels", "networks (teacher-student) over temperature and");
        assertFalse(Files.exists(sweep.resolve("figures")));
    }

    @Test
    void shouldDrawTheLearnedEigenvaluesOfMachines() throws IOException {
        Path sweep = machines("learningRate=.1,.05", "batchSize=32,16");
        JsonNode json =
                CommandRun.run("figures", sweep, "--json").exits(ExitCode.DONE).json();
        assertEquals(12, json.path("figures").size());
        assertTrue(json.path("problems").isEmpty(), json.toString());
        String page = Files.readString(Path.of(json.path("page").asText()));
        for (String name : List.of("repulsion", "spacing-scaling", "collapse", "surmise", "widths", "linear-scaling")) {
            assertTrue(page.contains("src=\"" + name + ".png\""), name);
        }
        assertTrue(page.contains("4 settings, 12 runs of 400 updates each, k = 3"), page);
        assertTrue(page.contains("has not settled by then"), page);
        String comparison = Files.readString(Path.of(json.path("comparison").asText()));
        assertTrue(comparison.contains("needs all six settings"), comparison);
        assertEquals(
                1 + 4 * 10,
                Files.readAllLines(Path.of(json.path("tables").path(0).asText()))
                        .size(),
                "settings.csv");

        damage(sweep.resolve("cells/learningRate=.1_batchSize=16"));
        CommandRun.run("figures", sweep).exits(ExitCode.CORRUPT_OR_FAILED).complains("learningRate=.1_batchSize=16");
        Files.delete(sweep.resolve("phase.csv"));
        CommandRun.run("figures", sweep).exits(ExitCode.INCOMPLETE).complains("has no phase.csv", "eigentape replay");
    }

    @Test
    void shouldSayWhatMachinesCannotBeDrawn() {
        CommandRun.run("figures", machines("muSquared=8,9", "batchSize=32,16"))
                .exits(ExitCode.WRONG_USAGE)
                .complains("is a sweep of rbm-lattice over muSquared, batchSize", "rbm-lattice over learningRate and");
    }

    @ParameterizedTest
    @CsvSource({"exactChains=true, exact chains, exactChains=false", "target=batch, mini-batches, target=exact"})
    void shouldRefuseMachinesWithOtherNoise(String setting, String reason, String remedy) {
        Path sweep = directory.resolve("quiet");
        CommandRun.run(
                        "sweep",
                        "rbm-lattice",
                        "--runs",
                        "1",
                        "--steps",
                        "20",
                        "--set",
                        setting,
                        "--grid",
                        "learningRate=.1,.05",
                        "--out",
                        sweep)
                .exits(ExitCode.DONE);
        CommandRun.run("figures", sweep).exits(ExitCode.WRONG_USAGE).complains(reason, remedy);
    }

    private Path machines(String... axes) {
        Path sweep = directory.resolve("machines");
        List<Object> arguments = new ArrayList<>(List.of(
                "sweep", "rbm-lattice", "--runs", "12", "--steps", "400", "--record", "every=10", "--out", sweep));
        for (String axis : axes) {
            arguments.add("--grid");
            arguments.add(axis);
        }
        CommandRun.run(arguments.toArray()).exits(ExitCode.DONE);
        return sweep;
    }

    @Test
    void shouldLeaveOutTheLinesOfTanhForOtherActivations() throws IOException {
        Path sweep = sweep(List.of("--set", "activation=relu"), "temperature=1/4,1", "inverseSigmaW=1,8");
        CommandRun.run("figures", sweep).exits(ExitCode.DONE);
        String page = Files.readString(sweep.resolve("figures/index.html"));
        assertTrue(page.contains("hold for tanh only"), page);
        assertFalse(page.contains("Dashed: 1/sigmaW"), page);
    }

    @Test
    void shouldLeaveDivergedRunsOutOfTheEigenvalues() throws IOException {
        Path sweep = sweep(List.of("--set", "activation=identity"), "temperature=2^-5,4", "inverseSigmaW=2^-8,8");
        CommandRun.run("figures", sweep).exits(ExitCode.DONE);
        String page = Files.readString(sweep.resolve("figures/index.html"));
        assertTrue(
                page.contains("The hot phase is left out: all runs of the cell T=4_inverseSigmaW=8 diverged."), page);
        assertTrue(page.contains("all runs of a cell that did not diverge: disordered"), page);
    }

    @Test
    void shouldDrawTheRestWhereRunsAreShorterThanAnEpoch() throws IOException {
        Path sweep = sweep(List.of("--set", "batchSize=1"), "temperature=1/4,1", "inverseSigmaW=1,2");
        List<String> problems = new ArrayList<>();
        CommandRun.run("figures", sweep, "--json")
                .exits(ExitCode.DONE)
                .json()
                .path("problems")
                .forEach(problem -> problems.add(problem.asText()));
        assertEquals(2, problems.size(), problems.toString());
        assertTrue(
                problems.get(0)
                        .endsWith("Not drawn: the grid has none of its cells, nor others within a factor 2: T ="
                                + " 2^-5, 4 and 2^-5 at 1/sigma_W = 8, 8 and 2^-8."),
                problems.toString());
        assertEquals(
                "Gradient norm over the last epoch. Not drawn: runs of 20 steps are shorter than an epoch of 40.",
                problems.get(1));
        String page = Files.readString(sweep.resolve("figures/index.html"));
        String missing = "averaged over the last epoch is not there: runs of 20 steps are shorter than an epoch of 40.";
        assertEquals(4, page.split(missing, -1).length, "figures 3, 4 and 8");
        assertTrue(page.contains("<title>Phase diagram of the sweep sweep, seed 1</title>"), page);
    }

    @Test
    void shouldTellStagesThatDidNotRunFromUndefinedValues() throws IOException {
        Path sweep = sweep(List.of("--stages", "observables"), "temperature=1/4,1", "inverseSigmaW=1,2");
        CommandRun.run("figures", sweep).exits(ExitCode.DONE);
        String page = Files.readString(sweep.resolve("figures/index.html"));
        assertTrue(page.contains("the stage spectrum did not run, so that phase.csv has no rate;"), page);
        assertTrue(
                page.contains("the stage level-spacing:convention=published did not run, so that phase.csv has no"
                        + " converged_published; 'eigentape replay SWEEP --stages level-spacing:convention=published'"),
                page);
        assertTrue(page.contains("Without values, so that there is no contour: of 68 % (dyson)"), page);
    }

    @Test
    void shouldSayWhereVariancesAreOfSomeSamplesOnly() throws IOException {
        Path sweep =
                sweep(List.of("--record", "train/gradient.moments/*:none"), "temperature=1/4,1", "inverseSigmaW=1,2");
        CommandRun.run("figures", sweep).exits(ExitCode.DONE);
        String page = Files.readString(sweep.resolve("figures/index.html"));
        String words =
                "V<sub>S</sub> (dyson and gradient-basis) is of the gradients of the first 40 samples, with an error";
        assertTrue(page.contains(words), page);
    }

    @Test
    void shouldRefuseASweepOverALine() {
        CommandRun.run("figures", sweep("temperature=1/4,1", "inverseSigmaW=8"))
                .exits(ExitCode.WRONG_USAGE)
                .complains("only one value of inverseSigmaW");
    }

    @Test
    void shouldRefuseWhatIsNotASweep() {
        CommandRun.run("figures", directory.resolve("nowhere"))
                .exits(ExitCode.NOT_A_RECORDING)
                .complains("There is no sweep at ");
        CommandRun.run("figures", directory).exits(ExitCode.NOT_A_RECORDING).complains("is not a sweep");
        assertFalse(Files.exists(directory.resolve("figures")));
        CommandRun.run("figures").exits(ExitCode.WRONG_USAGE);
    }

    @Test
    void shouldRefuseToWriteIntoAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("README.md"), "read me");
        CommandRun.run("figures", sweep("temperature=1/4,1", "inverseSigmaW=1,8"), "--out", file)
                .exits(ExitCode.WRONG_USAGE)
                .complains("README.md is a file", "--out");
    }

    @Test
    void shouldStopWhenInterrupted() {
        Path sweep = sweep("temperature=1/4,1", "inverseSigmaW=1,8");
        Interruption interruption = new Interruption();
        interruption.request();
        CommandRun.run(interruption, Map.of(), "figures", sweep).exits(ExitCode.INTERRUPTED);
        assertFalse(Files.exists(sweep.resolve("figures/index.html")));
    }

    private Path sweep(String... axes) {
        return sweep(List.of(), axes);
    }

    private Path sweep(List<String> more, String... axes) {
        Path sweep = directory.resolve("sweep");
        List<Object> arguments = new ArrayList<>(
                List.of("sweep", "paper-short", "--set", "samples=40", "--runs", "1", "--steps", "20", "--out", sweep));
        arguments.addAll(more);
        for (String axis : axes) {
            arguments.add("--grid");
            arguments.add(axis);
        }
        CommandRun.run(arguments.toArray()).exits(ExitCode.DONE);
        return sweep;
    }
}
