package org.eigentape.tools.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigentape.engine.recording.FileTree;
import org.eigentape.engine.sweep.SweepRequest;
import org.eigentape.tools.cli.Eigentape;
import org.eigentape.tools.cli.fixture.CommandRun;
import org.eigentape.tools.command.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps in processes of their own: killed, stopped, and several at once. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SweepProcessTest {

    /** A longer look: {@code -Deigentape.kills=10}. */
    private static final int KILLS = Integer.getInteger("eigentape.kills", 4);

    @TempDir
    private Path temporary;

    private Path undisturbed = Path.of("");
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void sweepUndisturbed() {
        undisturbed = temporary.resolve("undisturbed");
        CommandRun.run((Object[]) arguments(undisturbed)).exits(0);
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldEndWithTheSameTablesHoweverOftenItIsKilled() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Path out = temporary.resolve("killed");
        for (int kill = 0; kill < KILLS; kill++) {
            Process sweep = start(out);
            await(() -> Files.exists(out.resolve("sweep.yaml")), sweep);
            sweep.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
            sweep.destroyForcibly().waitFor();
        }
        assertEquals(0, start(out).waitFor(), () -> output() + " seed " + seed);
        assertSameTables(out, "seed " + seed);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldStopInGoodOrderAndGoOn() throws Exception {
        Path out = temporary.resolve("stopped");
        Process sweep = start(out, "--steps", "100000000");
        await(() -> Files.exists(out.resolve("cells/T=2^-5_inverseSigmaW=1over8/status.json")), sweep);
        sweep.destroy();
        assertTrue(sweep.waitFor(60, TimeUnit.SECONDS), "it does not stop");
        assertEquals(128 + 15, sweep.exitValue(), this::output);
        assertTrue(output().contains("Stopped (Interrupted.)"), output());
        assertTrue(output().contains("the same command again goes on"), output());
        assertFalse(Files.exists(out.resolve("phase.csv")));
        CommandRun other = CommandRun.run((Object[]) arguments(out)).exits(ExitCode.WRONG_USAGE);
        other.complains("steps is 100000000 there and 3000 here");
    }

    @Test
    void shouldLetShardsAndTheWholeRunAtOnce() throws Exception {
        Path out = temporary.resolve("shared");
        List<Process> sweeps =
                List.of(start(out, "--shard", "1/2"), start(out, "--shard", "2/2"), start(out), start(out));
        for (Process sweep : sweeps) {
            assertEquals(0, sweep.waitFor(), this::output);
        }
        assertSameTables(out, "");
    }

    @Test
    void shouldRestoreAllTablesFromEventsWithoutTheTrainingCode() throws Exception {
        Path out = temporary.resolve("replayed");
        CommandRun.run((Object[]) arguments(out)).exits(0);
        try (Stream<Path> cells = Files.list(out.resolve("cells"))) {
            for (Path cell : cells.toList()) {
                FileTree.delete(cell.resolve("results"));
            }
        }
        Files.delete(out.resolve("phase.csv"));
        Files.delete(out.resolve("runs.csv"));
        String classPath = classPathWithoutTraining();
        Process sweep = start(classPath, List.of(arguments(out)));
        assertEquals(ExitCode.WRONG_USAGE, sweep.waitFor(), () -> "it can still train: " + output());
        Process replay = start(classPath, List.of("replay", out.toString()));
        assertEquals(0, replay.waitFor(), this::output);
        assertSameTables(out, output());
    }

    /** The class path of this process with a copy of the engine that lacks the simulation of networks. */
    private String classPathWithoutTraining() throws IOException {
        Path engine = Path.of(SweepRequest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Path copy = temporary.resolve("engine");
        if (Files.isDirectory(engine)) {
            copyWithoutTraining(engine, copy);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(engine)) {
                copyWithoutTraining(jar.getPath("/"), copy);
            }
        }
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).equals(engine) ? copy.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void copyWithoutTraining(Path classes, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString();
                if (!name.matches("org/eigentape/engine/network/(experiment|descent)/.*|META-INF/services/.*")) {
                    Path target = copy.resolve(name);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private void assertSameTables(Path out, String message) throws IOException {
        for (String table : List.of("phase.csv", "runs.csv", "tables.json")) {
            assertEquals(Files.readString(undisturbed.resolve(table)), Files.readString(out.resolve(table)), message);
        }
    }

    private static String[] arguments(Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "sweep",
                "paper-short",
                "--set",
                "samples=400",
                "--grid",
                "temperature=2^-5,2^6",
                "--grid",
                "inverseSigmaW=1/8,8",
                "--runs",
                "4",
                "--out",
                out.toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--steps")) {
            arguments.addAll(List.of("--steps", "3000"));
        }
        return arguments.toArray(String[]::new);
    }

    private Process start(Path out, String... more) throws IOException {
        return start(System.getProperty("java.class.path"), List.of(arguments(out, more)));
    }

    private Process start(String classPath, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("--add-") || option.startsWith("-Dchronicle")) {
                command.add(option);
            }
        }
        command.addAll(List.of("-Xmx512m", "-cp", classPath, Eigentape.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("output-" + started.size()).toFile())
                .start();
        started.add(process);
        return process;
    }

    private interface Condition {
        boolean holds();
    }

    private void await(Condition condition, Process process) throws InterruptedException {
        while (!condition.holds()) {
            assertTrue(process.isAlive(), () -> "the sweep ended: " + output());
            Thread.sleep(5);
        }
    }

    private String output() {
        StringBuilder all = new StringBuilder();
        for (int index = 0; index < started.size(); index++) {
            try {
                all.append(index).append(": ").append(Files.readString(temporary.resolve("output-" + index)));
            } catch (IOException e) {
                all.append(e);
            }
        }
        return all.toString();
    }
}
