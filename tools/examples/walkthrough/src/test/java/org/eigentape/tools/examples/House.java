package org.eigentape.tools.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A directory that looks to a user like Eigentape's own: the libraries where the launcher keeps them, the sources of the
 * examples, and a {@code tools/eigentape} that starts the program of this build without building it.
 */
final class House {

    private static final String LIBRARIES = "tools/command-line/target/eigentape/lib";
    private static final int PATIENCE_SECONDS = 300;

    private final Path root;

    House(Path root) throws IOException {
        this.root = root;
        Path libraries = Files.createDirectories(root.resolve(LIBRARIES));
        int number = 0;
        for (String entry : classPath()) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isDirectory(path)) {
                pack(path, libraries.resolve("classes-" + number++ + ".jar"));
            } else if (Files.exists(path)) {
                Files.createSymbolicLink(libraries.resolve(number++ + "-" + path.getFileName()), path);
            }
        }
        Files.createSymbolicLink(root.resolve("tools/examples"), Repository.ROOT.resolve("tools/examples"));
        Path launcher = root.resolve("tools/eigentape");
        Files.writeString(launcher, launcher());
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Class path of the tests, without the tests themselves. */
    private static List<String> classPath() {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path tests = Path.of("target").toAbsolutePath();
        return Stream.of(whole.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().startsWith(tests))
                .toList();
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, packed);
            }
        }
    }

    private static String launcher() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-Dchronicle."))
                .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
        return "#!/bin/sh\nexec '" + String.join("' '", command) + "' -cp \"" + LIBRARIES
                + "/*:${EIGENTAPE_CLASSPATH:-}\" org.eigentape.tools.cli.Eigentape \"$@\"\n";
    }

    Path resolve(String path) {
        return root.resolve(path);
    }

    /**
     * Runs commands in this directory; all of them must end with 0.
     *
     * @return what they wrote to standard output
     */
    String run(String commands) throws IOException, InterruptedException {
        Path errors = root.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", commands);
        builder.directory(root.toFile()).redirectError(errors.toFile());
        Path tools = Path.of(System.getProperty("java.home"), "bin");
        builder.environment().merge("PATH", tools.toString(), (old, java) -> java + File.pathSeparator + old);
        builder.environment().remove("EIGENTAPE_CLASSPATH");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "does not end: " + commands);
        assertEquals(0, process.exitValue(), () -> commands + "\n" + output + "\n" + read(errors));
        return output;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return String.valueOf(e);
        }
    }
}
