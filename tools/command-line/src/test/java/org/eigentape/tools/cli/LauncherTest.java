package org.eigentape.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a copy of {@code tools/eigentape} in a house of its own, with made-up JDKs and a made-up Maven wrapper, so that
 * nothing is built and no second JVM starts.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final List<String> SHELL_COMMANDS =
            List.of("sh", "readlink", "find", "sed", "head", "cat", "mkdir", "mv", "ln", "rm", "sleep", "touch", "awk");

    /** What the launcher needs of the system, without any java. */
    private Path commands;

    private Path house;
    private Path launcher;

    @BeforeEach
    void makeHouse(@TempDir Path directory) throws IOException {
        commands = Files.createDirectory(directory.resolve("commands"));
        for (String command : SHELL_COMMANDS) {
            Files.createSymbolicLink(commands.resolve(command), findOnPath(command));
        }
        house = Files.createDirectories(directory.resolve("a house/tools")).getParent();
        for (String module : List.of("engine", "stages", "replay")) {
            Files.createDirectory(house.resolve(module));
        }
        Files.createFile(house.resolve("pom.xml"));
        launcher = house.resolve("tools/eigentape");
        Files.copy(Path.of("../eigentape").toAbsolutePath().normalize(), launcher);
        makeExecutable(launcher);
        script(
                house.resolve("mvnw"),
                "echo built >>\"$PWD/builds\"",
                "mkdir -p tools/command-line/target/eigentape/lib",
                "touch tools/command-line/target/eigentape/lib/b.jar tools/command-line/target/eigentape/lib/a.jar");
    }

    @Test
    void shouldNameJavaHomeAndVersionWhenItIsTooOld() throws Exception {
        Path old = makeJdk("jdk-11", "11.0.27");
        Outcome outcome = launch(Map.of("JAVA_HOME", old.toString()));
        assertEquals(64, outcome.exitCode);
        assertContains(outcome.error, "JAVA_HOME is " + old + ", which is Java 11.0.27");
        assertContains(outcome.error, "needs 17 or newer");
        assertContains(outcome.error, "Install a JDK 17");
    }

    @Test
    void shouldAskJavaItselfWhenThereIsNoReleaseFile() throws Exception {
        Path old = makeJdk("jdk-8", "1.8.0_292");
        Files.delete(old.resolve("release"));
        Outcome outcome = launch(Map.of("JAVA_HOME", old.toString()));
        assertEquals(64, outcome.exitCode);
        assertContains(outcome.error, "which is Java 1.8.0_292");
    }

    @Test
    void shouldSayWhichInstalledJdkWouldDoWhenJavaHomeIsTooOld() throws Exception {
        Path old = makeJdk("jdk-11", "11.0.27");
        Path good = makeJdk("places/jdk-21", "21.0.2");
        Outcome outcome = launch(Map.of("JAVA_HOME", old.toString(), "EIGENTAPE_JDK_PLACES", good.getParent() + ""));
        assertEquals(64, outcome.exitCode);
        assertContains(outcome.error, "Set JAVA_HOME=" + good);
    }

    @Test
    void shouldSayThatJavaHomeHoldsNoJava() throws Exception {
        Outcome outcome = launch(Map.of("JAVA_HOME", house.toString()));
        assertEquals(64, outcome.exitCode);
        assertContains(outcome.error, "JAVA_HOME is " + house + ", but there is no bin/java in it");
    }

    @Test
    void shouldExplainWhatToInstallWhenThereIsNoJava() throws Exception {
        Outcome outcome = launch(Map.of());
        assertEquals(64, outcome.exitCode);
        assertContains(outcome.error, "No Java was found, neither in JAVA_HOME nor on PATH");
        assertContains(outcome.error, "Install a JDK 17");
    }

    @Test
    void shouldSayThatBuildingNeedsACompiler() throws Exception {
        Path runtime = makeJdk("jre-17", "17.0.15");
        Files.delete(runtime.resolve("bin/javac"));
        Outcome outcome = launch(Map.of("JAVA_HOME", runtime.toString()));
        assertEquals(64, outcome.exitCode);
        assertContains(outcome.error, "has no compiler");
    }

    @Test
    void shouldTakeTheOldestSufficientJdkOfTheUsualPlaces() throws Exception {
        Path places = makeJdk("places/jdk-25", "25.0.1").getParent();
        makeJdk("places/jdk-17", "17.0.15");
        makeJdk("places/jdk-11", "11.0.27");
        Outcome outcome = launch(Map.of("EIGENTAPE_JDK_PLACES", "/nowhere:" + places), "describe", "two words");
        assertEquals(7, outcome.exitCode, outcome.error);
        assertContains(outcome.output, "java 17.0.15");
    }

    @Test
    void shouldPassArgumentsOptionsAndClassPathUnchanged() throws Exception {
        Path jdk = makeJdk("jdk-25", "25.0.1");
        Path jar = Files.createFile(house.resolve("my stages.jar"));
        Outcome outcome = launch(
                Map.of(
                        "JAVA_HOME",
                        jdk.toString(),
                        "EIGENTAPE_CLASSPATH",
                        ":" + jar,
                        "EIGENTAPE_JAVA_OPTS",
                        "-Xmx1g -Da=*"),
                "describe",
                "two words",
                "*");
        assertEquals(7, outcome.exitCode, outcome.error);
        Path libraries = house.toRealPath().resolve("tools/command-line/target/eigentape/lib");
        assertContains(outcome.output, "[-Xmx1g]\n[-Da=*]\n");
        assertContains(outcome.output, "[--enable-native-access=ALL-UNNAMED]\n");
        assertContains(
                outcome.output,
                "[-cp]\n[" + libraries.resolve("a.jar") + ":" + libraries.resolve("b.jar") + ":" + jar + "]\n"
                        + "[org.eigentape.tools.cli.Eigentape]\n[describe]\n[two words]\n[*]\n");
    }

    @Test
    void shouldRefuseAClassPathEntryThatDoesNotExist() throws Exception {
        Path jdk = makeJdk("jdk-17", "17.0.15");
        Outcome outcome = launch(Map.of("JAVA_HOME", jdk.toString(), "EIGENTAPE_CLASSPATH", "missing.jar"));
        assertEquals(64, outcome.exitCode);
        assertContains(outcome.error, "EIGENTAPE_CLASSPATH names missing.jar, which does not exist");
    }

    @Test
    void shouldBuildOnceAndAgainOnlyWhenASourceChanged() throws Exception {
        Map<String, String> environment =
                Map.of("JAVA_HOME", makeJdk("jdk-17", "17.0.15").toString());
        Outcome first = launch(environment);
        assertContains(first.error, "building with Java 17.0.15");
        assertEquals("", first.outputBefore("java 17"));
        Outcome second = launch(environment);
        assertEquals("", second.error);
        assertEquals(1, builds());

        Path source =
                Files.createDirectories(house.resolve("engine/src/main/java")).resolve("Source.java");
        Files.createFile(source);
        launch(environment);
        assertEquals(2, builds());
        Files.createFile(
                Files.createDirectories(house.resolve("engine/src/test/java")).resolve("SourceTest.java"));
        launch(environment);
        assertEquals(2, builds());
        Files.delete(source);
        launch(environment);
        assertEquals(3, builds());
    }

    @Test
    void shouldSayWhereTheLogIsWhenTheBuildFails() throws Exception {
        script(house.resolve("mvnw"), "echo '[ERROR] no such symbol'", "exit 1");
        Outcome outcome =
                launch(Map.of("JAVA_HOME", makeJdk("jdk-17", "17.0.15").toString()));
        assertEquals(2, outcome.exitCode);
        assertContains(outcome.error, "no such symbol");
        assertContains(
                outcome.error,
                house.toRealPath().resolve("target/launcher-build.log").toString());
        assertTrue(Files.notExists(house.resolve("target/launcher-build.lock")), "the lock is left behind");
    }

    @Test
    void shouldClearAwayTheLockOfADeadProcess() throws Exception {
        long dead = new ProcessBuilder("true")
                .start()
                .onExit()
                .get(10, TimeUnit.SECONDS)
                .pid();
        Path lock = Files.createDirectory(house.resolve("target")).resolve("launcher-build.lock");
        Files.createSymbolicLink(lock, Path.of(Long.toString(dead)));
        Outcome outcome =
                launch(Map.of("JAVA_HOME", makeJdk("jdk-17", "17.0.15").toString()));
        assertEquals(7, outcome.exitCode, outcome.error);
        assertEquals(1, builds());
    }

    @Test
    void shouldBuildOnceForTwoLaunchersAtOnce() throws Exception {
        script(
                house.resolve("mvnw"),
                "sleep 1",
                "echo built >>\"$PWD/builds\"",
                "mkdir -p tools/command-line/target/eigentape/lib");
        Map<String, String> environment =
                Map.of("JAVA_HOME", makeJdk("jdk-17", "17.0.15").toString());
        Process one = start(environment, launcher);
        Process two = start(environment, launcher);
        Outcome first = Outcome.of(one);
        Outcome second = Outcome.of(two);
        assertEquals(7, first.exitCode, first.error);
        assertEquals(7, second.exitCode, second.error);
        assertEquals(1, builds());
        assertContains(first.error + second.error, "waiting for the build of process");
    }

    @Test
    void shouldFollowLinksToItself() throws Exception {
        Path links = Files.createDirectory(house.resolve("links"));
        Path link = Files.createSymbolicLink(links.resolve("tape"), Path.of("../links/again"));
        Files.createSymbolicLink(links.resolve("again"), launcher);
        Outcome outcome = Outcome.of(
                start(Map.of("JAVA_HOME", makeJdk("jdk-17", "17.0.15").toString()), link));
        assertEquals(7, outcome.exitCode, outcome.error);
    }

    private long builds() throws IOException {
        return Files.readAllLines(house.resolve("builds")).size();
    }

    /** A JDK whose java prints its version and its arguments, one in brackets on each line, and exits with 7. */
    private Path makeJdk(String name, String version) throws IOException {
        Path jdk = house.resolveSibling(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(
                jdk.resolve("bin/java"),
                "case $1 in -version) echo 'openjdk version \"" + version + "\" 2020-01-01' >&2; exit 0 ;; esac",
                "echo 'java " + version + "'",
                "printf '[%s]\\n' \"$@\"",
                "exit 7");
        script(jdk.resolve("bin/javac"), "exit 0");
        return jdk;
    }

    private Outcome launch(Map<String, String> environment, String... arguments) throws Exception {
        return Outcome.of(start(environment, launcher, arguments));
    }

    private Process start(Map<String, String> environment, Path script, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", commands.toString());
        builder.environment().put("EIGENTAPE_JDK_PLACES", "");
        builder.environment().putAll(environment);
        return builder.directory(commands.toFile()).start();
    }

    private static Path findOnPath(String command) {
        for (String directory : System.getenv("PATH").split(":")) {
            Path candidate = Path.of(directory, command);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new AssertionError("this test needs " + command + " on PATH");
    }

    private static void script(Path path, String... lines) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        makeExecutable(path);
    }

    private static void makeExecutable(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "expected <" + part + "> in:\n" + text);
    }

    private record Outcome(int exitCode, String output, String error) {

        static Outcome of(Process process) throws IOException, InterruptedException {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the launcher does not end");
            return new Outcome(process.exitValue(), output, error);
        }

        String outputBefore(String part) {
            return output.substring(0, Math.max(0, output.indexOf(part)));
        }
    }
}
