package org.eigentape.tools.cli.sweep;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eigentape.engine.recording.FileTree;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.cli.fixture.Damage;
import org.eigentape.tools.command.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sweeps, replays and verifications make of sweeps that are not as they were written; 2 cells with 2 runs of 50 steps. */
class SweepIntegrityTest {

    private static final String RELU = "activation=relu_inverseSigmaW=8";
    private static final String GELU = "activation=gelu_inverseSigmaW=8";

    @TempDir
    private static Path shared;

    private static Path undisturbed;

    @TempDir
    private Path directory;

    private Path copy;

    @BeforeAll
    static void sweep() {
        undisturbed = shared.resolve("undisturbed");
        sweep(undisturbed).exits(ExitCode.DONE);
    }

    @BeforeEach
    void copy() {
        copy = Damage.copy(undisturbed, directory.resolve("copy of it"));
    }

    @Test
    void shouldRefuseCellsThatAreNotInTheirPlace() throws IOException {
        Files.move(cell(RELU), copy.resolve("other"));
        Files.move(cell(GELU), cell(RELU));
        Files.move(copy.resolve("other"), cell(GELU));
        foreign("activation is gelu in the recording and relu in the sweep", RELU);
        JsonNode again = sweep(copy, "--json").exits(ExitCode.DONE).json().path("again");
        assertEquals(2, again.size());
        assertTrue(again.path(0).path("reason").asText().contains("activation is relu in"), again.toString());
        assertSameTables();
    }

    @Test
    void shouldRefuseACellOfAnotherSeed() throws IOException {
        replace(RELU, "--seed", "2");
        foreign("its seed does not follow from the seed 1 of the sweep", RELU);
    }

    @Test
    void shouldRefuseACellOfOtherStepsAndRuns() throws IOException {
        replace(RELU, "--steps", "40");
        foreign("steps is 40 in the recording and 50 in the sweep", RELU);
        replace(RELU, "--runs", "3");
        foreign("runs is 3 in the recording and 2 in the sweep", RELU);
        replace(RELU, "--set", "temperature=2");
        foreign("temperature is 2.0 in the recording and 1.0 in the sweep", RELU);
    }

    @Test
    void shouldRefuseAllCellsOfAnEditedPlan() throws IOException {
        String plan = Files.readString(copy.resolve("sweep.yaml"));
        Files.writeString(copy.resolve("sweep.yaml"), plan.replace("runs: 2", "runs: 7"));
        foreign("runs is 2 in the recording and 7 in the sweep", RELU);
        Files.writeString(copy.resolve("sweep.yaml"), plan.replace("seed: 1", "seed: 2"));
        foreign("its seed does not follow from the seed 2 of the sweep", RELU);
    }

    private void foreign(String difference, String cell) throws IOException {
        byte[] phase = Files.readAllBytes(copy.resolve("phase.csv"));
        run("verify", copy).exits(ExitCode.CORRUPT_OR_FAILED).says(cell + ": The recording in ", difference);
        for (List<String> options : List.of(List.<String>of(), List.of("--stages", "dyson"))) {
            List<Object> arguments = new ArrayList<>(List.of("replay", copy));
            arguments.addAll(options);
            run(arguments.toArray()).exits(ExitCode.CORRUPT_OR_FAILED).complains(cell, difference);
        }
        assertArrayEquals(phase, Files.readAllBytes(copy.resolve("phase.csv")));
    }

    private void replace(String cell, String... options) throws IOException {
        Path other = directory.resolve("other");
        FileTree.delete(other);
        List<Object> arguments = new ArrayList<>(List.of(arguments(other)));
        for (int index = 0; index < options.length; index += 2) {
            int place = arguments.indexOf(options[index]);
            if (place >= 0 && !options[index].equals("--set")) {
                arguments.set(place + 1, options[index + 1]);
            } else if (options[index + 1].startsWith("temperature")) {
                arguments.set(arguments.indexOf("temperature=1"), options[index + 1]);
            } else {
                arguments.addAll(List.of(options[index], options[index + 1]));
            }
        }
        run(arguments.toArray()).exits(ExitCode.DONE);
        FileTree.delete(cell(cell));
        Files.move(other.resolve("cells").resolve(cell), cell(cell));
    }

    @Test
    void shouldSayThatThePlanIsDamaged() throws IOException {
        String plan = Files.readString(copy.resolve("sweep.yaml"));
        List<String> contents = List.of(
                "",
                plan.substring(0, plan.length() / 2),
                plan.substring(0, plan.indexOf("grid:")),
                "\u0001\u0002 {{{",
                plan.replace("runs: 2", "runs: many"));
        for (String content : contents) {
            Files.writeString(copy.resolve("sweep.yaml"), content);
            run("verify", copy).exits(ExitCode.CORRUPT_OR_FAILED).complains("sweep.yaml is damaged: ");
            run("replay", copy).exits(ExitCode.CORRUPT_OR_FAILED).complains("sweep.yaml is damaged: ");
            Path file = copy.resolve("sweep.yaml");
            run("sweep", "--config", file, "--out", copy)
                    .exits(ExitCode.CORRUPT_OR_FAILED)
                    .complains("sweep.yaml is damaged: ");
        }
        Files.writeString(copy.resolve("sweep.yaml"), "\u0001");
        sweep(copy).exits(ExitCode.CORRUPT_OR_FAILED).complains("sweep.yaml is damaged: ", "delete it");
        Files.delete(copy.resolve("sweep.yaml"));
        sweep(copy).exits(ExitCode.DONE).says("0 cells recorded, 2 before");
        assertEquals(plan, Files.readString(copy.resolve("sweep.yaml")));
        assertSameTables();
    }

    @Test
    void shouldKeepARecordingWhoseStateIsDamaged() throws IOException {
        Path state = cell(RELU).resolve("cell.json");
        String before = Files.readString(state);
        for (String content : List.of("{}", "", before.substring(0, before.length() / 2), before.replace("2", "3"))) {
            Files.writeString(state, content);
            FileTree.delete(cell(RELU).resolve("results"));
            run("verify", copy)
                    .exits(ExitCode.CORRUPT_OR_FAILED)
                    .says("1 of 2 cells", "1 damaged", RELU + ": ", "cell.json is damaged", "--check'");
            run("replay", copy)
                    .exits(ExitCode.CORRUPT_OR_FAILED)
                    .complains(RELU, "cell.json is damaged", "the 'eigentape sweep' command of its sweep");
            CommandRun kept = sweep(copy, "--json").exits(ExitCode.DONE);
            assertEquals(0, kept.json().path("recorded").asInt(), kept.err());
            assertEquals(RELU, kept.json().path("mended").path(0).path("cell").asText());
            assertTrue(kept.err().contains("The cell " + RELU + " was mended from its events: "), kept.err());
            assertEquals(before, Files.readString(state));
            assertSameTables();
        }
    }

    @Test
    void shouldKeepARecordingWhoseStateIsMissing() throws IOException {
        Path state = cell(RELU).resolve("cell.json");
        String before = Files.readString(state);
        Files.delete(state);
        run("verify", copy)
                .exits(ExitCode.INCOMPLETE)
                .says("The tables are older than the cell " + RELU, "'eigentape sweep --config ");
        CommandRun kept = sweep(copy, "--json").exits(ExitCode.DONE);
        assertEquals(0, kept.json().path("recorded").asInt(), kept.err());
        assertTrue(kept.err().contains("was mended from its events: its cell.json was missing."), kept.err());
        assertEquals(before, Files.readString(state));
        assertSameTables();
        Files.delete(state);
        Path journal = Damage.journal(cell(RELU));
        Damage.flip(journal, Damage.frame(journal, 5) + 200);
        String reason = sweep(copy, "--json")
                .exits(ExitCode.DONE)
                .json()
                .path("again")
                .path(0)
                .path("reason")
                .asText();
        assertTrue(reason.startsWith("its cell.json is missing, and the recording is damaged: "), reason);
        assertSameTables();
    }

    @Test
    void shouldKnowASweepWithoutItsPlan() throws IOException {
        Files.delete(copy.resolve("sweep.yaml"));
        for (String command : List.of("verify", "replay")) {
            run(command, copy)
                    .exits(ExitCode.CORRUPT_OR_FAILED)
                    .complains(
                            "sweep.yaml is missing",
                            "the 'eigentape sweep' command that made the sweep writes it again");
        }
        run("ls", copy.getParent()).exits(ExitCode.DONE).says("but a sweep", "lists its.");
        sweep(copy).exits(ExitCode.DONE);
        run("verify", copy).exits(ExitCode.DONE);
    }

    @Test
    void shouldComputeTheResultsOfAllCellsAgain() throws IOException {
        run("verify", copy, "--results")
                .exits(ExitCode.DONE)
                .says("2 of 2 cells", " files the same when computed again.");
        Path results = cell(GELU).resolve("results/observables@1-default/run-1.results");
        byte[] good = Files.readAllBytes(results);
        Damage.flip(results, 3000);
        run("verify", copy, "--results")
                .exits(ExitCode.CORRUPT_OR_FAILED)
                .says(GELU + ": observables@1-default, run 1: damaged");
        Files.write(results, good);
        Files.delete(results(cell(RELU), "spectrum").resolve("run-0.results"));
        CommandRun missing = run("verify", copy, "--results", "--json").exits(ExitCode.INCOMPLETE);
        assertEquals(
                missing.json().path("resultFiles").asInt() + 1,
                missing.json().path("results").size());
        run("verify", copy, "--results").exits(ExitCode.INCOMPLETE).says(": there for 1 of 2 runs; 'eigentape replay ");
    }

    @Test
    void shouldMendResultsOfAddedStagesWithoutRecordingAgain() throws IOException {
        Path bare = directory.resolve("bare");
        sweep(bare, "--stages", "none").exits(ExitCode.DONE);
        run("replay", bare, "--stages", "spectrum,observables,dyson,spacing-statistics")
                .exits(ExitCode.DONE);
        byte[] table = Files.readAllBytes(bare.resolve("phase.csv"));
        Path cell = bare.resolve("cells").resolve(GELU);
        byte[] events = Files.readAllBytes(Damage.journal(cell));
        for (String damaged :
                List.of("spectrum run-1.results", "dyson run-0.results", "spacing-statistics ensemble.results")) {
            Path file = results(cell, damaged.split(" ")[0]).resolve(damaged.split(" ")[1]);
            byte[] good = Files.readAllBytes(file);
            Damage.flip(file, good.length / 2);
            run("verify", bare).exits(ExitCode.CORRUPT_OR_FAILED).says(GELU + ": ", damaged.split(" ")[1]);
            CommandRun mended =
                    sweep(bare, "--stages", "none", "--check", "--json").exits(ExitCode.DONE);
            assertEquals(0, mended.json().path("recorded").asInt(), mended.err());
            assertEquals(1, mended.json().path("mended").size(), mended.err());
            assertArrayEquals(good, Files.readAllBytes(file));
        }
        FileTree.delete(results(cell, "spectrum"));
        CommandRun partial = sweep(bare, "--stages", "none").exits(ExitCode.INCOMPLETE);
        assertTrue(partial.out().contains("are NaN in 1 of 2 cells"), partial.out());
        CommandRun mended = sweep(bare, "--stages", "none", "--check").exits(ExitCode.DONE);
        assertTrue(
                mended.err().contains("results of stages that the tables have columns of are missing"), mended.err());
        assertArrayEquals(table, Files.readAllBytes(bare.resolve("phase.csv")));
        assertArrayEquals(events, Files.readAllBytes(Damage.journal(cell)));
        run("verify", bare).exits(ExitCode.DONE);
    }

    @Test
    void shouldSayWhyACellWithADamagedStateIsRecordedAgain() throws IOException {
        Files.writeString(cell(RELU).resolve("cell.json"), "{}");
        Path journal = Damage.journal(cell(RELU));
        Damage.flip(journal, Damage.frame(journal, 5) + 200);
        CommandRun again = sweep(copy, "--json").exits(ExitCode.DONE);
        assertEquals(1, again.json().path("recorded").asInt());
        String reason = again.json().path("again").path(0).path("reason").asText();
        assertTrue(reason.contains("cell.json is damaged") && reason.contains("and so is the recording: "), reason);
        assertTrue(again.err().contains("The cell " + RELU + " is recorded again: "), again.err());
        assertSameTables();
    }

    @Test
    void shouldComputeDamagedAndMissingResultsAgainWithoutTraining() throws IOException {
        Damage.flip(cell(RELU).resolve("results/observables@1-default/run-1.results"), 3000);
        Files.delete(cell(GELU).resolve("results/spectrum@3-default/run-0.results"));
        byte[] events = Files.readAllBytes(Damage.journal(cell(GELU)));
        CommandRun mended = sweep(copy, "--check", "--json").exits(ExitCode.DONE);
        assertEquals(0, mended.json().path("recorded").asInt());
        assertEquals(2, mended.json().path("mended").size(), mended.out());
        assertTrue(
                mended.json().path("mended").path(1).path("reason").asText().contains("observables@1"), mended.out());
        assertArrayEquals(events, Files.readAllBytes(Damage.journal(cell(GELU))));
        run("verify", copy).exits(ExitCode.DONE);
        assertSameTables();
    }

    @Test
    void shouldSayWhyADamagedCellIsRecordedAgain() {
        Path journal = Damage.journal(cell(RELU));
        Damage.flip(journal, Damage.frame(journal, 5) + 200);
        CommandRun again = sweep(copy, "--check", "--json").exits(ExitCode.DONE);
        assertEquals(RELU, again.json().path("again").path(0).path("cell").asText());
        assertTrue(again.err().contains("The cell " + RELU + " is recorded again: "), again.err());
    }

    @Test
    void shouldTellMissingResultsFromDamagedOnes() throws IOException {
        String replay = "'eigentape replay \"" + copy + "\"'";
        FileTree.delete(cell(GELU).resolve("results"));
        run("verify", copy)
                .exits(ExitCode.INCOMPLETE)
                .says("1 of 2 cells", "0 damaged, 1 without all results", GELU + ": Results are missing in ", replay);
        CommandRun refused = sweep(copy).exits(ExitCode.INCOMPLETE);
        assertTrue(
                refused.err().contains("Results are missing in ")
                        && refused.err().contains(replay),
                refused.err());
        Damage.flip(cell(RELU).resolve("results/observables@1-default/run-1.results"), 3000);
        run("verify", copy).exits(ExitCode.CORRUPT_OR_FAILED).says("1 damaged, 1 without all results", replay);
        FileTree.delete(cell(GELU));
        Damage.copy(undisturbed.resolve("cells").resolve(GELU), cell(GELU));
        refused = sweep(copy).exits(ExitCode.CORRUPT_OR_FAILED);
        assertTrue(
                refused.err().contains("run-1.results are damaged: ")
                        && refused.err().contains(replay.substring(1, replay.length() - 1)),
                refused.err());
        run("replay", copy).exits(ExitCode.DONE);
        run("verify", copy).exits(ExitCode.DONE);
        assertSameTables();
    }

    @Test
    void shouldMissWhatOnlyTheEnsembleHas() throws IOException {
        Path ensembles = directory.resolve("ensembles");
        sweep(ensembles, "--stages", "spectrum,spacing-statistics").exits(ExitCode.DONE);
        try (Stream<Path> files = Files.walk(ensembles.resolve("cells").resolve(GELU))) {
            Files.delete(files.filter(file -> file.endsWith("ensemble.results"))
                    .findFirst()
                    .orElseThrow());
        }
        run("verify", ensembles)
                .exits(ExitCode.INCOMPLETE)
                .says("0 damaged, 1 without all results", GELU + ": Results are missing in ", "/ensemble.results; ");
        run("replay", ensembles).exits(ExitCode.DONE);
        run("verify", ensembles).exits(ExitCode.DONE);
    }

    @Test
    void shouldCheckTheTables() throws IOException {
        for (String name : List.of("phase.csv", "runs.csv", "tables.json")) {
            Path table = copy.resolve(name);
            byte[] bytes = Files.readAllBytes(table);
            Files.write(table, Arrays.copyOf(bytes, bytes.length / 2));
            damaged(name);
            byte[] changed = bytes.clone();
            changed[bytes.length - 4] ^= 1;
            Files.write(table, changed);
            damaged(name);
            Files.delete(table);
            run("verify", copy).exits(ExitCode.INCOMPLETE).says(name + " is missing; 'eigentape replay \"");
            run("replay", copy).exits(ExitCode.DONE);
            run("verify", copy).exits(ExitCode.DONE);
            assertSameTables();
        }
        Files.delete(copy.resolve("phase.csv"));
        Files.delete(copy.resolve("runs.csv"));
        run("verify", copy).exits(ExitCode.INCOMPLETE).says("There are no tables any more; 'eigentape replay \"");
    }

    private void damaged(String name) {
        CommandRun found = run("verify", copy, "--json").exits(ExitCode.CORRUPT_OR_FAILED);
        assertEquals("corrupt", found.json().path("tables").path("state").asText());
        String message = found.json().path("tables").path("message").asText();
        assertTrue(message.contains(name) && message.contains("writes the tables anew"), message);
        run("verify", copy).exits(ExitCode.CORRUPT_OR_FAILED).says(message);
    }

    @Test
    void shouldNoticeAPlanThatLostAValue() throws IOException {
        Path plan = copy.resolve("sweep.yaml");
        String text = Files.readString(plan);
        Files.writeString(plan, text.replaceFirst(" *- .?gelu.?\n", ""));
        run("verify", copy).exits(ExitCode.CORRUPT_OR_FAILED).says("the tables are of 2 cells where ");
    }

    /** The results of a stage, whatever its version, with the defaults of its parameters. */
    private static Path results(Path cell, String stage) throws IOException {
        try (Stream<Path> sets = Files.list(cell.resolve("results"))) {
            return sets.filter(set -> String.valueOf(set.getFileName()).matches(stage + "@\\d+-default"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path cell(String name) {
        return copy.resolve("cells").resolve(name);
    }

    private void assertSameTables() throws IOException {
        for (String table : List.of("phase.csv", "runs.csv", "tables.json")) {
            assertEquals(
                    Files.readString(undisturbed.resolve(table)),
                    new String(Files.readAllBytes(copy.resolve(table)), StandardCharsets.UTF_8));
        }
    }

    private static CommandRun sweep(Path out, String... more) {
        List<Object> arguments = new ArrayList<>(List.of(arguments(out)));
        arguments.addAll(List.of(more));
        return run(arguments.toArray());
    }

    private static Object[] arguments(Path out) {
        return new Object[] {
            "sweep",
            "paper-short",
            "--set",
            "samples=40",
            "--set",
            "temperature=1",
            "--config",
            configuration(),
            "--runs",
            "2",
            "--steps",
            "50",
            "--out",
            out
        };
    }

    /** A grid without the preset's axis of temperatures. */
    private static Path configuration() {
        Path file = shared.resolve("axes.yaml");
        try {
            return Files.writeString(
                    file, "preset: paper-short\ngrid:\n  activation: [relu, gelu]\n  inverseSigmaW: [8]\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
