package org.eigentape.tools.cli.replay;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eigentape.replay.EventSelection;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.cli.fixture.Damage;
import org.eigentape.tools.command.Interruption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    @TempDir
    private Path directory;

    private Path recording;

    @BeforeEach
    void record() {
        recording = directory.resolve("walks");
        run("record", "stroll", "--out", recording).exits(0);
    }

    @Test
    void shouldGiveTheDigestsOfTheLiveRun() {
        Path bare = directory.resolve("bare");
        run("record", "stroll", "--out", bare, "--stages", "none").exits(0);
        JsonNode live = run("record", "stroll", "--out", directory.resolve("live"), "--json")
                .exits(0)
                .json();
        JsonNode replayed =
                run("replay", bare, "--stages", "norm", "--json").exits(0).json();
        assertEquals(digests(live), digests(replayed));
        assertEquals(2, digests(live).size());
    }

    private static Set<String> digests(JsonNode report) {
        Set<String> digests = new TreeSet<>();
        report.path("stages").forEach(stage -> digests.add(stage.path("run") + " " + stage.path("digest")));
        return digests;
    }

    @Test
    void shouldNotComputeAgainWhatIsThere() throws IOException {
        Path file = recording.resolve("results/norm@1-default/run-0.results");
        var before = Files.getLastModifiedTime(file);
        run("replay", recording, "--stages", "norm").exits(0).says("there already", "--force");
        assertEquals(before, Files.getLastModifiedTime(file));
        JsonNode report =
                run("replay", recording, "--stages", "norm", "--json").exits(0).json();
        assertEquals("norm", report.path("alreadyThere").path(0).asText());
        assertEquals(0, report.path("stages").size());
        run("replay", recording, "--stages", "norm", "--force").exits(0).says("Stage norm: 2 runs");
    }

    @Test
    void shouldComputeAgainWhatIsDamaged() {
        Damage.flip(recording.resolve("results/norm@1-default/run-1.results"), 100);
        run("verify", recording, "--results").exits(2).says("norm@1-default, run 1: damaged");
        run("replay", recording, "--stages", "norm").exits(0).says("Stage norm: 2 runs");
        run("verify", recording, "--results").exits(0).says("2 of 2 files the same");
    }

    @Test
    void shouldKeepResultsOfOtherParametersApart() throws IOException {
        run("replay", recording, "--stages", "norm", "--set", "norm.factor=3").exits(0);
        run("replay", recording, "--stages", "norm:factor=5,norm:factor=7").exits(0);
        run("replay", recording, "--stages", "norm", "--run", 1, "--from", 50, "--every", 20)
                .exits(0);
        try (Stream<Path> results = Files.list(recording.resolve("results"))) {
            assertEquals(5, results.count());
        }
        run("verify", recording, "--results")
                .exits(1)
                .says(
                        "9 of 9 files the same",
                        ": there for 1 of 2 runs; 'eigentape replay " + recording
                                + " --stages norm --from 50 --every 20' computes the rest.");
        JsonNode verdict =
                run("verify", recording, "--results", "--json").exits(1).json();
        assertEquals(9, verdict.path("resultFiles").asInt());
        assertEquals(10, verdict.path("results").size());
        run("replay", recording, "--stages", "norm", "--from", 50, "--every", 20)
                .exits(0);
        run("verify", recording, "--results").exits(0).says("10 of 10 files the same");
        verdict = run("verify", recording, "--results", "--json").exits(0).json();
        assertEquals("same", verdict.path("results").path(8).path("verdict").asText());
    }

    @Test
    void shouldFindResultsThatAreNotThoseOfTheEvents() throws IOException {
        // Valid files, but of another seed.
        Path other = directory.resolve("other");
        run("record", "stroll", "--seed", 2, "--out", other).exits(0);
        Path file = Path.of("results/norm@1-default/run-0.results");
        Files.copy(other.resolve(file), recording.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        CommandRun verdict = run("verify", recording, "--results").exits(2);
        verdict.says("Complete", "1 of 2 files the same", "norm@1-default, run 0: different");
        run("verify", recording).exits(0);
    }

    @Test
    void shouldNameResultsThatDoNotBelongWhereTheyLie() throws IOException {
        run("replay", recording, "--stages", "norm:factor=3").exits(0);
        Path results = recording.resolve("results");
        Path norm = results.resolve("norm@1-default");
        // Run 0's file in the place of run 1, and again for a run that was never recorded.
        Files.copy(norm.resolve("run-0.results"), norm.resolve("run-1.results"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(norm.resolve("run-0.results"), norm.resolve("run-9.results"));
        CommandRun verdict = run("verify", recording, "--results").exits(2);
        verdict.says("3 of 5 files the same", "norm@1-default, run 1: damaged", "run-1.results", "run-9.results");
        // Another stage's file.
        Files.delete(norm.resolve("run-9.results"));
        try (Stream<Path> directories = Files.list(results)) {
            Path other =
                    directories.filter(each -> !each.equals(norm)).findFirst().orElseThrow();
            Files.copy(
                    other.resolve("run-1.results"), norm.resolve("run-1.results"), StandardCopyOption.REPLACE_EXISTING);
        }
        run("verify", recording, "--results").exits(2).says("3 of 4 files the same", "run-1.results");
    }

    @Test
    void shouldCountResultsOfARunThatWasNotRecorded() throws IOException {
        Path longer = directory.resolve("longer");
        run("record", "stroll", "--runs", 3, "--out", longer).exits(0);
        Path file = Path.of("results/norm@1-default/run-2.results");
        Files.copy(longer.resolve(file), recording.resolve(file));
        run("verify", recording, "--results").exits(2).says("2 of 3 files the same", "run 2: different");
    }

    @Test
    void shouldSayOnceThatAStageIsNotOnTheClassPath() {
        ResultsCheck check = new ResultsCheck(
                recording, new org.eigentape.engine.stage.StageCatalog(java.util.List.of()), Set.of(0, 1));
        List<ResultsCheck.Finding> findings = check.run((bytes, total) -> {});
        assertEquals(2, findings.size());
        for (ResultsCheck.Finding finding : findings) {
            assertEquals(ResultsCheck.Verdict.NOT_COMPARED, finding.verdict());
            assertEquals("stage norm is not on the class path", finding.detail());
        }
    }

    @Test
    void shouldRefuseASettingThatItsStageContradicts() {
        run("replay", recording, "--stages", "norm:factor=3", "--set", "norm.factor=5")
                .exits(64)
                .complains("--set norm.factor=5 contradicts the stage norm:factor=3");
        run("replay", recording, "--stages", "norm:factor=3", "--set", "norm.factor=3")
                .exits(0)
                .says("Stage norm:factor=3: 2 runs");
        run("replay", recording, "--stages", "norm,norm:factor=3", "--set", "norm.factor=5")
                .exits(0)
                .says("Stage norm:factor=5: 2 runs");
    }

    @Test
    void shouldSayWhichStageFailedWhere() {
        run("replay", recording, "--stages", "norm", "--set", "norm.fail_at=30")
                .exits(2)
                .says("Stage norm:fail_at=30 failed in run 0 at step 30", "told to fail", "(and in 1 more run)");
    }

    @Test
    void shouldRefuseWhatItCannotDo() {
        run("replay", recording).exits(64).complains("--stages");
        run("replay", recording, "--stages", "nrom").exits(64).complains("There is no stage \"nrom\"");
        run("replay", recording, "--stages", "none").exits(64).complains("Name at least one stage");
        run("replay", recording, "--stages", "norm", "--set", "stepSize=2")
                .exits(64)
                .complains("STAGE.PARAMETER");
        run("replay", recording, "--stages", "norm", "--set", "norm.power=2")
                .exits(64)
                .complains("no parameter");
        run("replay", recording, "--stages", "norm", "--set", "other.power=2")
                .exits(64)
                .complains("no stage \"other\"");
        run("replay", recording, "--stages", "norm:factor").exits(64).complains("norm:factor");
        run("replay", directory, "--stages", "norm").exits(4).complains("is not a recording");
        Path future = Damage.copy(recording, directory.resolve("future"));
        Damage.makeFuture(future);
        run("replay", future, "--stages", "norm").exits(3).complains("format version 99");
    }

    @Test
    void shouldNameTheOptionThatWouldHaveKeptATensor() {
        Path bare = directory.resolve("bare");
        run("record", "stroll", "--out", bare, "--record", "none", "--record", "probe:none", "--stages", "none")
                .exits(0);
        run("replay", bare, "--stages", "norm").exits(64).complains("weights/1", "--record weights/1:every=1000");
    }

    @Test
    void shouldStopAtDamageAndKeepNothingUnfinished() throws IOException {
        Path damaged = Damage.copy(recording, directory.resolve("damaged"));
        Path journal = Damage.journal(damaged);
        Damage.flip(journal, Damage.frame(journal, 9) + 60);
        run("replay", damaged, "--stages", "norm", "--set", "norm.factor=2")
                .exits(2)
                .complains("Event 9");
        try (Stream<Path> files = Files.walk(damaged.resolve("results"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertFalse(names.stream().anyMatch(name -> name.contains("unfinished")), names.toString());
        }
    }

    @Test
    void shouldEndWhenInterrupted() throws IOException {
        Interruption interruption = new Interruption();
        interruption.request();
        Path longer = directory.resolve("longer");
        run("record", "stroll", "--out", longer, "--record", "every=1", "--steps", 1000, "--stages", "none")
                .exits(0);
        CommandRun stopped = run(interruption, Map.of(), "replay", longer, "--stages", "norm")
                .exits(130);
        assertTrue(stopped.err().contains("nothing unfinished was kept"), stopped.err());
        assertFalse(Files.exists(longer.resolve("results/norm@1-default")), "an empty directory looks like results");
    }

    @Test
    void shouldSayForHowManyRunsThereAreResults() throws IOException {
        Path norm = recording.resolve("results/norm@1-default");
        Files.delete(norm.resolve("run-0.results"));
        String rest = "'eigentape replay " + recording + " --stages norm' computes the rest.";
        run("verify", recording, "--results")
                .exits(1)
                .says("1 of 1 file the same", "norm@1-default: there for 1 of 2 runs; " + rest);
        run("describe", recording).exits(0).says("1 of 2  complete");
        String told = "Results of norm are there for 1 of 2 runs; " + rest + "\n";
        assertEquals(told, run("results", recording).exits(1).err());
        assertEquals(told, run("export", recording, "--to", "csv").exits(1).err());
        Files.delete(norm.resolve("run-1.results"));
        run("verify", recording, "--results").exits(1).says("norm: there for 0 of 2 runs; " + rest);
        run("replay", recording, "--stages", "norm").exits(0).says("Stage norm: 2 runs");
        assertEquals("", run("results", recording).exits(0).err());
        run("verify", recording, "--results").exits(0);
    }

    @Test
    void shouldRepairResultsOfAnotherRun() throws IOException {
        Path norm = recording.resolve("results/norm@1-default");
        Files.copy(norm.resolve("run-1.results"), norm.resolve("run-0.results"), StandardCopyOption.REPLACE_EXISTING);
        run("results", recording).exits(2).complains("results of run 1", "'eigentape replay' of its stage");
        run("replay", recording, "--stages", "norm").exits(0).says("Stage norm: 2 runs");
        run("verify", recording, "--results").exits(0).says("2 of 2 files the same");
    }

    @Test
    void shouldNotTakeAFileForAnEmptyStoreOfResults() throws IOException {
        Path blocked = directory.resolve("blocked");
        run("record", "stroll", "--out", blocked, "--stages", "none").exits(0);
        Files.writeString(blocked.resolve("results"), "no directory");
        run("verify", blocked, "--results").exits(2).complains("results is not a directory");
        run("results", blocked).exits(2).complains("results is not a directory");
    }

    @Test
    void shouldSucceedWhenInterruptedTooLateToBeStopped() {
        Interruption interruption = new Interruption();
        interruption.request();
        Path small = directory.resolve("small");
        run("record", "stroll", "--out", small, "--steps", 5, "--runs", 1).exits(0);
        run(interruption, Map.of(), "verify", small).exits(0).says("Complete");
        run(interruption, Map.of(), "verify", small, "--results").exits(0).says("Complete", "1 of 1 file the same");
        run(interruption, Map.of(), "replay", small, "--stages", "norm", "--force")
                .exits(0)
                .says("Stage norm: 1 run");
    }

    @Test
    void shouldRemoveWhatAKilledReplayLeft() throws IOException {
        Path killed = directory.resolve("killed");
        run("record", "stroll", "--out", killed).exits(0);
        String results = run("results", killed).exits(0).out();
        Path dead = killed.resolve("results/norm@1-default/run-0.results.1-0.unfinished");
        Path alone = killed.resolve("results/norm@1-0badc0de/run-1.results.4194304-7.unfinished");
        Files.createDirectory(alone.getParent());
        Files.writeString(alone, "");
        Files.write(dead, new byte[40]);
        run("describe", killed).exits(0).says("Results", "norm");
        assertEquals(results, run("results", killed).exits(0).out());
        run("verify", killed, "--results").exits(0);
        assertTrue(Files.exists(dead) && Files.exists(alone), "only a replay tidies up");
        run("replay", killed, "--stages", "norm", "--set", "norm.factor=3").exits(0);
        assertFalse(Files.exists(dead), "left in the directory of finished results");
        assertFalse(Files.exists(alone.getParent()), "left in a directory of its own");
    }

    @Test
    void shouldReadTheSelectionsThatReplaysWrite() {
        for (EventSelection selection : List.of(
                EventSelection.ALL,
                new EventSelection(Set.of(), 5, 9, 2),
                new EventSelection(Set.of(), 0, 9, 1),
                new EventSelection(Set.of(), 7, Long.MAX_VALUE, 3))) {
            EventSelection read = SelectionText.parse(selection.canonical(), Set.of());
            assertEquals(selection, read);
            assertArrayEquals(selection.canonical().getBytes(), read.canonical().getBytes());
        }
    }
}
