package org.eigentape.tools.cli.sweep;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eigentape.engine.recording.FileTree;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.cli.fixture.Damage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps of 2 x 2 cells with 2 runs of 50 steps; an epoch has 10. */
class SweepCommandTest {

    private static final String COLD = "T=2^-5_inverseSigmaW=1over8";

    @TempDir
    private static Path shared;

    private static Path undisturbed;

    @TempDir
    private Path directory;

    @BeforeAll
    static void sweep() {
        undisturbed = shared.resolve("undisturbed");
        CommandRun run = sweep(undisturbed).exits(0);
        run.says("Swept: 4 cells recorded, 0 before, of 4", "phase.csv");
        assertTrue(run.err().contains("4 cells of paper-short, 2 runs of 50 steps each"), run.err());
        assertTrue(run.err().contains("bytes) to write, of which events"), run.err());
    }

    @Test
    void shouldWriteOneRowForEachCellAndRun() throws IOException {
        List<String[]> phase = table(undisturbed.resolve("phase.csv"));
        assertEquals(
                List.of("T", "inv_sigma_W", "runs", "steps", "test_loss_mean"),
                List.of(phase.get(0)).subList(0, 5));
        assertEquals(
                List.of("converged_dyson", "converged_gradient_basis", "converged_published", "diverged"),
                List.of(phase.get(0)).subList(59, 63));
        assertEquals(5, phase.size());
        assertEquals(
                List.of("0.03125", "0.125", "2", "50"), List.of(phase.get(1)).subList(0, 4));
        assertEquals(List.of("64", "8", "2", "50"), List.of(phase.get(4)).subList(0, 4));
        List<String[]> runs = table(undisturbed.resolve("runs.csv"));
        assertEquals(9, runs.size());
        for (String[] row : runs.subList(1, 9)) {
            assertFalse(Arrays.asList(row).contains("NaN"), () -> "undefined: " + String.join(",", row));
        }
    }

    @Test
    void shouldTakeEachColumnFromTheResultsOfItsCell() throws IOException {
        JsonNode results = run("results", undisturbed.resolve("cells").resolve(COLD), "--json")
                .exits(0)
                .json();
        List<String[]> runs = table(undisturbed.resolve("runs.csv"));
        for (int run = 0; run < 2; run++) {
            String[] row = runs.get(1 + run);
            assertEquals(Integer.toString(run), row[column(runs, "run")]);
            check(results, run, 50, "observables", "", "test_loss", row[column(runs, "test_loss")]);
            check(results, run, 50, "observables", "", "train_loss", row[column(runs, "train_loss")]);
            check(results, run, 0, "observables", "", "gradient_norm", row[column(runs, "gradient_norm_initial")]);
            check(results, run, 50, "observables", "", "gradient_norm", row[column(runs, "gradient_norm_final")]);
            check(results, run, 50, "observables", "", "gradient_norm_epoch", row[column(runs, "gradient_norm_epoch")]);
            check(results, run, 50, "observables", "", "feature_correlation", row[column(runs, "G_tf_0")]);
            check(results, run, 50, "observables", "", "feature_overlap", row[column(runs, "overlap_tf_0")]);
            check(results, run, 50, "observables", "", "field_alignment", row[column(runs, "alignment")]);
            check(results, run, 0, "spectrum", "", "spacing_mean", row[column(runs, "S_0")]);
            check(results, run, 50, "spectrum", "", "spacing_mean", row[column(runs, "S_tf")]);
            check(results, run, 50, "spectrum", "", "spacing_rate", row[column(runs, "rate")]);
            for (String convention : List.of("dyson", "gradient-basis", "published")) {
                String parameters = convention.equals("dyson") ? "" : "convention=" + convention;
                String suffix = "_" + convention.replace('-', '_');
                for (String output : List.of("K_S", "V_S", "noise_over_bound", "signal_to_noise", "converged")) {
                    check(results, run, 50, "level-spacing", parameters, output, row[column(runs, output + suffix)]);
                }
            }
        }
    }

    @Test
    void shouldAverageTheRunsOfACell() throws IOException {
        List<String[]> phase = table(undisturbed.resolve("phase.csv"));
        List<String[]> runs = table(undisturbed.resolve("runs.csv"));
        double first = Double.parseDouble(runs.get(1)[column(runs, "train_loss")]);
        double second = Double.parseDouble(runs.get(2)[column(runs, "train_loss")]);
        double mean = Double.parseDouble(phase.get(1)[column(phase, "train_loss_mean")]);
        double error = Double.parseDouble(phase.get(1)[column(phase, "train_loss_se")]);
        assertEquals((first + second) / 2, mean, 1e-15 * mean);
        assertEquals(Math.abs(first - second) / 2, error, 1e-14 * error);
        double converged = Double.parseDouble(runs.get(1)[column(runs, "converged_published")])
                + Double.parseDouble(runs.get(2)[column(runs, "converged_published")]);
        assertEquals(converged / 2, Double.parseDouble(phase.get(1)[column(phase, "converged_published")]), 0);
    }

    @Test
    void shouldDoNothingTwice() throws IOException {
        List<String> before = fingerprints(undisturbed);
        CommandRun again = sweep(undisturbed, "--json").exits(0);
        assertEquals(0, again.json().path("recorded").asInt());
        assertEquals(4, again.json().path("before").asInt());
        assertTrue(again.json().path("merged").asBoolean());
        assertEquals(before, fingerprints(undisturbed));
    }

    @Test
    void shouldRecordACellAloneToTheSameBits() {
        Path alone = directory.resolve("alone");
        Path cell = undisturbed.resolve("cells").resolve(COLD);
        run("record", "--config", cell.resolve("config.yaml"), "--out", alone).exits(0);
        assertEquals(digests(cell), digests(alone));
        Path single = directory.resolve("single");
        run(arguments(single, "--grid", "temperature=1/32", "--grid", "inverseSigmaW=0.125"))
                .exits(0);
        assertEquals(digests(cell), digests(single.resolve("cells/T=1over32_inverseSigmaW=0.125")));
    }

    @Test
    void shouldRepeatASweepFromItsPlan() throws IOException {
        Path again = directory.resolve("again");
        run("sweep", "--config", undisturbed.resolve("sweep.yaml"), "--out", again)
                .exits(0);
        assertSameTables(again);
        assertEquals(
                Files.readString(undisturbed.resolve("sweep.yaml")), Files.readString(again.resolve("sweep.yaml")));
    }

    @Test
    void shouldRedoUnfinishedAndDamagedCells() throws IOException {
        Path copy = directory.resolve("copy");
        sweep(copy, "--threads", "1").exits(0);
        Path cells = copy.resolve("cells");
        Files.delete(cells.resolve(COLD).resolve("cell.json"));
        Files.writeString(cells.resolve("T=2^-5_inverseSigmaW=8/cell.json"), "{}");
        FileTree.delete(cells.resolve("T=2^6_inverseSigmaW=8"));
        Files.delete(copy.resolve("phase.csv"));
        CommandRun again = sweep(copy, "--json").exits(0);
        // Those that lost their state only are kept, see SweepIntegrityTest.
        assertEquals(1, again.json().path("recorded").asInt());
        assertEquals(2, again.json().path("mended").size());
        assertSameTables(copy);
    }

    @Test
    void shouldFindDamagedCellsAndRecordThemAgain() throws IOException {
        Path copy = directory.resolve("copy");
        sweep(copy).exits(0);
        run("verify", copy).exits(0).says("4 of 4 cells finished and as they were written");
        Path journal = Damage.journal(copy.resolve("cells").resolve(COLD));
        Damage.flip(journal, Damage.frame(journal, 5) + 200);
        Path results = copy.resolve("cells/T=2^6_inverseSigmaW=8/results/observables@1-default/run-1.results");
        Damage.flip(results, 3000);
        CommandRun verified = run("verify", copy).exits(2);
        verified.says("2 of 4 cells", "2 damaged", COLD, "T=2^6_inverseSigmaW=8: ", "--check");
        assertEquals(
                "corrupt",
                run("verify", copy, "--json")
                        .json()
                        .path("cells")
                        .path(0)
                        .path("state")
                        .asText());
        CommandRun again = sweep(copy, "--check", "--json").exits(0);
        assertEquals(1, again.json().path("recorded").asInt());
        assertEquals(COLD, again.json().path("again").path(0).path("cell").asText());
        assertEquals(1, again.json().path("mended").size());
        run("verify", copy).exits(0);
        assertSameTables(copy);
    }

    @Test
    void shouldFindACellWhoseConfigurationWasEdited() throws IOException {
        Path copy = directory.resolve("copy");
        sweep(copy).exits(0);
        Path configuration = copy.resolve("cells").resolve(COLD).resolve("config.yaml");
        String text = Files.readString(configuration);
        Files.writeString(configuration, text.replaceFirst("samples: .*", "samples: 41"));
        run("verify", copy).exits(2).says("3 of 4 cells", "1 damaged", COLD, "config.yaml is missing or was changed");
        CommandRun again = sweep(copy, "--check").exits(0).says("1 cell recorded, 3 before");
        assertTrue(
                again.err().contains("4 are there and will be read, damaged ones mended or recorded again"),
                again.err());
        assertEquals(text, Files.readString(configuration));
        Files.delete(configuration);
        run("verify", copy).exits(2);
    }

    @Test
    void shouldRefuseTablesOfResultsThatTheCellWasNotFinishedWith() throws IOException {
        Path copy = directory.resolve("copy");
        sweep(copy).exits(0);
        Path cell = copy.resolve("cells").resolve(COLD);
        Files.delete(cell.resolve("results/spectrum@3-default/run-0.results"));
        CommandRun refused = sweep(copy).exits(1);
        assertTrue(refused.err().contains("Results are missing in "), refused.err());
        Files.createDirectories(cell.resolve("results/spectrum@3-default"));
        Files.copy(
                copy.resolve("cells/T=2^-5_inverseSigmaW=8/results/spectrum@3-default/run-0.results"),
                cell.resolve("results/spectrum@3-default/run-0.results"));
        refused = sweep(copy).exits(2);
        assertTrue(refused.err().contains("are not those that the cell was finished with"), refused.err());
        Files.delete(cell.resolve("results/spectrum@3-default/run-0.results"));
        run("replay", cell, "--stages", "spectrum").exits(0);
        sweep(copy).exits(0);
        assertSameTables(copy);
    }

    @Test
    void shouldAddAnAnalysisToAllCellsWithoutTraining() throws IOException {
        Path copy = directory.resolve("copy");
        sweep(copy).exits(0);
        CommandRun added = run("replay", copy, "--stages", "dyson").exits(0);
        added.says("Replayed 4 cells of 4", "phase.csv");
        assertTrue(Files.exists(copy.resolve("cells").resolve(COLD).resolve("results/dyson@2-default/run-1.results")));
        assertSameTables(copy);
        assertEquals(
                0,
                run("replay", copy, "--stages", "dyson", "--json")
                        .exits(0)
                        .json()
                        .path("replayed")
                        .asInt(-1));
    }

    @Test
    void shouldNotReplayAnUnfinishedSweep() {
        Path out = directory.resolve("half");
        sweep(out, "--shard", "1/2").exits(0);
        CommandRun refused = run("replay", out).exits(1);
        refused.complains("T=2^-5_inverseSigmaW=8 is not finished", "eigentape sweep --config");
    }

    @Test
    void shouldSayThatAnUnfinishedSweepIsIncomplete() {
        Path out = directory.resolve("half");
        sweep(out, "--shard", "1/2").exits(0);
        run("verify", out).exits(1).says("2 of 4 cells", "2 not finished, 0 damaged");
    }

    @Test
    void shouldCompleteWhatShardsHaveDone() throws IOException {
        Path out = directory.resolve("sharded");
        CommandRun first = sweep(out, "--shard", "1/3").exits(0);
        first.says("2 cells recorded", "without --shard");
        assertFalse(Files.exists(out.resolve("phase.csv")));
        sweep(out, "--shard", "3/3").exits(0).says("1 cell recorded");
        CommandRun whole = sweep(out).exits(0);
        whole.says("1 cell recorded, 3 before, of 4");
        assertSameTables(out);
    }

    @Test
    void shouldCountRunsThatDivergeAndLeaveThemOutOfAverages() throws IOException {
        Path out = directory.resolve("diverging");
        run(
                        "sweep",
                        "paper-short",
                        "--grid",
                        "temperature=2^-5,1e3",
                        "--grid",
                        "inverseSigmaW=1",
                        "--set",
                        "activation=identity",
                        "--set",
                        "samples=40",
                        "--runs",
                        "2",
                        "--steps",
                        "400",
                        "--out",
                        out)
                .exits(0)
                .says("3 runs diverged");
        List<String[]> phase = table(out.resolve("phase.csv"));
        // One of the cold runs ends with finite weights, but its loss is not finite.
        assertEquals("1", phase.get(1)[column(phase, "diverged")]);
        assertEquals("0", phase.get(1)[column(phase, "train_loss_undefined")]);
        assertEquals("2", phase.get(2)[column(phase, "diverged")]);
        assertEquals("NaN", phase.get(2)[column(phase, "test_loss_mean")]);
        assertEquals("NaN", phase.get(2)[column(phase, "S_0_mean")]);
        assertEquals("NaN", phase.get(2)[column(phase, "converged_dyson")]);
        List<String[]> runs = table(out.resolve("runs.csv"));
        for (String[] row : runs.subList(1, runs.size())) {
            boolean finite = !row[column(runs, "train_loss")].equals("NaN");
            assertEquals(finite ? "0" : "1", row[column(runs, "diverged")]);
        }
    }

    /** Weights stay finite, but the loss is 1e6 times what it was, or more. */
    @Test
    void shouldCountRunsWhoseLossExplodes() throws IOException {
        Path out = directory.resolve("exploding");
        run(
                        "sweep",
                        "paper-short",
                        "--grid",
                        "temperature=2^-6,2^-4",
                        "--grid",
                        "inverseSigmaW=8",
                        "--set",
                        "activation=identity",
                        "--runs",
                        "4",
                        "--steps",
                        "2000",
                        "--out",
                        out)
                .exits(0);
        List<String[]> runs = table(out.resolve("runs.csv"));
        int diverged = 0;
        for (String[] row : runs.subList(1, runs.size())) {
            double loss = Double.parseDouble(row[column(runs, "train_loss")]);
            assertEquals(loss < 1e3 ? "0" : "1", row[column(runs, "diverged")], String.join(",", row));
            diverged += loss < 1e3 ? 0 : 1;
        }
        assertTrue(diverged > 0, "no run exploded");
    }

    @Test
    void shouldNotCallDeadNetworksConverged() throws IOException {
        Path out = directory.resolve("dead");
        run(
                        "sweep",
                        "paper-relu",
                        "--grid",
                        "temperature=64",
                        "--grid",
                        "inverseSigmaW=8",
                        "--set",
                        "samples=40",
                        "--runs",
                        "4",
                        "--steps",
                        "400",
                        "--out",
                        out)
                .exits(0);
        List<String[]> phase = table(out.resolve("phase.csv"));
        String[] row = phase.get(1);
        int vanished = Integer.parseInt(row[column(phase, "vanished")]);
        assertEquals(phase.get(0).length - 1, column(phase, "vanished"));
        assertTrue(vanished > 0, "no network died");
        assertEquals(Integer.toString(vanished), row[column(phase, "converged_dyson_undefined")]);
        assertTrue(Double.parseDouble(row[column(phase, "converged_dyson")]) <= 1 - vanished / 4.0);
    }

    @Test
    void shouldShowFurtherAxesAsColumns() throws IOException {
        Path out = directory.resolve("batches");
        run(
                        "sweep",
                        "paper-short",
                        "--grid",
                        "temperature=1",
                        "--grid",
                        "inverseSigmaW=8",
                        "--grid",
                        "batchSize=2,4",
                        "--set",
                        "samples=40",
                        "--runs",
                        "1",
                        "--steps",
                        "20",
                        "--out",
                        out)
                .exits(0);
        List<String[]> phase = table(out.resolve("phase.csv"));
        assertEquals(
                List.of("T", "inv_sigma_W", "batchSize", "runs"),
                List.of(phase.get(0)).subList(0, 4));
        assertEquals("4", phase.get(2)[2]);
        assertFalse(phase.get(1)[column(phase, "gradient_norm_epoch_mean")].equals("NaN"));
    }

    @Test
    void shouldSweepAnotherSimulation() throws IOException {
        Path out = directory.resolve("walks");
        run("sweep", "stroll", "--grid", "stepSize=1/8,1/4", "--out", out).exits(0);
        List<String[]> phase = table(out.resolve("phase.csv"));
        assertEquals(List.of("stepSize", "runs", "steps", "diverged"), List.of(phase.get(0)), "no columns of networks");
        assertEquals(List.of("1/8", "2", "100", "0"), List.of(phase.get(1)));
        assertTrue(Files.isDirectory(out.resolve("cells/stepSize=1over8/results/norm@1-default")));
    }

    @Test
    void shouldRefuseAnotherSweepInTheSameDirectory() {
        CommandRun refused = sweep(undisturbed, "--seed", "2").exits(64);
        refused.complains("is another sweep", "seed is 1 there and 2 here", "--out");
        run(arguments(undisturbed, "--grid", "temperature=2^-5,1", "--grid", "inverseSigmaW=1/8,8"))
                .exits(64)
                .complains("temperature is [\"2^-5\",\"2^6\"] there and [\"2^-5\",\"1\"] here");
        run(arguments(undisturbed, "--grid", "temperature=2^6,2^-5", "--grid", "inverseSigmaW=1/8,8"))
                .exits(64)
                .complains("is another sweep");
    }

    @Test
    void shouldRefuseADirectoryThatIsNoSweep() throws IOException {
        Files.writeString(directory.resolve("thesis.tex"), "\\title");
        sweep(directory).exits(64).complains("exists already and is not a sweep");
        assertEquals(List.of("thesis.tex"), names(directory));
        sweep(directory.resolve("thesis.tex")).exits(64).complains("is a file");
    }

    @Test
    void shouldRefuseWhatMakesNoSense() throws IOException {
        Path out = directory.resolve("refused");
        refused(out, "Did you mean \"temperature\"?", "--grid", "temprature=1,2");
        refused(out, "has no values", "--grid", "temperature=");
        refused(out, "has the value 1 twice", "--grid", "temperature=1,2,1");
        refused(out, "are the same experiment", "--grid", "temperature=1,1.0", "--grid", "inverseSigmaW=8");
        refused(out, "fixes what the axis temperature", "--set", "temperature=1");
        refused(out, "fixes what the axis temperature", "--set", "learningRate=1");
        refused(out, "all cells of a sweep have the same steps; give --steps", "--grid", "steps=10,20");
        refused(out, "temperature is -1.0", "--grid", "temperature=1,-1");
        refused(out, "temperature is \"1d\"; it must be a finite number", "--grid", "temperature=1d,2f");
        refused(out, "a bracket without its other half", "--grid", "layers=[3,32,16,1");
        refused(out, "There is no shard 5/4", "--shard", "5/4");
        refused(out, "There is no shard 0/4", "--shard", "0/4");
        refused(out, "--shard takes K/N", "--shard", "1");
        refused(out, "threads is 0", "--threads", "0");
        refused(out, "is given twice", "--grid", "temperature=1", "--grid", "temperature=2");
        refused(out, "say the same in other words", "--grid", "temperature=1", "--grid", "learningRate=2");
        refused(out, "at least one shard", "--shard", "1/0");
        run("sweep", "nosuch", "--out", out).exits(64).complains("nosuch", "paper-short");
        run("sweep", "paper-shor", "--out", out).exits(64).complains("Did you mean \"paper-short\"?");
        run("sweep", "stroll", "--out", out).exits(64).complains("The grid has no axis");
        run("sweep").exits(64).complains("Say what to sweep", "paper-short");
        assertFalse(Files.exists(out));
    }

    private static void refused(Path out, String words, String... more) {
        List<Object> arguments = new ArrayList<>(List.of("sweep", "paper-short", "--out", out));
        arguments.addAll(List.of(more));
        run(arguments.toArray()).exits(64).complains(words);
    }

    private static CommandRun sweep(Path out, String... more) {
        List<String> options =
                new ArrayList<>(List.of("--grid", "temperature=2^-5,2^6", "--grid", "inverseSigmaW=1/8,8"));
        options.addAll(List.of(more));
        return run(arguments(out, options.toArray(String[]::new)));
    }

    private static Object[] arguments(Path out, String... more) {
        List<Object> arguments = new ArrayList<>(
                List.of("sweep", "paper-short", "--set", "samples=40", "--runs", "2", "--steps", "50", "--out", out));
        arguments.addAll(List.of(more));
        return arguments.toArray();
    }

    private static void assertSameTables(Path out) throws IOException {
        for (String table : List.of("phase.csv", "runs.csv", "tables.json")) {
            assertEquals(Files.readString(undisturbed.resolve(table)), Files.readString(out.resolve(table)));
        }
    }

    private static Object digests(Path recording) {
        return Manifest.read(recording.resolve("manifest.json")).completion().runDigests();
    }

    private static List<String[]> table(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static int column(List<String[]> table, String name) {
        int column = List.of(table.get(0)).indexOf(name);
        assertTrue(column >= 0, () -> "no column " + name);
        return column;
    }

    private static void check(
            JsonNode results, int run, long step, String stage, String parameters, String name, String expected) {
        for (JsonNode row : results) {
            if (row.path("run").asInt() == run
                    && row.path("step").asLong() == step
                    && row.path("stage").asText().equals(stage)
                    && row.path("parameters").asText().equals(parameters)
                    && row.path("name").asText().equals(name)) {
                assertEquals(row.path("value").asDouble(), Double.parseDouble(expected), 0, name);
                return;
            }
        }
        throw new AssertionError("no result " + name + " of " + stage + " at step " + step);
    }

    private static List<String> fingerprints(Path sweep) throws IOException {
        try (Stream<Path> files = Files.walk(sweep)) {
            List<String> prints = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                prints.add(file + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
            return prints;
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
