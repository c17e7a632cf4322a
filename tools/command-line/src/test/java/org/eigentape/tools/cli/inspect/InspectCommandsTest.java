package org.eigentape.tools.cli.inspect;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.cli.fixture.Damage;
import org.eigentape.tools.command.Interruption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandsTest {

    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    private static Path recording;

    @BeforeAll
    static void record() {
        recording = shared.resolve("walks");
        run("record", "stroll", "--out", recording).exits(0);
    }

    @Test
    void shouldListRecordingsWithTheirState() throws IOException {
        Files.createDirectory(shared.resolve("not-a-recording"));
        run("ls", shared).exits(0).says(recording.toString(), "complete", "walk", "stroll", "100");
        JsonNode list = run("ls", shared, "--json").exits(0).json();
        assertEquals(1, list.size());
        assertEquals("complete", list.path(0).path("state").asText());
        assertEquals(2, list.path(0).path("runs").asInt());
        run("ls", recording).exits(0).says("complete");
        run("ls", directory).exits(0).says("There are no recordings in");
    }

    @Test
    void shouldListADamagedRecordingAsDamaged() {
        Path damaged = Damage.copy(recording, directory.resolve("damaged"));
        Damage.flip(damaged.resolve("manifest.json"), 20);
        run("ls", directory).exits(0).says("damaged");
    }

    @Test
    void shouldRefuseToListAMissingDirectory() {
        run("ls", shared.resolve("nowhere")).exits(64).complains("There is no directory");
    }

    @Test
    void shouldVerifyACompleteRecording() {
        run("verify", recording).exits(0).says("Complete", "events", "2 runs");
        String last = "Events only: results (2 files) were not looked at; 'eigentape verify " + recording
                + " --results' computes them again and compares.\n";
        assertTrue(run("verify", recording).out().endsWith(last), last);
        CommandRun whole = run("verify", recording, "--results").exits(0);
        assertFalse(whole.out().contains("not looked at"), whole.out());
        JsonNode verdict = run("verify", recording, "--json").exits(0).json();
        assertEquals("complete", verdict.path("state").asText());
        assertEquals(100, verdict.path("runs").path("1").path("lastStep").asLong());
        assertEquals(64, verdict.path("runs").path("0").path("digest").asText().length());
    }

    @Test
    void shouldFindAFlippedByteAndNameThePlace() {
        Path damaged = Damage.copy(recording, directory.resolve("damaged"));
        Path journal = Damage.journal(damaged);
        Damage.flip(journal, Damage.frame(journal, 5) + 60);
        run("verify", damaged).exits(2).says("Event 5", "offset", "Events 0 to 4 are valid");
        JsonNode verdict = run("verify", damaged, "--json").exits(2).json();
        assertEquals("corrupt", verdict.path("state").asText());
        assertEquals(5, verdict.path("events").asLong());
        CommandRun described = run("describe", damaged).exits(2);
        described.says("damaged", "weights/1");
        assertTrue(described.err().startsWith("eigentape: Event 5"), described.err());
        CommandRun dumped = run("dump", damaged).exits(2);
        assertEquals(5, dumped.out().lines().count());
    }

    @Test
    void shouldFindACutJournal() {
        Path cut = Damage.copy(recording, directory.resolve("cut"));
        Path journal = Damage.journal(cut);
        Damage.truncate(journal, Damage.frame(journal, 5));
        run("verify", cut).exits(2);
        run("describe", cut).exits(2);
        assertEquals(
                "corrupt",
                run("verify", cut, "--json").exits(2).json().path("state").asText());
    }

    @Test
    void shouldSayWhichEventsAreValidInGoodEnglish() throws IOException {
        Path cut = Damage.copy(recording, directory.resolve("cut"));
        Path journal = Damage.journal(cut);
        Damage.flip(journal, Damage.frame(journal, 1) + 60);
        run("verify", cut).exits(2).says("Event 1", "Event 0 is valid.");
        Damage.flip(journal, Damage.frame(journal, 0) + 60);
        run("verify", cut).exits(2).says("Event 0", "There is no valid event.");
        Files.delete(journal);
        run("verify", cut)
                .exits(2)
                .says("The journal has no events, but manifest.json says", "There is no valid event.");
    }

    @Test
    void shouldRefuseAFormatOfTheFuture() {
        Path future = Damage.copy(recording, directory.resolve("future"));
        Damage.makeFuture(future);
        run("verify", future).exits(3).says("format version 99", "newer release");
        for (String command : new String[] {"describe", "dump"}) {
            run(command, future).exits(3).complains("format version 99", "Use a newer release");
        }
    }

    @Test
    void shouldRefuseWhatIsNoRecording() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        for (String command : new String[] {"verify", "describe", "dump"}) {
            run(command, directory).exits(4).complains("is not a recording");
            run(command, directory.resolve("nowhere")).exits(4).complains("There is no recording at");
            run(command, file).exits(4).complains("is a file");
            run(command).exits(64).complains("RECORDING", "See 'eigentape " + command + " --help'");
        }
        assertEquals(
                "not a recording",
                run("verify", directory, "--json").exits(4).json().path("state").asText());
    }

    @Test
    void shouldDescribeWhatARecordingHolds() {
        run("describe", recording)
                .exits(0)
                .says(
                        recording + ": complete",
                        "walk, preset stroll",
                        "2 runs of 100 steps",
                        "stepSize     0.015625",
                        "3 x 4",
                        "every=10",
                        "norm",
                        "completed");
        JsonNode description = run("describe", recording, "--json").exits(0).json();
        assertEquals("complete", description.path("state").asText());
        JsonNode weights = description.path("tensors").path(0);
        assertEquals("weights/1", weights.path("name").asText());
        // Steps 0, 10, ..., 100 of two runs, and none besides.
        assertEquals(22, weights.path("events").asLong());
        assertEquals(22 * 3 * 4 * 8, weights.path("bytes").asLong());
        assertEquals(2, description.path("eventsByType").path("RUN_STARTED").asLong());
        assertEquals("norm", description.path("results").path(0).path("stage").asText());
        assertEquals(
                2,
                description
                        .path("results")
                        .path(0)
                        .path("states")
                        .path("complete")
                        .asInt());
    }

    @Test
    void shouldSayThatARecordingIsStillBeingWritten() throws Exception {
        Path running = directory.resolve("running");
        Interruption interruption = new Interruption();
        CompletableFuture<CommandRun> writer = CompletableFuture.supplyAsync(() -> run(
                interruption,
                Map.of(),
                "record",
                "stroll",
                "--out",
                running,
                "--steps",
                "1000000",
                "--set",
                "pauseMillis=1"));
        try {
            while (!Files.exists(running.resolve("status.json")) && !writer.isDone()) {
                Thread.sleep(20);
            }
            run("verify", running).exits(1).says("it is being written");
            run("describe", running).exits(0).says(running + ": running", "It is still being written.");
            assertEquals(
                    "running",
                    run("ls", running, "--json").json().path(0).path("state").asText());
            CommandRun replay = run("replay", running, "--stages", "norm").exits(1);
            assertTrue(replay.err().contains("still being written"), replay.err());
            run("record", "stroll", "--out", running).exits(64).complains("exists already");
        } finally {
            interruption.request();
            writer.get(60, TimeUnit.SECONDS);
        }
        run("verify", running).exits(1).says("Incomplete");
        run("ls", directory).exits(0).says("stopped", "up to ");
        assertTrue(
                run("ls", running, "--json").json().path(0).path("bytesAtMost").asLong() > 1000);
        run("dump", running).exits(1).says("RECORDING_STARTED");
        run("dump", running, "--run", 0, "--to", 0).exits(1);
        run("export", running, "--to", "csv,npz").exits(1).says("results.csv", "tensors.npz");
        run("describe", running).exits(0).says(running + ": stopped", "Interrupted.");
    }

    @Test
    void shouldDumpOneLineForEachEvent() throws IOException {
        CommandRun dump = run("dump", recording).exits(0);
        dump.says("RECORDING_STARTED", "RUN_STARTED", "STEP", "weights/1", "PROBE", "train/loss", "RECORDING_ENDED");
        long events = run("describe", recording, "--json").json().path("events").asLong();
        assertEquals(events, dump.out().lines().count());
        CommandRun lines = run("dump", recording, "--json").exits(0);
        assertEquals(events, lines.out().lines().count());
        ObjectMapper json = new ObjectMapper();
        long sequence = 0;
        for (String line : lines.out().lines().toList()) {
            JsonNode event = json.readTree(line);
            assertEquals(sequence++, event.path("sequence").asLong());
            assertFalse(event.has("time"), "clock times make dumps of equal recordings differ");
        }
    }

    @Test
    void shouldDumpARangeOfARun() {
        CommandRun dump = run("dump", recording, "--run", 1, "--from", 20, "--to", 40, "--json")
                .exits(0);
        assertEquals(3, dump.out().lines().count(), dump.out());
        assertTrue(dump.out().lines().allMatch(line -> line.contains("\"run\":1")), dump.out());
        assertEquals(
                1,
                run("dump", recording, "--run", 0, "--from", 40, "--to", 50, "--every", 20)
                        .out()
                        .lines()
                        .count());
    }

    @Test
    void shouldDumpValues() throws IOException {
        String line = run("dump", recording, "--run", 0, "--from", 10, "--to", 10, "--values", "--json")
                .exits(0)
                .out();
        JsonNode weights = new ObjectMapper().readTree(line).path("tensors").path("weights/1");
        assertEquals(12, weights.path("values").size());
        assertEquals(3, weights.path("shape").path(0).asInt());
        double first = weights.path("values").path(0).asDouble();
        run("dump", recording, "--run", 0, "--from", 10, "--to", 10, "--values")
                .exits(0)
                .says(" " + first + " ");
    }

    @Test
    void shouldRefuseAnEmptyRange() {
        for (String command : new String[] {"dump", "replay"}) {
            Object[] stages = command.equals("replay") ? new Object[] {"--stages", "norm"} : new Object[0];
            refused(command, stages, "--from", "10", "--to", "5").complains("No step lies between 10 and 5");
            refused(command, stages, "--from", "101").complains("No step lies from 101 on", "100 steps");
            refused(command, stages, "--run", "2").complains("There is no run 2", "runs 0 to 1");
            refused(command, stages, "--every", "0").complains("every 0");
            refused(command, stages, "--from", "-1").complains("The first step cannot be -1; steps count from 0.");
            refused(command, stages, "--from", "NaN").complains("--from", "NaN");
        }
    }

    private static CommandRun refused(String command, Object[] stages, Object... options) {
        Object[] all = new Object[2 + stages.length + options.length];
        all[0] = command;
        all[1] = recording;
        System.arraycopy(stages, 0, all, 2, stages.length);
        System.arraycopy(options, 0, all, 2 + stages.length, options.length);
        return run(all).exits(64);
    }
}
