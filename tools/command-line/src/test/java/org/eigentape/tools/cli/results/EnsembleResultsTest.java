package org.eigentape.tools.cli.results;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.cli.fixture.Damage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stages find for all runs together, from the recording to the tables. */
class EnsembleResultsTest {

    private static final String SET = "results/spacing-statistics@3-default/";

    @TempDir
    private Path directory;

    private Path recording;
    private Path ensemble;

    @BeforeEach
    void record() {
        recording = directory.resolve("gas");
        record(recording, "spacing-statistics");
        ensemble = recording.resolve(SET + "ensemble.results");
    }

    private static void record(Path target, String stages) {
        recordWith(target, stages).exits(0);
    }

    private static CommandRun recordWith(Path target, String stages) {
        return run(
                "record",
                "dyson-gas",
                "--set",
                "levels=3",
                "--runs",
                4,
                "--steps",
                20,
                "--record",
                "every=10",
                "--stages",
                stages,
                "--out",
                target);
    }

    @Test
    void shouldSumUpPairsOfLevels() {
        recordWith(directory.resolve("summed"), "spacing-statistics")
                .exits(0)
                .says("Pairs of levels of weights/gas (4 spectra of all runs together):")
                .says("levels     <S>");
        recordWith(directory.resolve("pooled"), "spacing-statistics:pool_from=1000")
                .exits(0)
                .says("Pairs of levels of weights/gas: no step is recorded from step 1000 on");
    }

    @Test
    void shouldGiveTheSameFileLiveAndReplayed() throws IOException {
        byte[] live = Files.readAllBytes(ensemble);
        Path bare = directory.resolve("bare");
        record(bare, "none");
        run("replay", bare, "--stages", "spacing-statistics")
                .exits(0)
                .says("Stage spacing-statistics: 4 runs and all together");
        assertArrayEquals(live, Files.readAllBytes(bare.resolve(SET + "ensemble.results")));
        run("replay", bare, "--stages", "spacing-statistics").exits(0).says("there already");
    }

    @Test
    void shouldLeaveTheRunEmptyInTables() {
        List<String> lines = run(
                        "results", recording, "--stage", "spacing-statistics", "--name", "pooled_spectra,ratio_mean")
                .exits(0)
                .out()
                .lines()
                .toList();
        assertEquals(",0,spacing-statistics,,weights/gas,pooled_spectra,,,4.0", lines.get(1));
        assertTrue(lines.get(2).startsWith(",0,spacing-statistics,,weights/gas,ratio_mean,,,0."), lines.get(2));
        assertEquals(1 + 3 * 2 + 4 * 3, lines.size());
        JsonNode rows = run("results", recording, "--name", "ratio_mean", "--json")
                .exits(0)
                .json();
        assertFalse(rows.path(0).has("run"));
        assertEquals(0, rows.path(3).path("run").asInt(-1));
        run("results", recording, "--why").exits(0).says(",0,spacing-statistics,,weights/gas,wigner_ks,");
    }

    @Test
    void shouldDescribeTheEnsembleApartFromTheRuns() {
        JsonNode results = run("describe", recording, "--json")
                .exits(0)
                .json()
                .path("results")
                .path(0);
        assertEquals("spacing-statistics", results.path("stage").asText());
        assertEquals(4, results.path("runs").asInt());
        assertEquals("complete", results.path("ensemble").asText());
        run("describe", recording).exits(0).says("all together");
        Damage.flip(ensemble, 200);
        results = run("describe", recording, "--json")
                .exits(0)
                .json()
                .path("results")
                .path(0);
        assertEquals("damaged", results.path("ensemble").asText());
        assertEquals(4, results.path("states").path("complete").asInt());
    }

    @Test
    void shouldSumUpTheEnsembleApartFromTheRuns() {
        JsonNode rows = run("results", recording, "--name", "ratio_mean", "--summary", "--json")
                .exits(0)
                .json();
        assertEquals(2, rows.size());
        assertTrue(rows.path(0).path("ensemble").asBoolean());
        assertEquals(1, rows.path(0).path("runs").asInt());
        assertFalse(rows.path(1).path("ensemble").asBoolean());
        assertEquals(4, rows.path(1).path("runs").asInt());
        double sum = 0;
        for (String line : run("results", recording, "--name", "ratio_mean")
                .exits(0)
                .out()
                .lines()
                .filter(line -> line.matches("\\d,20,.*"))
                .toList()) {
            sum += Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
        }
        assertEquals(sum / 4, rows.path(0).path("median").asDouble(), 1e-12);
        run("results", recording, "--name", "ratio_mean", "--summary").exits(0).says("all");
    }

    @Test
    void shouldVerifyWhatWasFoundForAllRuns() throws IOException {
        run("verify", recording, "--results").exits(0).says("9 of 9 files the same");
        byte[] good = Files.readAllBytes(ensemble);
        Damage.flip(ensemble, 200);
        run("verify", recording, "--results").exits(2).says("spacing-statistics@3-default, all runs together: damaged");
        run("replay", recording, "--stages", "spacing-statistics").exits(0);
        assertArrayEquals(good, Files.readAllBytes(ensemble));
        Files.delete(ensemble);
        run("verify", recording, "--results")
                .exits(1)
                .says("there for every run and not for all together", "--stages spacing-statistics' computes the rest");
        for (CommandRun partial : List.of(run("results", recording), run("export", recording, "--to", "csv"))) {
            String told = partial.exits(1).err();
            assertTrue(told.contains("there for every run and not for all together; 'eigentape replay "), told);
        }
        run("replay", recording, "--stages", "spacing-statistics").exits(0);
        assertArrayEquals(good, Files.readAllBytes(ensemble));
    }

    @Test
    void shouldLeaveTheEnsembleAsItIsWhereOneRunIsReplayed() throws IOException {
        byte[] before = Files.readAllBytes(ensemble);
        run("replay", recording, "--stages", "spacing-statistics", "--run", 2, "--force")
                .exits(0);
        assertArrayEquals(before, Files.readAllBytes(ensemble));
        Files.delete(ensemble);
        run("replay", recording, "--stages", "spacing-statistics", "--run", 2, "--force")
                .exits(0);
        assertFalse(Files.exists(ensemble));
    }

    @Test
    void shouldExportArraysOfTheEnsemble() {
        run("export", recording, "--to", "csv,npz", "--out", directory.resolve("exports"))
                .exits(0);
        assertTrue(Files.exists(directory.resolve("exports/tensors.npz")));
        assertTrue(zipNames(directory.resolve("exports/tensors.npz"))
                .contains("results/spacing-statistics/weights/gas/pair_spacing/ensemble.npy"));
    }

    private static List<String> zipNames(Path file) {
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            return zip.stream().map(java.util.zip.ZipEntry::getName).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void shouldMakeTheSameEnsemblesInSweepsOnAnyNumberOfThreads() throws IOException {
        for (int threads : new int[] {1, 3}) {
            run(
                            "sweep",
                            "dyson-gas",
                            "--grid",
                            "noise=1,2",
                            "--set",
                            "levels=3",
                            "--runs",
                            3,
                            "--steps",
                            20,
                            "--record",
                            "every=10",
                            "--stages",
                            "spacing-statistics",
                            "--threads",
                            threads,
                            "--out",
                            directory.resolve("sweep" + threads))
                    .exits(0);
        }
        for (String cell : List.of("noise=1", "noise=2")) {
            assertArrayEquals(
                    Files.readAllBytes(directory.resolve("sweep1/cells/" + cell + "/" + SET + "ensemble.results")),
                    Files.readAllBytes(directory.resolve("sweep3/cells/" + cell + "/" + SET + "ensemble.results")));
        }
        run("verify", directory.resolve("sweep1")).exits(0);
        Damage.flip(directory.resolve("sweep1/cells/noise=1/" + SET + "ensemble.results"), 200);
        run("verify", directory.resolve("sweep1")).exits(2);
    }
}
