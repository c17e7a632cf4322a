package org.eigentape.tools.cli.record;

import static org.eigentape.tools.cli.fixture.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.command.Interruption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCommandTest {

    @TempDir
    private Path directory;

    @Test
    void shouldRecordAPresetAndSayWhatCameOfIt() {
        Path out = directory.resolve("a");
        CommandRun run = run("record", "stroll", "--out", out).exits(0);
        run.says("Recorded ", " in " + out, "Next:", "eigentape verify " + out, "eigentape results " + out);
        assertFalse(run.out().contains("convention=published"), run.out());
        assertTrue(run.err().contains("2 runs of 100 steps of stroll"), run.err());
        assertTrue(run.err().contains("of events"), run.err());
        assertTrue(Files.exists(out.resolve("results/norm@1-default/run-1.results")));
    }

    @Test
    void shouldReportAsOneJsonDocument() {
        Path out = directory.resolve("a");
        CommandRun run = run("record", "stroll", "--out", out, "--json").exits(0);
        JsonNode report = run.json();
        assertEquals(out.toString(), report.path("recording").asText());
        assertTrue(report.path("complete").asBoolean());
        assertEquals("completed", report.path("runs").path(1).path("end").asText());
        assertEquals("norm", report.path("stages").path(0).path("stage").asText());
        assertEquals("complete", report.path("stages").path(0).path("state").asText());
        assertTrue(run.err().contains("Next:"), run.err());
    }

    @Test
    void shouldRecordTheSameAgainFromConfigYaml() throws IOException {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        run(
                        "record",
                        "stroll",
                        "--out",
                        first,
                        "--set",
                        "stepSize=1e-5",
                        "--set",
                        "norm.factor=2",
                        "--seed",
                        "9",
                        "--runs",
                        "3",
                        "--steps",
                        "60",
                        "--record",
                        "every=20",
                        "--record",
                        "weights/1:at=1,2,3")
                .exits(0);
        run("record", "--config", first.resolve("config.yaml"), "--out", second).exits(0);
        assertEquals(Files.readString(first.resolve("config.yaml")), Files.readString(second.resolve("config.yaml")));
        Manifest one = manifest(first);
        Manifest two = manifest(second);
        assertEquals(one.recordingId(), two.recordingId());
        assertEquals(one.completion().runDigests(), two.completion().runDigests());
        assertEquals(3, one.ensemble().runs());
        assertEquals(1e-5, one.configuration().path("stepSize").asDouble());
    }

    @Test
    void shouldLetOptionsCountMoreThanTheFile() throws IOException {
        Path file = directory.resolve("my.yaml");
        Files.writeString(file, "simulation: walk\nsteps: 30\nstepSize: 1e-3\npolicy: at=0,7,30\nstages: norm\n");
        Path out = directory.resolve("a");
        run("record", "--config", file, "--steps", "20", "--out", out)
                .exits(64)
                .complains("at=0,7,30", "names the step 30, but runs end at step 20");
        run("record", "--config", file, "--steps", "40", "--set", "stepSize=0.5", "--out", out)
                .exits(0);
        Manifest manifest = manifest(out);
        assertEquals(40, manifest.ensemble().steps());
        assertEquals(0.5, manifest.configuration().path("stepSize").asDouble());
        assertEquals(List.of("at=0,7,30"), manifest.policy());
        assertEquals(List.of("norm"), manifest.stages());
    }

    @Test
    void shouldRefuseRulesOfAFileThatGoBeyondTheLastStep() throws IOException {
        Path file = directory.resolve("my.yaml");
        Path out = directory.resolve("a");
        for (String rule : List.of("at=5,101", "window=5:101", "probe:at=101")) {
            Files.writeString(file, "simulation: walk\nsteps: 100\npolicy: [ \"every=10\", \"" + rule + "\" ]\n");
            run("record", "--config", file, "--out", out).exits(64).complains("101", "step 100");
        }
        run("record", "--config", file, "--record", "probe:at=100", "--out", out)
                .exits(0);
        // The preset's own rules name later steps, and so does the config.yaml of a shorter recording.
        Path shorter = directory.resolve("shorter");
        run("record", "stroll", "--steps", "60", "--out", shorter).exits(0);
        run("record", "--config", shorter.resolve("config.yaml"), "--out", directory.resolve("again"))
                .exits(0);
    }

    @Test
    void shouldReadANumberThatYamlTakesForText() throws IOException {
        Path file = directory.resolve("my.yaml");
        Files.writeString(file, "simulation: walk\nsteps: 1e1\nstepSize: 1e-3\n");
        Path out = directory.resolve("a");
        run("record", "--config", file, "--out", out).exits(0);
        assertEquals(1e-3, manifest(out).configuration().path("stepSize").asDouble());
    }

    @Test
    void shouldRunAllStagesThatCanRunWhereNoneAreNamed() throws IOException {
        Path file = directory.resolve("my.yaml");
        Files.writeString(file, "simulation: walk\nsteps: 10\n");
        Path out = directory.resolve("a");
        run("record", "--config", file, "--out", out).exits(0);
        assertTrue(manifest(out).stages().contains("norm"));
        Path other = directory.resolve("b");
        run("record", "--config", file, "--out", other, "--stages", "none").exits(0);
        assertEquals(List.of(), manifest(other).stages());
    }

    @Test
    void shouldTakeTheNextFreeDirectory() throws IOException {
        assertEquals(directory.resolve("demo-1"), OutputDirectory.nextFree(directory, "demo"));
        Files.createDirectory(directory.resolve("demo-1"));
        Files.createFile(directory.resolve("demo-2"));
        assertEquals(directory.resolve("demo-3"), OutputDirectory.nextFree(directory, "demo"));
    }

    @Test
    void shouldSayThatAStageFailedAndSucceedAllTheSame() {
        Path out = directory.resolve("a");
        CommandRun run = run("record", "stroll", "--out", out, "--set", "norm.fail_at=50")
                .exits(0);
        run.says("WARNING: Stage norm:fail_at=50 failed in run", "at step 50", "told to fail", "(and in 1 more run");
        run.says("WARNING: the stage norm:fail_at=50 failed, see above; the recording itself is not affected.");
        assertTrue(manifest(out).completion() != null);
    }

    @Test
    void shouldSayWhichRunDiverged() {
        Path out = directory.resolve("a");
        run("record", "stroll", "--out", out, "--set", "explodeAt=33")
                .exits(0)
                .says("Run 0 diverged: its weights were not finite at step 33.");
    }

    @Test
    void shouldStopInGoodOrderWhenInterrupted() throws Exception {
        Path out = directory.resolve("a");
        Interruption interruption = new Interruption();
        CompletableFuture<CommandRun> running = CompletableFuture.supplyAsync(() -> run(
                interruption,
                Map.of(),
                "record",
                "stroll",
                "--out",
                out,
                "--steps",
                "1000000",
                "--set",
                "pauseMillis=1"));
        while (!Files.exists(out.resolve("status.json")) && !running.isDone()) {
            Thread.sleep(20);
        }
        interruption.request();
        CommandRun run = running.get(60, TimeUnit.SECONDS).exits(130);
        run.says("Stopped after", "Interrupted.", " of 1,000,000", "stopped at step");
        assertFalse(run.err().contains("Recorded"), run.err());
        assertEquals(null, manifest(out).completion());
        assertTrue(Files.readString(out.resolve("status.json")).contains("stopped"));
    }

    @Test
    void shouldSayThatNothingWasKeptWhenInterruptedAtOnce() {
        Path out = directory.resolve("a");
        Interruption interruption = new Interruption();
        interruption.request();
        CommandRun run =
                run(interruption, Map.of(), "record", "stroll", "--out", out).exits(130);
        assertEquals("eigentape: Interrupted before anything was recorded; nothing was kept.\n", run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void shouldLeaveNothingBehindWhenARequestIsRefused() throws IOException {
        Path out = directory.resolve("refused");
        List<List<String>> refused = List.of(
                List.of("record", "strol"),
                List.of("record"),
                List.of("record", "stroll", "--set", "stepsize=1"),
                List.of("record", "stroll", "--set", "stepSize"),
                List.of("record", "stroll", "--set", "stepSize=NaN"),
                List.of("record", "stroll", "--set", "stepSize=1", "--set", "stepSize=2"),
                List.of("record", "stroll", "--set", "rows=0"),
                List.of("record", "stroll", "--set", "rows=2.5"),
                List.of("record", "stroll", "--runs", "0"),
                List.of("record", "stroll", "--runs", "many"),
                List.of("record", "stroll", "--steps", "NaN"),
                List.of("record", "stroll", "--steps", "-1"),
                List.of("record", "stroll", "--threads", "0"),
                List.of("record", "stroll", "--threads", "two"),
                List.of("record", "stroll", "--record", "weights/9:every=1"),
                List.of("record", "stroll", "--record", "sometimes"),
                List.of("record", "stroll", "--record", "window=90:10"),
                List.of("record", "stroll", "--record", "log=100000000000"),
                List.of("record", "stroll", "--record", "log=2000000000"),
                List.of("record", "stroll", "--runs", "100000", "--steps", "1000000000000000"),
                List.of("record", "stroll", "--stages", "nrom"),
                List.of("record", "stroll", "--stages", "none", "--set", "norm.factor=2"),
                List.of("record", "stroll", "--set", "norm.power=2"),
                List.of("record", "stroll", "--record", "none", "--record", "probe:none"),
                List.of("record", "stroll", "--steps", "20", "--set", "steps=5"),
                List.of("record", "stroll", "--runs", "2", "--set", "runs=3"),
                List.of("record", "stroll", "--seed", "2", "--set", "seed=3"),
                List.of("record", "stroll", "--stages", ""),
                List.of("record", "stroll", "--record", "at=5,101"),
                List.of("record", "stroll", "--record", "window=5:101"),
                List.of("record", "stroll", "--record", "window=101:200"),
                List.of("record", "stroll", "--config", "/nowhere/config.yaml"));
        for (List<String> words : refused) {
            List<Object> arguments = Stream.concat(words.stream(), Stream.of("--out", out.toString()))
                    .map(Object.class::cast)
                    .toList();
            CommandRun run = run(arguments.toArray());
            assertEquals(64, run.exitCode(), () -> words + ": " + run.err());
            run.complains();
            assertFalse(Files.exists(out), () -> words + " left something behind");
        }
    }

    @Test
    void shouldNameWhatIsWrong() {
        run("record", "strol").complains("There is no preset \"strol\"", "Did you mean \"stroll\"?");
        run("record", "stroll", "--set", "stepsize=1")
                .complains("no configuration key \"stepsize\"", "Did you mean \"stepSize\"?");
        run("record", "stroll", "--steps", "20", "--set", "steps=5").complains("Both --steps and --set steps");
        run("record", "stroll", "--stages", "").complains("--stages needs the name of a stage, or none");
        run("record", "stroll", "--record", "at=5,101")
                .complains("names the step 101", "end at step 100", "'end' stands for that step");
        run("record", "stroll", "--record", "window=5:101")
                .exits(64)
                .complains("\"window=5:101\" goes on to step 101", "end at step 100; write window=5:100.");
        run("record", "stroll", "--record", "weights/1:window=101:200")
                .exits(64)
                .complains("\"window=101:200\" begins at step 101", "end at step 100", "keeps nothing; write");
        run("record", "stroll", "--steps", "9000000000000000000").complains("between");
        run("record", "stroll", "--seed", "abc").complains("whole number");
        run("record", "demo", "--set", "trainable=2,2").exits(64).complains("names layer 2 twice");
        run("record", "stroll", "--out", "").exits(64).complains("--out needs a name");
        run("record", "stroll", "--set", "stepSize=NaN").complains("stepSize is \"NaN\"", "finite number");
        run("record", "stroll", "--record", "weights/9:every=1").complains("no tensor \"weights/9\"", "weights/1");
        run("record", "stroll", "--record", "wieghts/1:every=1")
                .exits(64)
                .complains("no tensor \"wieghts/1\"", "Did you mean \"weights/1\"?");
        run("record", "stroll", "--stages", "none", "--record", "prob:every=1")
                .exits(64)
                .complains("no tensor \"prob\"", "Did you mean \"probe\"?");
        run("record", "stroll", "--stages", "nrom").complains("There is no stage \"nrom\"", "Did you mean \"norm\"?");
        run("record", "stroll", "--set", "norm.power=2").complains("Stage norm has no parameter \"power\"", "factor");
        run("record", "stroll", "--config", "/nowhere/c.yaml").complains("There is no configuration /nowhere/c.yaml");
        run("record", "stroll", "--record", "none", "--record", "probe:none")
                .complains("Stage norm needs the tensor weights/1", "--record weights/1:every=1000");
    }

    @Test
    void shouldNameTheLimitOfNumbersThatAreTooLarge() {
        run("record", "stroll", "--runs", "100000", "--steps", "1000000000000000")
                .exits(64)
                .complains("100000 runs of 1000000000000000 steps", "10^18");
        run("record", "stroll", "--runs", "100001").exits(64).complains("between 1 and 100000.");
        run("record", "stroll", "--record", "log=2000000000").exits(64).complains("log=2000000000", "1000000");
        run("record", "stroll", "--steps", "9000000000000000000").exits(64).complains("between 0 and 1000000000000000");
        run("record", "stroll", "--steps", "90000000000000000000").exits(64).complains("between -2^63 and 2^63 - 1");
        run("record", "stroll", "--seed", "abc").exits(64).complains("a whole number such as 100 or 1e5");
    }

    @Test
    void shouldRefuseStagesWithoutTheWeightsThatTrain() {
        Path out = directory.resolve("a");
        for (String rule : List.of("none", "weights/2:none")) {
            run("record", "demo", "--steps", "10", "--runs", "1", "--record", rule, "--out", out)
                    .exits(64)
                    .complains(
                            "The stages spectrum, dyson, level-spacing, level-spacing:convention=gradient-basis and"
                                    + " observables need the tensor weights/2, which would not be recorded",
                            "'--record weights/2:every=1000' would keep it.");
            assertFalse(Files.exists(out));
        }
        run("record", "demo", "--steps", "10", "--runs", "1", "--record", "none", "--stages", "none", "--out", out)
                .exits(0);
        run("replay", out, "--stages", "dyson").exits(64).complains("needs the tensor weights/2");
        Path advised = directory.resolve("b");
        run(
                        "record",
                        "demo",
                        "--steps",
                        "10",
                        "--runs",
                        "1",
                        "--record",
                        "none",
                        "--record",
                        "weights/2:every=1000",
                        "--out",
                        advised)
                .exits(0);
        assertTrue(Files.exists(advised.resolve("results/dyson@2-default/run-0.results")));
    }

    @Test
    void shouldRefuseAFileThatIsNoConfiguration() throws IOException {
        Path file = directory.resolve("c.yaml");
        Files.writeString(file, "- a\n- b\n");
        run("record", "--config", file).exits(64).complains("must hold lines of the form 'key: value'");
        Files.writeString(file, "simulation: walk\nsteps: [1\n");
        run("record", "--config", file)
                .exits(64)
                .complains(file + " is not readable as YAML in line 2, column 10; it must hold lines of the form");
        Files.writeString(file, "simulation: walk\nsteps: 1\nsteps: 2\n");
        run("record", "--config", file)
                .exits(64)
                .complains(file + " gives the key steps twice, again in line 3, column ");
        Files.write(file, new byte[] {'a', ':', ' ', '1', '\n', 'b', ':', (byte) 0xfe, (byte) 0xff, ' ', '2'});
        run("record", "--config", file)
                .exits(64)
                .complains(file
                        + " is not a configuration: in line 2, column 3 is a byte that text in UTF-8 does not have.");
        Files.write(file, new byte[] {'a', ':', ' ', 0, 1, 2});
        run("record", "--config", file).exits(64).complains("in line 1, column 4 is a byte");
        for (String garbage :
                List.of("a: &x [*y]", "%YAML 9.9\n---\na: 1", "\ta: 1", "a: b: c", "- : {", "!!java.lang.X a: 1")) {
            Files.writeString(file, garbage);
            String err = run("record", "--config", file).exits(64).complains().err();
            assertFalse(err.contains("found") || err.contains("scanning"), err);
        }
        Files.writeString(file, "simulation: walk\n");
        run("record", "--config", file).exits(64).complains("--steps N");
        Files.writeString(file, "preset: stroll\n");
        run("record", "other", "--config", file).exits(64).complains("The preset is other");
    }

    @Test
    void shouldNotTouchWhatIsThereAlready() throws IOException {
        Path out = Files.createDirectory(directory.resolve("a"));
        Files.writeString(out.resolve("thesis.txt"), "precious");
        run("record", "stroll", "--out", out).exits(64).complains("exists already");
        assertEquals("precious", Files.readString(out.resolve("thesis.txt")));
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(1, files.count());
        }
        run("record", "stroll", "--out", out.resolve("thesis.txt")).exits(64).complains("thesis.txt is a file");
    }

    @Test
    void shouldRefuseWhatTheDiskWouldNotHold() {
        Path out = directory.resolve("a");
        run("record", "stroll", "--out", out, "--steps", "100000000000000", "--record", "every=1")
                .exits(2)
                .complains("would take about", "TiB", "are free", "or choose another disk with --out.");
        assertFalse(Files.exists(out));
    }

    @Test
    void shouldStartOnlyWhereTheRecordingLeavesEnoughSpace() {
        long mebibyte = 1 << 20;
        OutputDirectory.checkSpace(directory, 10 * mebibyte, 266 * mebibyte);
        OutputDirectory.checkSpace(directory, 10 * mebibyte, -1);
        String refused = assertThrows(
                        StorageException.class,
                        () -> OutputDirectory.checkSpace(directory, 10 * mebibyte, 266 * mebibyte - 1))
                .getMessage();
        assertTrue(refused.contains("10 MiB") && refused.contains("leave 256 MiB free"), refused);
        assertTrue(refused.contains("record less") && refused.contains("--force to leave only 64 MiB free"), refused);
        assertTrue(refused.contains("of which results and figures may take some"), refused);
        String full = assertThrows(
                        StorageException.class, () -> OutputDirectory.checkSpace(directory, 1, 100 * mebibyte))
                .getMessage();
        assertFalse(full.contains("record less"), full);
        assertTrue(full.contains("--force"), full);
        // --force is offered only where all that is asked for fits.
        for (long free : List.of(49 * mebibyte, 70 * mebibyte, 64 * mebibyte + 7 * mebibyte - 1)) {
            String useless = assertThrows(
                            StorageException.class, () -> OutputDirectory.checkSpace(directory, 7 * mebibyte, free))
                    .getMessage();
            assertFalse(useless.contains("--force"), useless);
        }
        assertTrue(assertThrows(
                        StorageException.class,
                        () -> OutputDirectory.checkSpace(directory, 7 * mebibyte, 71 * mebibyte))
                .getMessage()
                .contains("--force"));
        assertEquals("", OutputDirectory.warning(7 * mebibyte, 71 * mebibyte));
        assertEquals(
                "Only 70 MiB are free: recording will stop when 64 MiB are left, of which results and figures may take"
                        + " some.",
                OutputDirectory.warning(7 * mebibyte, 70 * mebibyte));
        OutputDirectory.checkLeastSpace(directory, 64 * mebibyte);
        OutputDirectory.checkLeastSpace(directory, -1);
        String least = assertThrows(
                        StorageException.class, () -> OutputDirectory.checkLeastSpace(directory, 64 * mebibyte - 1))
                .getMessage();
        assertTrue(least.contains("64 MiB free even with --force"), least);
        assertThrows(
                StorageException.class, () -> OutputDirectory.checkSpace(directory, Long.MAX_VALUE, Long.MAX_VALUE));
    }

    private static Manifest manifest(Path recording) {
        return Manifest.read(RecordingDirectory.open(recording).manifest());
    }

    /** Six images of 2 x 2 pixels in the idx format. */
    private Path images() throws IOException {
        byte[] file = java.nio.ByteBuffer.allocate(16 + 24)
                .putInt(2051)
                .putInt(6)
                .putInt(2)
                .putInt(2)
                .array();
        for (int at = 16; at < file.length; at++) {
            file[at] = (byte) (at * at * 37);
        }
        return Files.write(directory.resolve("some-images"), file);
    }

    @Test
    void shouldKeepNoPathOfTheDataThatARecordingWasMadeOf() throws IOException {
        Path out = directory.resolve("machine");
        Path images = images();
        run("record", "rbm-mnist", "--set", "images=" + images, "--steps", "20", "--stages", "spectrum", "--out", out)
                .exits(0);
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(directory.toString()), file + " holds a path");
            }
        }
        Path config = out.resolve("config.yaml");
        assertTrue(Files.readString(config).contains("images: some-images\n"), Files.readString(config));
        run("record", "--config", config, "--out", directory.resolve("b"))
                .exits(64)
                .complains("There is no file some-images in the working directory", "--set images=PATH");
        Path again = directory.resolve("again");
        run("record", "--config", config, "--set", "images=" + images, "--out", again)
                .exits(0);
        assertEquals(
                Manifest.read(out.resolve("manifest.json")).recordingId(),
                Manifest.read(again.resolve("manifest.json")).recordingId());
        Files.move(images, directory.resolve("moved"));
        run("replay", out, "--stages", "spectrum").exits(0);
    }
}
