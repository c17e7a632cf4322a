package org.eigentape.tools.cli.sweep;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.recording.FileTree;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.command.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tables of sweeps are made of. */
class SweepTablesTest {

    private static final String ALL = "spectrum,observables,level-spacing,level-spacing:convention=gradient-basis,"
            + "level-spacing:convention=published";
    private static final String FIRST = "T=1_inverseSigmaW=1";

    @TempDir
    private Path directory;

    @Test
    void shouldBeTheSameWhetherStagesRanLiveOrLater() throws IOException {
        Path live = directory.resolve("live");
        sweep(live, ALL);
        Path later = directory.resolve("later");
        sweep(later, "none");
        assertTrue(Files.readString(later.resolve("phase.csv")).contains("NaN,NaN,NaN"));
        run("replay", later).exits(ExitCode.DONE).says("Tables: ");
        run("replay", later, "--stages", ALL).exits(ExitCode.DONE);
        assertSameTables(live, later);
        run("verify", later).exits(ExitCode.DONE);

        String origin = Files.readString(later.resolve("tables.json"));
        for (String cell : List.of(FIRST, "T=1_inverseSigmaW=2")) {
            FileTree.delete(later.resolve("cells").resolve(cell).resolve("results"));
        }
        run("verify", later)
                .exits(ExitCode.INCOMPLETE)
                .says("The tables have columns of the stage observables, version ", "are missing in the cell " + FIRST);
        // Tables that 'sweep' writes meanwhile lack the columns, but what was added is not forgotten.
        CommandRun without = swept(later, "none").exits(ExitCode.INCOMPLETE);
        assertTrue(
                without.out()
                        .contains(
                                "The columns of the stage observables, which was added to the tables before, are NaN"),
                without.out());
        assertEquals(List.of("NaN", "NaN"), column(later.resolve("phase.csv"), "test_loss_mean"));
        run("verify", later).exits(ExitCode.INCOMPLETE);
        Files.delete(later.resolve("phase.csv"));
        Files.delete(later.resolve("runs.csv"));
        run("replay", later).exits(ExitCode.DONE).says("Replayed 2 cells of 2");
        assertSameTables(live, later);
        assertEquals(origin, Files.readString(later.resolve("tables.json")));
        run("verify", later).exits(ExitCode.DONE);
        // 'sweep' writes the same tables as 'replay' does.
        sweep(later, "none");
        assertSameTables(live, later);
    }

    @Test
    void shouldSayWhereOnlySomeCellsHaveAStage() throws IOException {
        Path sweep = directory.resolve("sweep");
        sweep(sweep, "spectrum,observables");
        run("replay", sweep.resolve("cells").resolve(FIRST), "--stages", "level-spacing")
                .exits(ExitCode.DONE);
        CommandRun some = run("replay", sweep, "--json").exits(ExitCode.INCOMPLETE);
        String gap = some.json().path("gaps").path(0).asText();
        assertTrue(
                gap.contains("The columns of the stage level-spacing, version ")
                        && gap.contains("are NaN in 1 of 2 cells")
                        && gap.contains("the first T=1_inverseSigmaW=2; ")
                        && gap.contains("--stages level-spacing"),
                gap);
        assertTrue(some.err().contains(gap));
        List<String> converged = column(sweep.resolve("phase.csv"), "converged_dyson");
        assertFalse(converged.get(0).equals("NaN"));
        assertEquals("NaN", converged.get(1));
        assertFalse(Files.readString(sweep.resolve("tables.json")).contains("level-spacing"));
        run("replay", sweep, "--stages", "level-spacing").exits(ExitCode.DONE);
        assertFalse(column(sweep.resolve("phase.csv"), "converged_dyson").contains("NaN"));
        assertTrue(Files.readString(sweep.resolve("tables.json")).contains("\"level-spacing\""));
    }

    @Test
    void shouldCountDivergedRunsByOneRule() throws IOException {
        Path out = directory.resolve("out");
        Object[] arguments = {
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
            "--json",
            "--out",
            out
        };
        CommandRun swept = run(arguments).exits(ExitCode.DONE);
        long inTable = column(out.resolve("phase.csv"), "diverged").stream()
                .mapToLong(Long::parseLong)
                .sum();
        assertEquals(inTable, swept.json().path("diverged").asLong());
        assertTrue(swept.err().contains(inTable + " runs diverged"), swept.err());
        assertEquals(inTable, run(arguments).json().path("diverged").asLong(), "recorded before");
        // One of the cold runs reaches its last step, but with a loss that is not finite; the hot ones end before.
        assertEquals(3, inTable);
        List<Long> steps = column(out.resolve("runs.csv"), "steps").stream()
                .map(Long::valueOf)
                .toList();
        assertEquals(List.of(400L, 400L), steps.subList(0, 2));
        assertTrue(steps.get(2) > 0 && steps.get(2) < 400 && steps.get(3) > 0 && steps.get(3) < 400, steps.toString());
        assertEquals(
                steps.get(3).longValue(),
                run("verify", out.resolve("cells/T=1e3_inverseSigmaW=1"), "--json")
                        .json()
                        .path("runs")
                        .path("1")
                        .path("lastStep")
                        .asLong());
        Path shards = directory.resolve("shards");
        arguments[arguments.length - 1] = shards;
        long sum = 0;
        for (String shard : List.of("1/2", "2/2")) {
            List<Object> ofShard = new ArrayList<>(List.of(arguments));
            ofShard.addAll(List.of("--shard", shard));
            sum += run(ofShard.toArray())
                    .exits(ExitCode.DONE)
                    .json()
                    .path("diverged")
                    .asLong();
        }
        assertEquals(inTable, sum);
    }

    private static CommandRun sweep(Path out, String stages) {
        return swept(out, stages).exits(ExitCode.DONE);
    }

    private static CommandRun swept(Path out, String stages) {
        return run(
                "sweep",
                "paper-short",
                "--stages",
                stages,
                "--set",
                "samples=40",
                "--runs",
                "2",
                "--steps",
                "50",
                "--out",
                out,
                "--grid",
                "temperature=1",
                "--grid",
                "inverseSigmaW=1,2");
    }

    private static void assertSameTables(Path one, Path other) throws IOException {
        for (String table : List.of("phase.csv", "runs.csv")) {
            assertEquals(Files.readString(one.resolve(table)), Files.readString(other.resolve(table)));
        }
    }

    private static List<String> column(Path table, String name) throws IOException {
        List<String> lines = Files.readAllLines(table);
        int place = List.of(lines.get(0).split(",")).indexOf(name);
        assertTrue(place >= 0, name);
        return lines.subList(1, lines.size()).stream()
                .map(line -> line.split(",", -1)[place])
                .toList();
    }
}
