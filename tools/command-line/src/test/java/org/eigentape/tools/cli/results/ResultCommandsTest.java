package org.eigentape.tools.cli.results;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.cli.fixture.Damage;
import org.eigentape.tools.command.InterruptedCommandException;
import org.eigentape.tools.command.Interruption;
import org.eigentape.tools.export.ResultFilter;
import org.eigentape.tools.export.ResultTable;
import org.eigentape.tools.figures.Figure;
import org.eigentape.tools.figures.FigureCatalog;
import org.eigentape.tools.figures.FigureOptions;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.results.RecordingResults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCommandsTest {

    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    private static Path recording;
    private static Path bare;

    @BeforeAll
    static void record() {
        recording = shared.resolve("walks");
        run("record", "stroll", "--out", recording, "--stages", "norm,spectrum").exits(0);
        bare = shared.resolve("bare");
        run("record", "stroll", "--out", bare, "--stages", "none").exits(0);
    }

    @Test
    void shouldWriteResultsAsATable() {
        CommandRun table = run("results", recording, "--stage", "norm").exits(0);
        List<String> lines = table.out().lines().toList();
        assertEquals("run,step,stage,parameters,tensor,name,i,j,value", lines.get(0));
        // Steps 0, 10, ..., 100 of two runs.
        assertEquals(1 + 22, lines.size());
        assertEquals("0,0,norm,,weights/1,largest,,,NaN", lines.get(1));
    }

    @Test
    void shouldWriteResultsAsAnArrayOfRows() {
        JsonNode rows = run("results", recording, "--stage", "norm", "--name", "largest", "--json")
                .exits(0)
                .json();
        assertEquals(22, rows.size());
        assertTrue(rows.path(0).path("value").isNull());
        assertTrue(rows.path(1).path("value").asDouble() > 0);
    }

    @Test
    void shouldRefuseResultsOfARecordingWithoutAManifestThatCanBeTrusted() {
        Path damaged = Damage.copy(recording, directory.resolve("damaged"));
        Damage.flip(damaged.resolve("manifest.json"), 20);
        for (String command : List.of("results", "plot")) {
            run(command, damaged)
                    .exits(2)
                    .complains(
                            "manifest.json is damaged",
                            "'eigentape verify " + damaged + " --results' says what is undamaged.");
            run(command, "--help").exits(0).says("'eigentape verify'");
        }
        Path without = Damage.copy(bare, directory.resolve("without"));
        Damage.flip(without.resolve("manifest.json"), 20);
        run("results", without).exits(2).complains("manifest.json is damaged");
    }

    @Test
    void shouldSayThatNoRunHasBegunWhereNothingCanBeComputed() {
        Path begun = Damage.copy(recording, directory.resolve("begun"));
        Damage.endBeforeRuns(begun);
        run("verify", begun).exits(1);
        for (List<String> words : List.of(
                List.of("results"),
                List.of("results", "--summary"),
                List.of("results", "--stage", "norm"),
                List.of("plot"),
                List.of("plot", "spectrum"))) {
            List<Object> arguments = new ArrayList<>(words);
            arguments.add(1, begun);
            run(arguments.toArray())
                    .exits(1)
                    .complains(begun + " has no results, and nothing to compute any from: its writer ended before a run"
                            + " began. Record it again.");
        }
        assertFalse(run("results", bare).exits(64).err().contains("began"), "there is something to compute from");
    }

    @Test
    void shouldEndWithOneWhereTheRecordingIsIncomplete() {
        Path incomplete = Damage.copy(recording, directory.resolve("incomplete"));
        Damage.forgetCompletion(incomplete);
        for (List<String> words : List.of(
                List.of("results"),
                List.of("results", "--summary"),
                List.of("results", "--json"),
                List.of("plot"),
                List.of("plot", "spectrum"),
                List.of("export", "--to", "csv,npz"),
                List.of("replay", "--stages", "norm", "--force"))) {
            List<Object> arguments = new ArrayList<>(words);
            arguments.add(1, incomplete);
            CommandRun partial = run(arguments.toArray()).exits(1);
            assertTrue(
                    partial.err().startsWith("The recording is incomplete, or still being written: "), partial.err());
        }
        run("plot", incomplete, "--list").exits(0);
    }

    @Test
    void shouldEndWithOneWhereResultsOfRunsAreMissing() throws IOException {
        Path some = Damage.copy(recording, directory.resolve("some"));
        Files.delete(some.resolve("results/norm@1-default/run-0.results"));
        String told = "Results of norm are there for 1 of 2 runs; 'eigentape replay " + some
                + " --stages norm' computes the rest.\n";
        for (List<String> words :
                List.of(List.of("results"), List.of("results", "--summary"), List.of("export", "--to", "csv"))) {
            List<Object> arguments = new ArrayList<>(words);
            arguments.add(1, some);
            assertEquals(told, run(arguments.toArray()).exits(1).err());
        }
        assertEquals("", run("results", some, "--stage", "spectrum").exits(0).err());
        assertEquals("", run("plot", some).exits(0).err());
        try (Stream<Path> sets = Files.list(some.resolve("results"))) {
            for (Path set : sets.filter(path -> path.getFileName().toString().startsWith("spectrum@"))
                    .toList()) {
                Files.delete(set.resolve("run-1.results"));
            }
        }
        for (List<String> words : List.of(List.of("plot"), List.of("plot", "spectrum"))) {
            List<Object> arguments = new ArrayList<>(words);
            arguments.add(1, some);
            String err = run(arguments.toArray()).exits(1).err();
            assertTrue(err.contains("Results of spectrum are there for 1 of 2 runs"), err);
            assertFalse(err.contains("norm"), err);
        }
        Files.delete(some.resolve("results/norm@1-default/run-1.results"));
        String none = run("export", some, "--to", "csv").exits(1).err();
        assertTrue(none.contains("Results of norm are there for 0 of 2 runs"), none);
        run("replay", some, "--stages", "norm,spectrum").exits(0);
        for (List<String> words : List.of(List.of("results"), List.of("plot"), List.of("export", "--to", "csv"))) {
            List<Object> arguments = new ArrayList<>(words);
            arguments.add(1, some);
            assertEquals("", run(arguments.toArray()).exits(0).err());
        }
    }

    @Test
    void shouldListTheExitCodeOfPartialAnswersInTheHelp() {
        for (String command : List.of("results", "plot", "export", "replay")) {
            String help = run(command, "--help").exits(0).out().replaceAll("\\s+", " ");
            assertTrue(help.contains("Exit codes: 0 done; 1 the"), help);
        }
        String help = run("--help").exits(0).out().replaceAll("\\s+", " ");
        assertTrue(help.contains("1 incomplete recording, or results of some runs missing;"), help);
    }

    @Test
    void shouldTellSetsOfOneStageApart() {
        Path copy = Damage.copy(recording, directory.resolve("two"));
        run("replay", copy, "--stages", "norm:factor=2").exits(0);
        assertEquals(
                1 + 44,
                run("results", copy, "--stage", "norm").exits(0).out().lines().count());
        CommandRun doubled =
                run("results", copy, "--stage", "norm:factor=2").exits(0).says("0,10,norm,factor=2,weights/1,largest");
        assertEquals(1 + 22, doubled.out().lines().count());
        CommandRun plain = run("results", copy, "--stage", "norm:factor=1").exits(0);
        assertEquals(1 + 22, plain.out().lines().count());
        plain.says("0,10,norm,,weights/1,largest");
        Path out = directory.resolve("out");
        run("export", copy, "--to", "csv", "--stage", "norm:factor=2", "--out", out)
                .exits(0)
                .says("22 rows");
        run("export", copy, "--to", "csv,npz", "--stage", "norm").exits(64).complains("--stage is for csv");
        run("export", copy, "--to", "csv", "--out", "").exits(64).complains("--out needs a name");
        for (String figure : List.of("spectrum", "nothing")) {
            run("plot", copy, figure, "--out", "")
                    .exits(64)
                    .complains("--out needs a name, that of the file to draw into.");
        }
        run("plot", copy, "--out", "").exits(64).complains("--out needs a name, that of the file");
        run("figures", copy, "--out", "").exits(64).complains("--out needs a name");
        run("sweep", "paper-short", "--out", "").exits(64).complains("--out needs a name");
        run("plot", copy, "--stage", "norm:factor=3").exits(64).complains("there are norm, norm:factor=2");
        run("plot", copy, "eigenvalues", "--stage", "norm:factor=2,norm:factor=1")
                .exits(64)
                .complains("two sets of results of norm");
        run("results", copy, "--stage", "norm:factor=3")
                .exits(64)
                .complains("no results of a stage \"norm:factor=3\"; there are norm, norm:factor=2");
        run("results", copy, "--stage", "norm:fcator=3").exits(64).complains("no parameter \"fcator\"");
    }

    @Test
    void shouldSumUpTheLastValuesOfAllRuns() {
        CommandRun table =
                run("results", recording, "--stage", "norm", "--summary").exits(0);
        assertTrue(table.out().startsWith("stage  tensor     name     step  runs"), table.out());
        assertTrue(table.out().contains("norm   weights/1  largest   100     2"), table.out());
        assertEquals(2, table.out().lines().count());
        JsonNode rows = run("results", recording, "--stage", "norm", "--summary", "--json")
                .exits(0)
                .json();
        assertEquals(1, rows.size());
        JsonNode row = rows.path(0);
        assertEquals(100, row.path("step").asInt());
        assertEquals(
                row.path("lowest").asDouble() / 2 + row.path("highest").asDouble() / 2,
                row.path("median").asDouble(),
                1e-15);
        run("results", recording, "--summary", "--why").exits(64).complains("exclude each other");
    }

    @Test
    void shouldDrawTheSetOfResultsThatIsAskedFor() throws IOException {
        Path demo = directory.resolve("demo");
        run("record", "demo", "--runs", "1", "--steps", "10", "--out", demo).exits(0);
        Path one = directory.resolve("one.svg");
        Path other = directory.resolve("other.svg");
        Path same = directory.resolve("same.svg");
        run("plot", demo, "spacing", "--out", one).exits(0);
        run("plot", demo, "spacing", "--out", same, "--stage", "level-spacing:convention=dyson")
                .exits(0);
        run("plot", demo, "spacing", "--out", other, "--stage", "level-spacing:convention=gradient-basis")
                .exits(0);
        assertEquals(Files.readString(one), Files.readString(same));
        assertFalse(Files.readString(one).equals(Files.readString(other)));
    }

    @Test
    void shouldSayWhyACriterionIsUndefinedInAllRuns() {
        Path dead = directory.resolve("dead");
        List<Object> words = new ArrayList<>(List.of("record", "demo", "--runs", "2", "--steps", "200", "--out", dead));
        for (String setting : List.of("temperature=1e6", "activation=relu", "samples=40")) {
            words.addAll(List.of("--set", setting));
        }
        String why = "the gradients vanish: K_S and V_S are both zero";
        run(words.toArray()).exits(0).says("no phase, because in 2 of 2 runs " + why);
        run("results", dead, "--stage", "level-spacing", "--name", "converged", "--summary")
                .exits(0)
                .says("converged of weights/2 (level-spacing) is undefined in all 2 runs: " + why + ".");
        JsonNode rows = run("results", dead, "--stage", "level-spacing", "--name", "converged", "--summary", "--json")
                .exits(0)
                .json();
        assertEquals(why, rows.path(0).path("undefined").path(0).asText(), rows::toString);
    }

    @Test
    void shouldSayInHowManyRunsACriterionHolds() {
        Path demo = directory.resolve("demo");
        run("record", "demo", "--runs", "3", "--steps", "10", "--out", demo).exits(0);
        CommandRun summary = run(
                        "results",
                        demo,
                        "--stage",
                        "level-spacing:convention=gradient-basis",
                        "--name",
                        "converged",
                        "--summary")
                .exits(0);
        assertTrue(
                summary.out()
                        .matches(
                                "(?s).*converged of weights/2 \\(level-spacing:convention=gradient-basis\\) holds in [0-3]"
                                        + " of 3 runs.*"),
                summary.out());
    }

    @Test
    void shouldSayWhyAValueIsUndefined() {
        run("results", recording, "--stage", "norm", "--why")
                .exits(0)
                .says(
                        "run,step,stage,parameters,tensor,name,elements,reason",
                        "0,0,norm,,weights/1,largest,,the matrix is zero");
        JsonNode rows = run("results", recording, "--stage", "norm", "--why", "--json")
                .exits(0)
                .json();
        assertEquals(2, rows.size());
        assertEquals("the matrix is zero", rows.path(1).path("reason").asText());
    }

    @Test
    void shouldSayWhatThereIsInsteadOfWhatIsNot() {
        run("results", recording, "--stage", "dyson").exits(64).complains("\"dyson\"", "norm, spectrum");
        run("results", recording, "--name", "larger").exits(64).complains("\"larger\"", "largest");
        run("results", recording, "--name", "larget").exits(64).complains("Did you mean \"largest\"?");
        run("results", recording, "--stage", "spectrom").exits(64).complains("Did you mean \"spectrum\"?");
        run("export", recording, "--to", "cvs").exits(64).complains("Did you mean \"csv\"?");
        run("results", bare).exits(64).complains("has no results", "eigentape replay");
        run("results", directory).exits(4).complains("is not a recording");
    }

    @Test
    void shouldRefuseADamagedFileOfResults() {
        Path damaged = Damage.copy(recording, directory.resolve("damaged"));
        Damage.flip(damaged.resolve("results/norm@1-default/run-0.results"), 100);
        CommandRun refused = run("results", damaged, "--stage", "norm").exits(2);
        assertTrue(refused.err().startsWith("eigentape: "), refused.err());
    }

    @Test
    void shouldExportTablesAndArrays() throws IOException {
        run("export", recording, "--to", "csv,npz").exits(0).says("results.csv", "tensors.npz", "rows", "arrays");
        Path exports = recording.resolve("exports");
        assertTrue(Files.readString(exports.resolve("results.csv")).startsWith("run,step,stage,"));
        try (ZipFile zip = new ZipFile(exports.resolve("tensors.npz").toFile())) {
            assertTrue(
                    zip.getEntry("weights/1/run/0.npy") != null,
                    zip.stream().toList().toString());
            assertTrue(zip.getEntry("weights/1/run/1/step.npy") != null);
        }
        Path out = directory.resolve("elsewhere");
        JsonNode report = run("export", recording, "--to", "csv", "--out", out, "--json")
                .exits(0)
                .json();
        assertEquals(
                out.resolve("results.csv").toString(),
                report.path("files").path(0).path("file").asText());
    }

    @Test
    void shouldRefuseAnUnknownFormatAndLeaveNothing() {
        Path out = directory.resolve("elsewhere");
        run("export", recording, "--to", "csv,hdf5", "--out", out).exits(64).complains("\"hdf5\"", "csv, npz");
        run("export", recording, "--out", out).exits(64).complains("--to");
        assertFalse(Files.exists(out));
    }

    @Test
    void shouldLeaveNoHalfArchiveWhenInterrupted() throws IOException {
        Path out = directory.resolve("elsewhere");
        Interruption interruption = new Interruption();
        interruption.request();
        CommandRun stopped = run(interruption, Map.of(), "export", recording, "--to", "npz", "--out", out)
                .exits(130);
        assertEquals("eigentape: Interrupted; nothing unfinished was kept.\n", stopped.err());
        assertFalse(Files.exists(out.resolve("tensors.npz")));
        assertFalse(Files.exists(out.resolve("tensors.npz.unfinished")));
    }

    @Test
    void shouldLeaveNoHalfTableWhenInterrupted() {
        Path out = directory.resolve("elsewhere");
        Interruption interruption = new Interruption();
        ResultTable table =
                new ResultTable(new ResultStore(recording.resolve("results")), ResultFilter.ALL, interruption::check);
        long[] rows = new long[1];
        assertThrows(
                InterruptedCommandException.class,
                () -> table.forEach(row -> {
                    rows[0]++;
                    interruption.request();
                }));
        assertTrue(rows[0] < 100, "rows after the interruption: " + rows[0]);
        run(interruption, Map.of(), "export", recording, "--to", "csv", "--out", out)
                .exits(130);
        assertFalse(Files.exists(out.resolve("results.csv")));
        assertFalse(Files.exists(out.resolve("results.csv.unfinished")));
    }

    @Test
    void shouldSayWhyAFileCannotBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("taken"));
        for (String format : List.of("csv", "npz")) {
            run("export", recording, "--to", format, "--out", file)
                    .exits(2)
                    .complains("a file is where a directory is needed", file.toString());
        }
        run("plot", recording, "eigenvalues", "--out", file.resolve("a.png"))
                .exits(2)
                .complains("a file is where a directory is needed");
    }

    @Test
    void shouldDrawFigures() throws IOException {
        CommandRun all = run("plot", recording).exits(0).says("plots");
        Path png = Path.of(all.out().lines().findFirst().orElseThrow());
        assertTrue(ImageIO.read(png.toFile()).getWidth() > 500);
        Path svg = directory.resolve("new/fig6.svg");
        run("plot", recording, "eigenvalues", "--out", svg).exits(0).says(svg.toString());
        assertTrue(Files.readString(svg).contains("<svg"));
        JsonNode drawn =
                run("plot", recording, "eigenvalues", "--json").exits(0).json();
        assertEquals(1, drawn.path("figures").size());
        run("plot", recording, "--list").exits(0).says("eigenvalues", "target eigenvalues dashed. Needs spectrum.");
    }

    @Test
    void shouldDrawTheOtherFiguresWhereOneCannotBeDrawn() {
        Plots plots = new Plots(RecordingDirectory.open(recording));
        Figure real = FigureCatalog.figure("eigenvalues");
        Plots.Drawn drawn = plots.drawAll(
                List.of(
                        failing(new OutOfMemoryError("Java heap space")),
                        failing(new IllegalStateException("x")),
                        real),
                new Interruption());
        assertEquals(1, drawn.files().size());
        assertEquals(2, drawn.problems().size());
        assertFalse(drawn.cutShort());
        assertTrue(drawn.problems().get(0).startsWith("The figure portrait was not drawn: out of memory"));
    }

    @Test
    void shouldTellWhetherAnInterruptionCameTooLateForTheFigures() {
        Plots plots = new Plots(RecordingDirectory.open(recording));
        for (int last = 0; last < 2; last++) {
            Interruption interruption = new Interruption();
            Figure stopping = interrupting(interruption);
            Figure other = FigureCatalog.figure("eigenvalues");
            List<Figure> figures = last == 1 ? List.of(other, stopping) : List.of(stopping, other);
            assertEquals(last == 0, plots.drawAll(figures, interruption).cutShort());
        }
    }

    @Test
    void shouldDrawNothingAfterAnInterruption() {
        Interruption interruption = new Interruption();
        interruption.request();
        CommandRun stopped = run(interruption, Map.of(), "plot", recording).exits(130);
        assertEquals("", stopped.out());
        assertEquals("eigentape: Interrupted; nothing unfinished was kept.\n", stopped.err());
    }

    private static Figure failing(Throwable failure) {
        return portrait(() -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        });
    }

    private static Figure interrupting(Interruption interruption) {
        return portrait(() -> {
            interruption.request();
            return List.of();
        });
    }

    private static Figure portrait(Supplier<List<Drawing>> drawings) {
        return new Figure() {
            @Override
            public String name() {
                return "portrait";
            }

            @Override
            public String description() {
                return "of nobody";
            }

            @Override
            public List<String> stages() {
                return List.of();
            }

            @Override
            public List<Drawing> draw(RecordingResults results, FigureOptions options) {
                return drawings.get();
            }
        };
    }

    @Test
    void shouldRefuseAFigureThatCannotBeDrawn() {
        run("plot", recording, "portrait").exits(64).complains("no figure \"portrait\"", "eigenvalues");
        run("plot", recording, "eigenvalue").exits(64).complains("Did you mean \"eigenvalues\"?");
        run("plot", bare).exits(64).complains("has no results to draw", "eigentape replay");
        run("plot", bare, "eigenvalues").exits(64).complains("spectrum", "eigentape replay");
        run("plot", recording, "eigenvalues", "--out", "fig.gif").exits(64).complains("neither in .png nor in .svg");
        Path fresh = directory.resolve("fresh");
        CommandRun drawn = run("plot", recording, "eigenvalues", "--out", fresh.resolve("a.png"))
                .exits(0);
        assertEquals("The directory " + fresh + " is made for a.png.\n", drawn.err());
        run("plot", recording, "--out", "fig.png").exits(64).complains("--out needs the name of one figure");
    }
}
