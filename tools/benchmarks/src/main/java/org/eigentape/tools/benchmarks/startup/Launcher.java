package org.eigentape.tools.benchmarks.startup;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The program {@code tools/eigentape}, started as people start it, in a process of its own. */
final class Launcher {

    private static final long PATIENCE_SECONDS = 300;

    private final Path script;

    private Launcher(Path script) {
        this.script = script;
    }

    /** The launcher of the installation that this class was loaded from, if there is one. */
    static Optional<Launcher> find() {
        CodeSource source = Launcher.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            return above(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Launcher> above(Path place) {
        for (@Nullable Path at = place; at != null; at = at.getParent()) {
            Path script = at.resolve("tools").resolve("eigentape");
            // Not built yet: starting it would measure the compiler.
            if (Files.isExecutable(script) && Files.exists(at.resolve("tools/command-line/target/eigentape/built"))) {
                return Optional.of(new Launcher(script));
            }
        }
        return Optional.empty();
    }

    /**
     * Runs a command and waits for its end.
     *
     * @param arguments command and options
     * @return its exit code
     */
    int run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs the same Java that runs this program, with nothing to do. */
    static int runBareJava() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return run(List.of(java.toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-version"));
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            throw new IOException(String.join(" ", command) + " did not end");
        }
        return process.exitValue();
    }
}
